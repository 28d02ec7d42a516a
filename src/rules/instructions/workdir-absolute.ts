import { posix } from 'node:path';
import type { Dockerfile, Stage, Word } from '../../dockerfile/model.ts';
import type { Fix, Rule } from '../rule.ts';

export const workdirAbsolute: Rule = {
  id: 'workdir-absolute',
  group: 'instructions',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  mentions: ['workdir'],
  aliases: [
    'DL3000',
    'WorkdirRelativePath',
    'DS-0009',
    'CKV_DOCKER_10',
    'WORKDIR Path Not Absolute',
    'use-absolute-workdir',
    'S7021',
    'dockerlint:absolute_workdir',
    'dockerfile-utils:WORKDIR_IS_NOT_ABSOLUTE',
    'dockerlinter:EW0001',
    'dockerfile_lint:paramSyntaxRegex-WORKDIR',
  ],
  summary: 'A relative WORKDIR where nothing says what it is relative to.',
  why: 'A relative WORKDIR hangs below the folder of the base image, which its next version may change.',
  *check({ file }) {
    const rooted = new Set<Stage | undefined>();
    // A trigger runs in the image that is built on this one, behind all of this one's own instructions.
    const rootedTriggers = new Set<Stage | undefined>();
    // Also what stands before the first FROM, for a file that lacks one.
    for (const stage of [undefined, ...file.stages]) {
      if (stage?.parent && rooted.has(stage.parent)) rooted.add(stage);
      const instructions = stage?.instructions ?? file.instructions.filter((each) => !each.stage);
      const own = instructions.filter(({ keyword }) => keyword === 'WORKDIR');
      const triggers = instructions.flatMap(({ trigger }) => (trigger?.keyword === 'WORKDIR' ? [trigger] : []));
      for (const { words, onbuild } of [...own, ...triggers]) {
        const [word] = words;
        if (!word) continue;
        const relative = !/^([/\\$%]|[A-Za-z]:)/.test(word.value);
        if (relative && !rooted.has(stage) && !(onbuild && rootedTriggers.has(stage))) {
          yield {
            range: word.range,
            message: `\`${word.value}\` depends on the folder of the base image; write an absolute path.`,
            fix: words.length === 1 ? fixFor(file, word) : undefined,
          };
        }
        (onbuild ? rootedTriggers : rooted).add(stage);
      }
    }
  },
};

function fixFor({ escape: escapeChar }: Dockerfile, { raw, value, range }: Word): Fix | undefined {
  const plain = raw === value && /^[\w./-]+$/.test(value) && !/(^|\/)\.\.?$/.test(value) && escapeChar === '\\';
  const path = posix.join('/', value);
  return plain ? { safety: 'unsafe', title: 'Write an absolute path', edits: [{ range, text: path }] } : undefined;
}
