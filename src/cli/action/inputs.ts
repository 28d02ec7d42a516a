import { posix } from 'node:path';
import type { Configuration } from '../../review/index.ts';
import { SEVERITIES } from '../../rules/rule.ts';
import { UsageError } from '../errors.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What the workflow gave under `with:`. */
export interface Inputs {
  readonly token: string;
  /** Whether a review may be posted. */
  readonly comment: boolean;
  /** The revision to compare with where the event names none. */
  readonly base: string | undefined;
  readonly failOn: Configuration['failOn'] | undefined;
  readonly config: string | undefined;
  /** Relative to the repository, without `./` and a slash at the end; undefined is everything. */
  readonly paths: readonly string[] | undefined;
  /** The file to write findings to. */
  readonly sarif: string | undefined;
}

/**
 * Reads the inputs as the runner hands them over: `INPUT_` and the name in capitals.
 * @throws UsageError for a value that an input doesn't take
 */
export function readInputs(environment: Environment): Inputs {
  const input = (name: string): string | undefined => environment[`INPUT_${name.toUpperCase()}`]?.trim() || undefined;
  return {
    token: input('token') ?? '',
    comment: readBoolean('comment', input('comment') ?? 'true'),
    base: input('base'),
    failOn: readThreshold(input('fail-on')),
    config: input('config'),
    paths: readPaths(input('paths')),
    sarif: input('sarif'),
  };
}

/** The words that YAML 1.2's core schema has for these, as GitHub's own actions take them. */
function readBoolean(name: string, value: string): boolean {
  if (/^(true|True|TRUE)$/.test(value)) return true;
  if (/^(false|False|FALSE)$/.test(value)) return false;
  throw new UsageError(`The input "${name}" takes true or false, not "${value}".`);
}

function readThreshold(value: string | undefined): Inputs['failOn'] {
  if (value === undefined) return undefined;
  const known = [...SEVERITIES, 'never' as const].find((level) => level === value);
  if (!known) throw new UsageError(`The input "fail-on" takes ${SEVERITIES.join(', ')} or never, not "${value}".`);
  return known;
}

function readPaths(value: string | undefined): readonly string[] | undefined {
  const paths = (value ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => posix.normalize(line).replace(/(?<!\/)\/+$/, ''));
  const outside = paths.find((path) => path.startsWith('/') || path.split('/')[0] === '..' || path === '');
  if (outside !== undefined)
    throw new UsageError(`The input "paths" names "${outside}", which lies outside the repository.`);
  return paths.length === 0 || paths.includes('.') ? undefined : paths;
}
