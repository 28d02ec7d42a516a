import { rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';

/** Linux takes paths of sockets up to 107 bytes, macOS up to 103. */
const MAX_SOCKET_PATH = 103;

/**
 * Makes sure that one process alone uses a folder: two on the same embedded database would destroy it. A socket in the folder is
 * listened on; unlike a file with a process number it dies with its process, and it is seen by containers that share the folder.
 * @returns what gives the folder back
 * @throws Error when another process has it, or when the folder's path is too long for a socket
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const path = join(directory, 'lock');
  if (Buffer.byteLength(path) > MAX_SOCKET_PATH)
    throw new Error(
      `The path of PLIMSOLL_DATA_DIR is too long (${directory}): it may have ${MAX_SOCKET_PATH - '/lock'.length} bytes.`,
    );
  for (let attempt = 0; attempt < 3; attempt++) {
    const server = await listen(path);
    if (server) return () => new Promise((done) => server.close(() => done()));
    if (await answers(path)) break;
    // Left behind by a process that was killed.
    rmSync(path, { force: true });
  }
  throw new Error(
    `Another Plimsoll uses ${directory}. Give each its own PLIMSOLL_DATA_DIR, or let all share a Postgres with DATABASE_URL.`,
  );
}

function listen(path: string): Promise<Server | undefined> {
  return new Promise((done, failed) => {
    const server = createServer((socket) => socket.end());
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') done(undefined);
      else failed(error);
    });
    server.listen(path, () => {
      server.unref();
      done(server);
    });
  });
}

function answers(path: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}
