import type { Token } from '../../shell/powershell/tokens.ts';
import type { Problem, Rule } from '../rule.ts';
import { type PowershellScript, powershellScripts } from '../support/powershell/texts.ts';

export const powershellCompatibility: Rule = {
  id: 'powershell-compatibility',
  group: 'windows-powershell',
  severity: 'warning',
  default: false,
  fix: 'none',
  mentions: ['powershell', 'pwsh'],
  aliases: [
    'powershell/PSUseCompatibleCmdlets',
    'powershell/PSUseCompatibleCommands',
    'powershell/PSUseCompatibleSyntax',
    'powershell/PSUseCompatibleTypes',
    'powershell/PSUseConstrainedLanguageMode',
  ],
  summary: 'A script uses what its PowerShell does not have.',
  why: 'Windows PowerShell 5.1 and PowerShell 7 differ in cmdlets and syntax: the script fails where it runs in the other one.',
  options: {
    target: {
      type: 'string',
      description:
        '`auto` (powershell is 5.1, pwsh is 7), `5.1` or `7`: the version that every script has to run in; `constrained` also forbids what constrained language mode does.',
      default: 'auto',
    },
  },
  *check({ file, options }) {
    for (const script of powershellScripts(file)) {
      const target = String(options.target);
      const old = target === '5.1' || (target !== '7' && script.program === 'powershell');
      yield* cmdletProblems(script, old);
      if (old) yield* syntaxProblems(script.tokens);
      if (target === 'constrained') yield* constrainedProblems(script);
    }
  },
};

function* cmdletProblems({ commands, functions }: PowershellScript, old: boolean): Generator<Problem> {
  const own = new Set(functions.map(({ name }) => name.toLowerCase()));
  const missing = old ? NOT_IN_5 : NOT_IN_7;
  for (const { name, nameToken, args } of commands) {
    if (own.has(name.toLowerCase())) continue;
    if (missing.has(name.toLowerCase())) {
      yield {
        range: nameToken.range,
        message: `${old ? 'Windows PowerShell 5.1' : 'PowerShell 7'} has no \`${name}\`.`,
      };
    }
    const parallel = /^(foreach-object|%|foreach)$/i.test(name) && args.find(({ text }) => /^-parallel$/i.test(text));
    if (old && parallel)
      yield { range: parallel.range, message: `Windows PowerShell 5.1 has no \`${parallel.text}\`.` };
  }
}

/** Source: https://learn.microsoft.com/powershell/scripting/whats-new/what-s-new-in-powershell-70 */
function* syntaxProblems(tokens: readonly Token[]): Generator<Problem> {
  for (const { kind, text, range } of tokens) {
    const newer =
      (kind === 'operator' && /^(&&|\|\||\?\?=?|\?)$/.test(text)) || (kind === 'member' && text.startsWith('?.'));
    if (newer) yield { range, message: `Windows PowerShell 5.1 does not know \`${text}\`.` };
  }
}

/** Source: about_Language_Modes. */
function* constrainedProblems({ commands, tokens }: PowershellScript): Generator<Problem> {
  for (const { name, nameToken } of commands) {
    if (!/^add-type$/i.test(name)) continue;
    yield { range: nameToken.range, message: `Constrained language mode forbids \`${name}\`.` };
  }
  for (const [at, { kind, text, range }] of tokens.entries()) {
    const calls = kind === 'type' && tokens[at + 1]?.text.startsWith('::') && tokens[at + 2]?.text === '(';
    if (
      calls &&
      !/^\[(int|string|bool|datetime|guid|math|regex|version|uri|array|char|timespan|convert)\]$/i.test(text)
    )
      yield { range, message: `Constrained language mode forbids methods of \`${text}\`.` };
  }
}

/** Sources: "Differences between Windows PowerShell 5.1 and PowerShell 7.x" and the release notes of 6.0 to 7.4. */
const NOT_IN_7 = new Set(
  (
    'get-wmiobject gwmi invoke-wmimethod register-wmievent remove-wmiobject set-wmiinstance get-eventlog clear-eventlog limit-eventlog ' +
    'new-eventlog remove-eventlog show-eventlog write-eventlog add-computer checkpoint-computer remove-computer restore-computer ' +
    'reset-computermachinepassword test-computersecurechannel disable-computerrestore enable-computerrestore get-computerrestorepoint ' +
    'new-webserviceproxy get-controlpanelitem show-controlpanelitem add-pssnapin get-pssnapin remove-pssnapin export-console ' +
    'complete-transaction get-transaction start-transaction undo-transaction use-transaction convert-string convertfrom-string ' +
    'import-counter export-counter invoke-asworkflow new-psworkflowsession'
  ).split(' '),
);
const NOT_IN_5 = new Set(
  (
    'convertfrom-markdown show-markdown get-markdownoption set-markdownoption get-error get-uptime join-string remove-alias ' +
    'remove-service test-json enable-experimentalfeature disable-experimentalfeature get-experimentalfeature ' +
    'convertto-clixml convertfrom-clixml switch-process get-securerandom'
  )
    .toLowerCase()
    .split(' '),
);
