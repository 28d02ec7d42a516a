import { type Download, downloadOption, downloads } from '../../shell/downloads.ts';
import type { ShellCommand } from '../../shell/model.ts';
import type { Range } from '../../text/range.ts';
import type { Problem, Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';

export const downloadIntoShell: Rule = {
  id: 'download-into-shell',
  group: 'network-tls-downloads',
  severity: 'info',
  default: true,
  fix: 'none',
  mentions: ['curl', 'wget'],
  aliases: [],
  summary: 'A download is run without being looked at.',
  why: 'Whatever the server sends is run, with the rights of the build; a transfer that breaks off runs half of it. A file that is checked against a checksum first is always the same.',
  *check({ file }) {
    for (const run of runs(file)) {
      const fetched = new Map<number, string>();
      let shell: ShellCommand | undefined;
      const script = run.shell();
      const fetching = new Set(downloads(script).flatMap((call) => (writesOut(call) ? [call.command] : [])));
      for (const command of script.commands) {
        const { name = '', pipeline, range } = command;
        if (fetching.has(command)) {
          // `sh -c "$(curl …)"` and `bash <(curl …)`: the download stands inside of the shell's own words.
          const inWords = shell && command.inside.includes('substitution') && range.end <= shell.range.end;
          if (inWords) yield problem(name, shell?.name ?? '', range);
          else if (!fetched.has(pipeline.id)) fetched.set(pipeline.id, name);
        } else if (INTERPRETER.test(name)) {
          if (SHELL.test(name)) shell = command;
          const tool = pipeline.index > 0 ? fetched.get(pipeline.id) : undefined;
          if (tool !== undefined && readsProgram(command)) yield problem(tool, name, range);
        }
      }
    }
  },
};

/** Whether a download goes to standard output rather than into a file. */
function writesOut(call: Download): boolean {
  if (call.tool === 'wget') return downloadOption(call, '-O', '--output-document')?.value === '-';
  const output = downloadOption(call, '-o', '--output')?.value;
  return (output === undefined || output === '-') && downloadOption(call, '-O', '--remote-name') === undefined;
}

const SHELL = /^(ba|da|a|k|z)?sh$/;
const INTERPRETER = /^((ba|da|a|k|z)?sh|python(\d+(\.\d+)?)?|perl|ruby|node|php)$/;

function problem(tool: string, interpreter: string, range: Range): Problem {
  return {
    range,
    message: `\`${interpreter}\` runs whatever \`${tool}\` gets; store it in a file, check its checksum, and run it then.`,
  };
}

/** Whether a program takes its text from standard input: no script and no `-c` among its arguments. */
function readsProgram({ args }: ShellCommand): boolean {
  for (const { text } of args) {
    if (text === '-' || text === '-s' || text === '--' || text === '/dev/stdin') return true;
    if (!text.startsWith('-') || /^-[a-z]*[cenmp]$/.test(text.replace(/^-[ex]+$/, '-'))) return false;
  }
  return true;
}
