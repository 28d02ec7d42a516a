import { posix } from 'node:path';
import { narrowCopy } from '../../refactor/narrow-copy.ts';
import type { Image } from '../../repository/image.ts';
import type { Fix, Rule, RuleContext } from '../rule.ts';
import { usedScripts } from '../support/commands/used-scripts.ts';
import { type Copy, copies } from '../support/files/copies.ts';

export const copyWholeScriptsFolder: Rule = {
  id: 'copy-whole-scripts-folder',
  group: 'copy-add',
  severity: 'info',
  default: true,
  fix: 'unsafe',
  aliases: [],
  summary: 'A whole folder of scripts is copied into the image.',
  why: 'Most of them are for developers and operators; in the image each is one more thing that an intruder can use and that a reader takes for needed.',
  options: {
    scripts: {
      type: 'integer',
      description: 'From how many scripts on a folder is told.',
      default: 5,
    },
  },
  *check(context) {
    const { file, image, options } = context;
    for (const copy of copies(file)) {
      const { instruction, sources, from } = copy;
      if (from !== undefined || instruction.stage?.ships === false || instruction.onbuild) continue;
      for (const source of sources) {
        const folder = source.value.replace(/^(\.?\/)+/, '').replace(/\/(\*)?$/, '');
        if (!/(^|\/)(scripts?|bin|tools|hack|ops|utils)$/.test(folder)) continue;
        const scripts = scriptsIn(image, folder);
        if (scripts.length < Number(options.scripts)) continue;
        const used = usedScripts(image, scripts);
        // Where each of them is used there is nothing to leave out.
        if (used && used.size >= scripts.length) continue;
        const names = [...(used ?? [])].map((path) => `\`${posix.relative(folder, path)}\``).sort();
        yield {
          range: source.range,
          message: `\`${folder}/\` brings ${scripts.length} scripts${used ? `, of which the image uses ${some(names)}` : ''}; copy those that the container runs, \`plimsoll plan\` tells which.`,
          fix: used && fixOf(context, copy, source, folder, used),
        };
      }
    }
  },
};

function some(names: readonly string[]): string {
  if (names.length === 0) return 'none';
  return `${names.length} (${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''})`;
}

function scriptsIn(image: Image, folder: string): string[] {
  return image.matchContext(folder).filter((path) => /\.(sh|bash|py|pl|rb|js|mjs)$/.test(path));
}

/** What is no script stays: only of scripts it is known what uses them. */
function fixOf(
  { file, image }: RuleContext,
  { instruction }: Copy,
  source: Copy['sources'][number],
  folder: string,
  used: ReadonlySet<string>,
): Fix | undefined {
  const scripts = new Set(scriptsIn(image, folder));
  const keep = image.matchContext(folder).filter((path) => !scripts.has(path) || used.has(path));
  const edits = narrowCopy(
    file,
    instruction,
    source,
    keep.map((path) => posix.relative(folder, path)),
  );
  return edits && { safety: 'unsafe', title: 'Copy the scripts that the image uses', edits };
}
