import type { Range } from '../../text/range.ts';
import type { Problem, Rule } from '../rule.ts';
import { isWindowsStage } from '../support/images/windows.ts';
import { cmdletOfAlias } from '../support/powershell/aliases.ts';
import {
  isSet,
  type Preference,
  STOP_AT_ERRORS,
  STOP_AT_NATIVE_ERRORS,
  setPreferences,
} from '../support/powershell/preferences.ts';
import { type PowershellScript, powershellScripts } from '../support/powershell/texts.ts';

export const powershellErrorAction: Rule = {
  id: 'powershell-error-action',
  group: 'windows-powershell',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  mentions: ['powershell', 'pwsh'],
  aliases: ['tally/powershell/error-action-preference'],
  summary: 'PowerShell goes on after an error in a RUN.',
  why: 'Only the last statement decides whether a RUN fails: what fails before it is printed, and the layer is kept.',
  options: {
    statements: { type: 'integer', description: 'From how many statements on a script is looked at.', default: 2 },
  },
  *check({ file, options }) {
    const told = new Set<unknown>();
    for (const script of powershellScripts(file)) {
      const { statements, shell, run } = script;
      if (statements.filter(isWork).length < Number(options.statements)) continue;
      const missing = missingPreferences(script);
      if (missing.length === 0) continue;
      // One SHELL is the cause of all: it is told at the first RUN below it.
      const cause = shell ?? script;
      if (told.has(cause)) continue;
      told.add(cause);
      const edit = setPreferences(file, script, missing);
      const problem: Problem = {
        range: shell ? run.keywordRange : firstStatement(script),
        message: `Set ${missing.map(({ name, value }) => `\`$${name} = ${value}\``).join(' and ')} ${shell ? 'in SHELL' : 'at the start'}: this script goes on after ${missing.includes(STOP_AT_ERRORS) ? 'an error' : 'a program that failed'}.`,
        related: shell ? [{ range: shell.range, message: 'This SHELL names PowerShell.' }] : [],
        fix: edit && { safety: 'unsafe', title: 'Stop at errors', edits: [edit] },
      };
      yield problem;
    }
  },
};

/** A preference that is set is no work. */
function isWork(statement: PowershellScript['statements'][number]): boolean {
  return !/^\$\w+Preference$/i.test(statement[0]?.text ?? '');
}

function firstStatement({ statements, range }: PowershellScript): Range {
  const [first] = statements;
  return { start: first?.[0]?.range.start ?? range.start, end: first?.at(-1)?.range.end ?? range.end };
}

function missingPreferences(script: PowershellScript): Preference[] {
  const work = script.statements.find(isWork);
  const before = (work?.[0]?.range.start ?? script.range.start) + 1;
  const wanted =
    script.program === 'pwsh' && callsPrograms(script) ? [STOP_AT_ERRORS, STOP_AT_NATIVE_ERRORS] : [STOP_AT_ERRORS];
  return wanted.filter((preference) => !isSet(script, preference, before));
}

/** Whether a script calls something that is no cmdlet: only that needs the second preference. */
function callsPrograms({ commands, functions, program, run }: PowershellScript): boolean {
  const windows = isWindowsStage(run.stage);
  const own = new Set(functions.map(({ name }) => name.toLowerCase()));
  return commands.some(
    ({ name }) =>
      !/^[A-Za-z]+-[A-Za-z]\w*$/.test(name) &&
      !own.has(name.toLowerCase()) &&
      cmdletOfAlias(name, program, windows) === undefined,
  );
}
