import { mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Written beside and moved, so that a crash leaves the old file; the mode is kept, or the one given for a new file, whose folder is made. */
export function replaceFile(path: string, text: string, newMode = 0o644): void {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? newMode;
  const draft = `${path}.plimsoll-${process.pid}`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(draft, text, { mode });
  renameSync(draft, path);
}
