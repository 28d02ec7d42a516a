import type { Dockerfile, Instruction } from '../../dockerfile/model.ts';
import type { TextEdit } from '../../text/edit.ts';
import type { Rule } from '../rule.ts';
import { insertInstructions } from '../support/instructions/instructions.ts';
import { type PowershellScript, powershellScripts } from '../support/powershell/texts.ts';

export const powershellShellInstruction: Rule = {
  id: 'powershell-shell-instruction',
  group: 'windows-powershell',
  severity: 'style',
  default: false,
  fix: 'unsafe',
  mentions: ['powershell', 'pwsh'],
  aliases: ['tally/powershell/prefer-shell-instruction'],
  summary: 'Several RUNs start PowerShell themselves.',
  why: 'One SHELL says it once, and its preferences then hold for every RUN below it.',
  *check({ file }) {
    const wrapped = powershellScripts(file).filter(
      ({ kind, run }) => kind === 'wrapper' && run.form === 'shell' && !run.onbuild,
    );
    for (const group of groups(wrapped)) {
      const [first] = group;
      if (!first || group.length < 2) continue;
      const edits = moved(file, first.run, group);
      yield {
        range: { start: first.run.range.start, end: first.range.start },
        message: `${group.length} RUN instructions of this stage start PowerShell; name it once, by \`SHELL\`.`,
        fix: edits && { safety: 'unsafe', title: 'Name PowerShell in SHELL', edits },
      };
    }
  },
};

/** Scripts of one stage with no SHELL between them; of several in a RUN the first. */
function groups(scripts: readonly PowershellScript[]): PowershellScript[][] {
  const found: PowershellScript[][] = [];
  for (const script of scripts) {
    const group = found.at(-1);
    const before = group?.at(-1);
    if (before?.run === script.run) continue;
    if (before && group && before.run.stage === script.run.stage && before.run.state.shell === script.run.state.shell)
      group.push(script);
    else found.push([script]);
  }
  return found;
}

/** Only where nothing else of the stage, or of one built on it, is read by the shell that SHELL replaces. */
function moved(file: Dockerfile, first: Instruction, group: readonly PowershellScript[]): TextEdit[] | undefined {
  const { stage } = first;
  if (!stage || file.stages.some(({ parent }) => parent === stage)) return undefined;
  const runs = new Set(group.map(({ run }) => run));
  const others = stage.instructions.filter((each) => each.index > first.index && !runs.has(each) && usesShell(each));
  const calls = group.map((script) => callOf(file, script));
  const [words] = calls;
  if (others.length > 0 || words === undefined || calls.some((each) => each !== words)) return undefined;
  const prelude = "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue';";
  const items = [...words.split(/\s+/), prelude].map((word) => JSON.stringify(word)).join(', ');
  const unwrapped = group.flatMap((script) => unwrap(file, script) ?? []);
  if (unwrapped.length < group.length) return undefined;
  return [insertInstructions(file, first, [`SHELL [${items}]`]), ...unwrapped];
}

function usesShell({ keyword, form, trigger, healthCommand }: Instruction): boolean {
  if (keyword === 'SHELL') return true;
  if (keyword === 'ONBUILD') return trigger === undefined || usesShell(trigger);
  if (keyword === 'HEALTHCHECK') return healthCommand?.form === 'shell';
  return /^(RUN|CMD|ENTRYPOINT)$/.test(keyword) && form === 'shell';
}

/** What stands in front of the script: `powershell -NoProfile -Command`; undefined where more than that is on the line. */
function callOf(file: Dockerfile, { run, range, quote, program }: PowershellScript): string | undefined {
  const start = range.start - quote.length;
  const call = file.text.slice(run.argsRange.start, start).trim().replace(/^@/, '');
  const rest = file.text.slice(range.end + quote.length, run.argsRange.end).trim();
  if (rest !== '' || !/^[\w.-]+( -\w+| [A-Z]\w+)*$/.test(call)) return undefined;
  return /-c\w*$/i.test(call) ? call : program === 'powershell' && !/\s/.test(call) ? `${call} -Command` : undefined;
}

/** Takes the call away and leaves the script; the quotes that were escaped in it lose their backslash. */
function unwrap(file: Dockerfile, { run, range }: PowershellScript): TextEdit | undefined {
  const script = file.text.slice(range.start, range.end).trim();
  // What the replaced shell would have put in, or a quote of another kind, can't be taken over as it is.
  if (/%\w+%|\\\$|`"/.test(script) || script === '') return undefined;
  return { range: run.argsRange, text: script.replaceAll('\\"', '"') };
}
