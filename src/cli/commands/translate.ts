import { readFileSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { changesOfTranslations, translationsOf } from '../../plan/translation/find.ts';
import type { Language } from '../../refactor/translate/language.ts';
import { translate as translateScript } from '../../refactor/translate/translate.ts';
import { diffOfChange } from '../../report/diff.ts';
import { directorySnapshot } from '../../repository/directory-snapshot.ts';
import { loadShellGrammar } from '../../shell/parser.ts';
import { UsageError } from '../errors.ts';
import { replaceFile } from '../replace-file.ts';

const LANGUAGES: readonly Language[] = ['python', 'node'];

export interface TranslateArguments {
  readonly to: string;
  readonly patch?: boolean;
  readonly write?: boolean;
}

/** `plimsoll translate`: the program on standard output, or what stands in the way on standard error; gives the exit code. */
export async function translate(path: string, options: TranslateArguments): Promise<number> {
  const to = LANGUAGES.find((language) => language === options.to);
  if (!to)
    throw new UsageError(`There is no translation to "${options.to}"; there is one to ${LANGUAGES.join(' and ')}.`);
  const result = translateScript(readScript(path), { name: basename(path), to });
  if (!result.done) {
    for (const { line, construct, reason } of result.refusals)
      process.stderr.write(`${path}:${line}: ${oneLine(construct)}: ${oneLine(reason)}\n`);
    return 3;
  }
  if (options.patch || options.write) return await changeImages(path, to, options.write === true);
  process.stdout.write(result.text);
  return 0;
}

/** The program with the Dockerfiles that start it: written, or printed as a patch. */
async function changeImages(path: string, to: Language, write: boolean): Promise<number> {
  await loadShellGrammar();
  const root = process.cwd();
  const script = relative(root, resolve(root, path)).split(sep).join('/');
  if (script.startsWith('..'))
    throw new UsageError(`"${path}" lies outside the current folder; run plimsoll from a folder that holds it.`);
  const found = translationsOf(directorySnapshot(root), script, to);
  for (const { dockerfile, line, patch } of found)
    if (!patch.offered)
      for (const reason of patch.reasons) process.stderr.write(`${dockerfile.path}:${line}: ${oneLine(reason)}\n`);
  if (found.length === 0) process.stderr.write(`No Dockerfile here starts ${script} in an image that has ${to}.\n`);
  const changes = changesOfTranslations(found);
  for (const change of changes) {
    if (write) replaceFile(join(root, change.path), change.after, change.executable ? 0o755 : undefined);
    else process.stdout.write(diffOfChange(change));
  }
  if (write && changes.length > 0)
    process.stdout.write(`Written: ${changes.map((change) => change.path).join(', ')}.\n`);
  return changes.length > 0 ? 0 : 3;
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
