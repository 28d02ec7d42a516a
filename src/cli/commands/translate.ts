import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { translate as translateScript } from '../../refactor/translate/translate.ts';
import { UsageError } from '../errors.ts';

const LANGUAGES = ['python'];

/** `plimsoll translate`: the program on standard output, or what stands in the way on standard error; gives the exit code. */
export function translate(path: string, options: { readonly to: string }): number {
  if (!LANGUAGES.includes(options.to))
    throw new UsageError(`There is no translation to "${options.to}"; there is one to ${LANGUAGES.join(', ')}.`);
  const result = translateScript(readScript(path), { name: basename(path) });
  if (result.done) {
    process.stdout.write(result.text);
    return 0;
  }
  for (const { line, construct, reason } of result.refusals)
    process.stderr.write(`${path}:${line}: ${oneLine(construct)}: ${oneLine(reason)}\n`);
  return 3;
}

function readScript(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path} can't be read: ${(error as Error).message}`);
  }
}

/** Text of a script may hold line ends and control characters. */
function oneLine(text: string): string {
  return text.replace(/[\x00-\x1f\x7f]+/g, ' ');
}
