import type { Stage } from '../../dockerfile/model.ts';
import { downloadOption, downloads } from '../../shell/downloads.ts';
import type { ShellCommand } from '../../shell/model.ts';
import type { Rule } from '../rule.ts';
import { insertAfter } from '../support/commands/command-edits.ts';
import { runs } from '../support/instructions/instructions.ts';

export const wgetProgress: Rule = {
  id: 'wget-progress',
  group: 'network-tls-downloads',
  severity: 'info',
  default: true,
  fix: 'safe',
  mentions: ['wget'],
  aliases: ['DL3047'],
  summary: 'wget that fills the build log.',
  why: 'Without a terminal wget prints a line for every 50 kB, which makes thousands of lines in which an error is hard to find.',
  *check({ file }) {
    const flags = new Map<Stage, string | undefined>();
    for (const stage of file.stages) flags.set(stage, stage.parent ? flags.get(stage.parent) : quietFlag(stage));
    for (const run of runs(file)) {
      const flag = run.stage ? flags.get(run.stage) : undefined;
      for (const call of downloads(run.shell())) {
        const { tool, command } = call;
        if (tool !== 'wget' || downloadOption(call, ...SETTLED) || readsErrors(command)) continue;
        yield {
          range: command.nameWord.range,
          message: `\`wget\` without a terminal fills the log with its progress; add \`${flag ?? '-q'}\`.`,
          fix: flag
            ? { safety: 'safe', title: 'Print less', edits: [insertAfter(run, command, command.nameWord, flag)] }
            : undefined,
        };
      }
    }
  },
};

/** Whether the progress, which goes to standard error, goes into a pipe or a variable, where something may look for it. */
function readsErrors({ redirects, pipeline, inside }: ShellCommand): boolean {
  const joined = redirects.some(
    ({ operator, descriptor, target }) => operator === '>&' && descriptor === 2 && target?.text === '1',
  );
  return joined && (pipeline.index < pipeline.length - 1 || inside.includes('substitution'));
}

const SETTLED = [
  '--progress',
  '-q',
  '--quiet',
  '-nv',
  '--no-verbose',
  '-o',
  '--output-file',
  '-a',
  '--append-output',
  '-h',
  '--help',
  '-V',
  '--version',
];

/** BusyBox' wget knows no `--progress`. Undefined when the base image is not known. */
function quietFlag({ base }: Stage): string | undefined {
  if (base.resolved === undefined) return undefined;
  return /alpine|busybox/i.test(base.resolved) ? '-q' : '--progress=dot:giga';
}
