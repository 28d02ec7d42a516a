import { posix } from 'node:path';
import type { Instruction } from '../../dockerfile/model.ts';
import type { Language } from '../../refactor/translate/language.ts';
import { translate } from '../../refactor/translate/translate.ts';
import type { Image } from '../../repository/image.ts';
import type { ScriptUse } from '../../repository/scripts/model.ts';
import type { StartScript } from '../../repository/start-scripts.ts';
import { applyEdits } from '../../text/edit.ts';
import type { FileChange } from '../model.ts';
import { copyEdits } from './copy.ts';
import { mentionsOf } from './mentions.ts';
import { startEdits } from './start.ts';

/** A translated entry point with the Dockerfile that runs it, or what stands in the way, in sentences. */
export type TranslationPatch =
  | {
      readonly offered: true;
      /** The new program first, then the Dockerfile. */
      readonly changes: readonly FileChange[];
      /** The image still copies the shell script: something else uses it, or it comes with its folder. */
      readonly keepsScript: boolean;
    }
  | { readonly offered: false; readonly reasons: readonly string[] };

/** What a translation of a script is called in each language, and what it is called where that name is taken. */
const NAMES: Readonly<Record<Language, (stem: string) => string>> = {
  python: (stem) => `${stem.replace(/[^A-Za-z0-9]+/g, '_')}.py`,
  node: (stem) => `${stem}.mjs`,
};

/**
 * Translates the script that an image starts, and has the image copy and start the translation instead.
 * @param uses where the script is used: what else needs it keeps it in the image
 */
export function translationPatch(
  image: Image,
  start: StartScript,
  uses: readonly ScriptUse[],
  language: Language,
): TranslationPatch {
  const { dockerfile: file } = image;
  const refuse = (...reasons: string[]): TranslationPatch => ({ offered: false, reasons });
  if (start.path === undefined) return refuse('The Dockerfile itself holds the script, in a here-document.');
  if (start.fromStage) return refuse('The script comes from another stage, which may change it.');
  const program = translate(start.text, { name: posix.basename(start.path), to: language });
  if (!program.done)
    return refuse(
      ...program.refusals.map(({ line, construct, reason }) => `${start.path}:${line}: \`${construct}\`: ${reason}.`),
    );
  const name = nameFor(image, start.path, language);
  const begun = startEdits(file, start, name, language);
  if (typeof begun === 'string') return refuse(begun);
  const mentions = mentionsOf(file, start);
  const needed = mentions.others || uses.some((use) => needs(use, file.path, start.instruction));
  const copied = copyEdits(image, start, name, { needed, mode: begun.direct && !mentions.modes });
  if (typeof copied === 'string') return refuse(copied);
  const edits = [...begun.edits, ...copied.edits, ...(needed ? [] : mentions.renamed(name))];
  return {
    offered: true,
    keepsScript: copied.keepsScript,
    changes: [
      { path: posix.join(posix.dirname(start.path), name), before: undefined, after: program.text, executable: true },
      { path: file.path, before: file.text, after: applyEdits(file.text, edits) },
    ],
  };
}

/** `docker_entrypoint.py` beside the script; where that is there already, one after the script's own name. */
function nameFor({ snapshot }: Image, script: string, language: Language): string {
  const folder = posix.dirname(script);
  const stem = posix.basename(script).replace(/\.(sh|bash)$/, '');
  const candidates = ['docker-entrypoint', stem, `${stem}-translated`].map(NAMES[language]);
  const free = candidates.find((name) => snapshot.read(posix.join(folder, name)) === undefined);
  return free ?? `${candidates[2]}`;
}

/** Does something else than the image's own start run the script inside an image? */
function needs({ kind, inImage, by, line }: ScriptUse, path: string, { line: from, endLine }: Instruction): boolean {
  if (kind === 'copies' || kind === 'mentions' || !inImage) return false;
  return by !== path || line < from || line > endLine;
}
