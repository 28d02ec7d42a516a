import { packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';

export const aptUseAptGet: Rule = {
  id: 'apt-use-apt-get',
  group: 'packages-apt',
  severity: 'warning',
  default: true,
  fix: 'safe',
  mentions: ['apt', 'gdebi'],
  aliases: ['DL3027', 'CKV_DOCKER_9', 'Run Using apt', 'prefer-apt-get', 'dockerlinter:ER0006'],
  summary: '`apt` in a RUN.',
  why: 'apt is made for people at a terminal: it warns that its interface may change, so scripts should call apt-get or apt-cache.',
  *check({ file }) {
    for (const run of runs(file)) {
      for (const { manager, subcommand, command } of packageCalls(run.shell())) {
        if (manager !== 'apt') continue;
        const other = INSTEAD.find(([pattern]) => pattern.test(subcommand ?? ''))?.[1];
        const { range } = command.nameWord;
        yield {
          range,
          message: other
            ? `\`apt\` is for terminals; use \`${other}\` in a script.`
            : '`apt` is for terminals; use `apt-get` or `apt-cache` in a script.',
          fix:
            other && command.nameWord.raw === 'apt'
              ? { safety: 'safe', title: `Use ${other}`, edits: [{ range, text: other }] }
              : undefined,
        };
      }
    }
  },
};

const INSTEAD: readonly (readonly [RegExp, string])[] = [
  [/^(install|update|upgrade|remove|purge|autoremove|clean)$/, 'apt-get'],
  [/^(search|show|policy)$/, 'apt-cache'],
];
