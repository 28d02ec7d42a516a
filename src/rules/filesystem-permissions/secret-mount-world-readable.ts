import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';

export const secretMountWorldReadable: Rule = {
  id: 'secret-mount-world-readable',
  group: 'filesystem-permissions',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  mentions: ['--mount'],
  aliases: ['S6469'],
  summary: 'A mounted secret that every account can read.',
  why: 'Without a mode only root reads a mounted secret. With this one every program of the build does, under whatever account.',
  *check({ file }) {
    for (const { flags } of runs(file)) {
      for (const { name, value = '', expanded, valueRange } of flags) {
        if (name !== 'mount' || !valueRange || !/(^|,)type=(secret|ssh)(,|$)/.test(expanded ?? value)) continue;
        const found = /(?:^|,)mode=(\d+)(?=,|$)/.exec(expanded ?? value);
        const mode = found?.[1];
        if (!found || mode === undefined || mode.endsWith('0')) continue;
        const written = file.text.slice(valueRange.start, valueRange.end) === (expanded ?? value);
        const end = valueRange.start + found.index + found[0].length;
        const better = `${mode.slice(0, -1)}0`;
        yield {
          range: written ? { start: end - mode.length, end } : valueRange,
          message: `\`mode=${mode}\` lets every account read the secret; use \`mode=${better}\`, with \`uid=\` when the command does not run as root.`,
          fix: written
            ? { safety: 'unsafe', title: `Use mode=${better}`, edits: [{ range: { start: end - 1, end }, text: '0' }] }
            : undefined,
        };
      }
    }
  },
};
