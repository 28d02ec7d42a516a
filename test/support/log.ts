import { Writable } from 'node:stream';
import { type Logger, pino } from 'pino';

/** A line of the log. */
export interface Recorded {
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A log that keeps its lines. */
export function recordingLog(): { readonly log: Logger; readonly lines: Recorded[] } {
  const lines: Recorded[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      const { msg, ...fields } = JSON.parse(chunk.toString()) as { msg: string } & Record<string, unknown>;
      lines.push({ message: msg, fields });
      done();
    },
  });
  return { log: pino({ level: 'trace' }, stream), lines };
}
