import type { Dockerfile, Instruction, Stage } from '../../../dockerfile/model.ts';
import type { TextEdit } from '../../../text/edit.ts';
import { escapePattern } from '../../../text/pattern.ts';
import { leftOf, overlaps, removal } from '../parts.ts';

/** What programs read from the environment without anybody naming it in the file. */
const READ_BY_ALL = /^(DEBIAN_FRONTEND|\w*_proxy|TZ|LANG|LANGUAGE|LC_\w+|PATH|HOME|ACCEPT_EULA)$/i;
/** The same of package managers, and how these are called. */
const READ_BY_MANAGERS: readonly (readonly [name: RegExp, called: RegExp])[] = [
  [/^(PIP|UV)_/, /\b(pip[\d.]*|uv|python[\d.]*)\b/],
  [/^(NPM|YARN|NODE)_/i, /\b(npm|npx|yarn|pnpm|node)\b/],
  [/^(APT|APK)_/, /\b(apt|apt-get|apk)\b/],
];

/**
 * Takes those ARGs out of the stage that runs that only its builder uses now; the builder has them.
 * @param edits what else is taken out of the stage
 */
export function unusedArguments(
  file: Dockerfile,
  stage: Stage,
  last: Instruction,
  edits: readonly TextEdit[],
): TextEdit[] {
  const gone: TextEdit[] = [];
  for (const instruction of stage.instructions.toReversed()) {
    const { keyword, index, pairs } = instruction;
    if (keyword !== 'ARG' || index > last.index || pairs.length === 0) continue;
    const edit = removal(file, instruction);
    if (overlaps(edit, [...edits, ...gone])) continue;
    const left = leftOf(file, stage, [...edits, ...gone, edit]);
    const used = pairs.some(
      ({ key }) =>
        READ_BY_ALL.test(key) ||
        READ_BY_MANAGERS.some(([name, called]) => name.test(key) && called.test(runsOf(left))) ||
        new RegExp(`\\b${escapePattern(key)}\\b`).test(left),
    );
    if (!used) gone.push(edit);
  }
  return gone;
}

/** The lines of a stage's text that run something while it is built, and what belongs to them. */
function runsOf(text: string): string {
  return [...text.matchAll(/^[ \t]*RUN\b(?:.*\\\r?\n)*.*$/gim)].join('\n');
}
