import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

/** The file in the folder where the server is started; what the environment itself sets wins over it. */
export const ENVIRONMENT_FILE = '.env';

/**
 * Puts the variables of a `.env` file into an environment; nothing where there is no file.
 * @throws Error when there is one that can't be read
 */
export function loadEnvironmentFile(environment: Record<string, string | undefined>, path = ENVIRONMENT_FILE): void {
  for (const [name, value] of Object.entries(parseEnv(readIfThere(path)))) environment[name] ??= value;
}

/**
 * Sets variables in a `.env` file and leaves its other lines as they are. Only its owner may read it, as it holds a private key.
 * @throws Error when it can't be written
 */
export function updateEnvironmentFile(values: Readonly<Record<string, string>>, path = ENVIRONMENT_FILE): void {
  const names = new Set(Object.keys(values));
  const kept = readIfThere(path)
    .split('\n')
    .filter((line) => !names.has(/^\s*(?:export\s+)?(\w+)\s*=/.exec(line)?.[1] ?? ''));
  while (kept.at(-1) === '') kept.pop();
  const written = Object.entries(values).map(([name, value]) => `${name}=${quoted(value)}`);
  writeFileSync(path, `${[...kept, ...written].join('\n')}\n`, { mode: 0o600 });
  // The mode above is only for a new file.
  chmodSync(path, 0o600);
}

/** Within double quotes `\n` is a line break, and nothing else is special but the quote itself. */
function quoted(value: string): string {
  if (value.includes('"')) throw new Error('A value with a double quote cannot be written to a .env file.');
  return `"${value.trim().replace(/\r\n?|\n/g, '\\n')}"`;
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
