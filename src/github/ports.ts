import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Handler } from './handlers.ts';

/** A server that listens. */
export interface Listening {
  readonly port: number;
  /** Takes no further request, and resolves when those that are under way were answered. */
  close(): Promise<void>;
}

/** Probot takes port 0 for its default port, so a free one is looked for here. */
export function freePort(host: string): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, host, () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
}

/** A server that answers with these handlers and 404 to everything else. */
export function listenAlone(
  { port, host }: { readonly port: number; readonly host: string },
  handlers: readonly Handler[],
): Promise<Listening> {
  const server = createServer(async (request, response) => {
    try {
      for (const handler of handlers) if (await handler(request, response)) return;
      response.writeHead(404).end();
    } catch {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    }
  });
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, host, () => {
      done({
        port: (server.address() as AddressInfo).port,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeIdleConnections();
          }),
      });
    });
  });
}
