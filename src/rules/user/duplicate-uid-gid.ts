import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';

export const duplicateUidGid: Rule = {
  id: 'duplicate-uid-gid',
  group: 'user',
  severity: 'warning',
  default: false,
  fix: 'none',
  aliases: ['DKL-LI-0002'],
  summary: 'Two accounts or groups share a number.',
  why: 'What one of them may read or kill the other may too, and listings show only the first name.',
  *check({ file }) {
    for (const stage of file.stages) {
      const taken = new Map<string, string>();
      for (const run of runs(file)) {
        if (run.stage !== stage) continue;
        for (const { name = '', args, range } of run.shell().commands) {
          if (!/^(useradd|groupadd|usermod|groupmod)$/.test(name)) continue;
          const words = args.map(({ value }) => value);
          if (words.some((word) => word === '-o' || word === '--non-unique')) {
            yield { range, message: `\`${name} -o\` gives a number a second time; choose a free one.` };
            continue;
          }
          const flag = name.startsWith('user') ? /^(-u|--uid)$/ : /^(-g|--gid)$/;
          const id = words[words.findIndex((word) => flag.test(word ?? '')) + 1];
          const account = words.at(-1);
          if (id === undefined || !/^\d+$/.test(id) || account === undefined) continue;
          const key = `${name.slice(0, 4)}:${id}`;
          const other = taken.get(key);
          if (other !== undefined && other !== account)
            yield {
              range,
              message: `\`${account}\` gets the number ${id}, which \`${other}\` has already; choose another.`,
            };
          taken.set(key, account);
        }
      }
    }
  },
};
