import type { Token } from '../../shell/powershell/tokens.ts';
import type { Problem, Rule } from '../rule.ts';
import { declaredParameters } from '../support/powershell/parameters.ts';
import { type PowershellScript, powershellScripts } from '../support/powershell/texts.ts';

export const powershellAnalyzer: Rule = {
  id: 'powershell-analyzer',
  group: 'windows-powershell',
  severity: 'warning',
  default: false,
  fix: 'none',
  mentions: ['powershell', 'pwsh'],
  aliases: [
    'powershell/PSAvoidDefaultValueForMandatoryParameter',
    'powershell/PSAvoidDefaultValueSwitchParameter',
    'powershell/PSAvoidGlobalAliases',
    'powershell/PSAvoidGlobalFunctions',
    'powershell/PSAvoidGlobalVars',
    'powershell/PSAvoidInvokingEmptyMembers',
    'powershell/PSAvoidMultipleTypeAttributes',
    'powershell/PSAvoidNullOrEmptyHelpMessageAttribute',
    'powershell/PSAvoidOverwritingBuiltInCmdlets',
    'powershell/PSAvoidReservedWordsAsFunctionNames',
    'powershell/PSAvoidShouldContinueWithoutForce',
    'powershell/PSAvoidUsingComputerNameHardcoded',
    'powershell/PSAvoidUsingDeprecatedManifestFields',
    'powershell/PSAvoidUsingPositionalParameters',
    'powershell/PSAvoidUsingWriteHost',
    'powershell/PSDSCDscExamplesPresent',
    'powershell/PSDSCDscTestsPresent',
    'powershell/PSDSCReturnCorrectTypesForDSCFunctions',
    'powershell/PSDSCStandardDSCFunctionsInResource',
    'powershell/PSDSCUseIdenticalMandatoryParametersForDSC',
    'powershell/PSDSCUseIdenticalParametersForDSC',
    'powershell/PSDSCUseVerboseMessageInDSCResource',
    'powershell/PSMissingModuleManifestField',
    'powershell/PSProvideCommentHelp',
    'powershell/PSReservedCmdletChar',
    'powershell/PSReservedParams',
    'powershell/PSShouldProcess',
    'powershell/PSUseApprovedVerbs',
    'powershell/PSUseBOMForUnicodeEncodedFile',
    'powershell/PSUseCmdletCorrectly',
    'powershell/PSUseConsistentParameterSetName',
    'powershell/PSUseConsistentParametersKind',
    'powershell/PSUseLiteralInitializerForHashtable',
    'powershell/PSUseOutputTypeCorrectly',
    'powershell/PSUseProcessBlockForPipelineCommand',
    'powershell/PSUseShouldProcessForStateChangingFunctions',
    'powershell/PSUseSingleValueFromPipelineParameter',
    'powershell/PSUseSingularNouns',
    'powershell/PSUseSupportsShouldProcess',
    'powershell/PSUseToExportFieldsInManifest',
    'powershell/PSUseUTF8EncodingForHelpFile',
    'powershell/PSUseUsingScopeModifierInNewRunspaces',
    'powershell/PowerShell',
  ],
  summary: 'PowerShell text that its script analyser warns of.',
  why: 'Each of these is a habit that hides mistakes or reaches further than the script.',
  *check({ file }) {
    for (const script of powershellScripts(file)) {
      yield* scopeProblems(script);
      yield* commandProblems(script);
      yield* functionProblems(script);
      yield* memberProblems(script.tokens);
    }
  },
};

/** Global variables, functions and aliases outlive the script in the session. */
function* scopeProblems({ assignments, functions, commands }: PowershellScript): Generator<Problem> {
  for (const { variable, name } of assignments) {
    // Preferences are global by nature.
    if (!/^global:/i.test(name) || /preference$/i.test(name)) continue;
    yield {
      range: variable.range,
      message: `Do without the global variable \`${variable.text}\`: hand the value over.`,
    };
  }
  for (const { name, nameToken } of functions) {
    if (/^global:/i.test(name)) yield { range: nameToken.range, message: `Define \`${name}\` without \`global:\`.` };
  }
  for (const { name, args, range } of commands) {
    if (!/^(new|set)-alias$/i.test(name) || !args.some(({ text }) => /^global$/i.test(text))) continue;
    yield { range, message: 'Define this alias in the scope of the script, not globally.' };
  }
}

