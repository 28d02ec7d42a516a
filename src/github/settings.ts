import type { DestinationStream } from 'pino';
import type { StoreSettings } from './queue/store.ts';

/** What one process does: receive webhooks, work, or both. */
export type Role = 'web' | 'worker' | 'all';

/** Where accepted work is kept. */
export type DatabaseSettings = Omit<StoreSettings, 'supervise'>;

export interface ServerSettings {
  readonly appId: number;
  /** In PEM form. */
  readonly privateKey: string;
  readonly webhookSecret: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly host: string;
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';
  /** Where the log's lines go; stderr when it is left out, because stdout is for what a command prints. */
  readonly logTo?: DestinationStream;
  /** The address of GitHub's REST API when it isn't github.com's. */
  readonly baseUrl: string | undefined;
  readonly pagesUrl: string;
  /** Space requests as github.com asks for (a second between writes); off for a server without such limits. */
  readonly throttle: boolean;
  readonly role: Role;
  /** Where accepted work is kept; undefined keeps it in memory, where it is gone with the process. */
  readonly store: DatabaseSettings | undefined;
  /** Opens `/status` and `/metrics` to whoever knows it; undefined leaves them closed. */
  readonly statusToken: string | undefined;
  /** Threads that look into files, or 0 to do it in the server's own: for tests, and nobody else's files. */
  readonly threads: number;
  /** So many jobs at the same time. */
  readonly concurrency: number;
  /** So long running jobs may go on after the process was told to end, in milliseconds. */
  readonly grace: number;
}