function* commandProblems({ commands }: PowershellScript): Generator<Problem> {
  for (const { name, args, range } of commands) {
    const computer = args.findIndex(({ kind, text }) => kind === 'parameter' && /^-computername$/i.test(text));
    const host = computer === -1 ? undefined : args[computer + 1];
    if (host && /^(word|string)$/.test(host.kind) && !/\$|^["']?(localhost|\.|127\.0\.0\.1|::1)["']?$/i.test(host.text))
      yield {
        range: host.range,
        message: `Take the name of the computer \`${host.text}\` from outside of the script.`,
      };
    if (/^new-object$/i.test(name) && /^(system\.collections\.)?hashtable$/i.test(args[0]?.text ?? ''))
      yield { range, message: 'Write `@{}` for an empty hash table: this one tells upper from lower case.' };
  }
}

/** Words that begin a statement can't be called as functions; a function with a cmdlet's name hides the cmdlet. */
const RESERVED =
  /^(begin|break|catch|class|configuration|continue|data|do|dynamicparam|else|elseif|end|enum|exit|filter|finally|for|foreach|function|hidden|if|in|param|process|return|static|switch|throw|trap|try|until|using|while)$/i;
const BUILT_IN =
  /^(Add-(Content|Type)|Copy-Item|ConvertTo-Json|ConvertFrom-Json|Expand-Archive|ForEach-Object|Get-(ChildItem|Command|Content|Date|Item|Location|Process|Service)|Import-Module|Invoke-(Command|Expression|RestMethod|WebRequest)|Join-Path|Move-Item|New-(Item|Object)|Out-(File|Null)|Remove-Item|Rename-Item|Resolve-Path|Select-Object|Set-(Content|Item|Location)|Sort-Object|Split-Path|Start-(Process|Service|Sleep)|Stop-(Process|Service)|Test-Path|Where-Object|Write-(Error|Host|Output|Verbose|Warning))$/i;

function* functionProblems({ functions }: PowershellScript): Generator<Problem> {
  for (const { name, nameToken, parameters } of functions) {
    if (RESERVED.test(name))
      yield { range: nameToken.range, message: `\`${name}\` is a word of the language; name this function otherwise.` };
    else if (BUILT_IN.test(name))
      yield {
        range: nameToken.range,
        message: `\`${name}\` hides the cmdlet of that name; name this function otherwise.`,
      };
    else if (/[#,(){}[\]&/\\$^;"'<>|?@`*%+=~]/.test(name))
      yield { range: nameToken.range, message: `The name \`${name}\` holds a character that callers have to quote.` };
    for (const { variable, types, value } of declaredParameters(parameters)) {
      if (value === undefined) continue;
      const { text, range } = variable;
      if (types.some((type) => /^\[switch\]$/i.test(type.text)) && /^\$true$/i.test(value.text))
        yield { range, message: `Callers can't switch \`${text}\` off by leaving it out; let it be off by default.` };
      if (types.some((type) => /\bMandatory(\s*=\s*\$true)?\s*[,)]/i.test(type.text)))
        yield { range, message: `\`${text}\` has to be given, so its default never counts.` };
    }
  }
}

function* memberProblems(tokens: readonly Token[]): Generator<Problem> {
  for (const [at, { kind, text, range }] of tokens.entries()) {
    const hash = /^\[(System\.Collections\.)?Hashtable\]$/i.test(text) && /^::new$/i.test(tokens[at + 1]?.text ?? '');
    if (kind === 'type' && hash) yield { range, message: 'Write `@{}` for an empty hash table.' };
  }
}
