import type { PowershellCommand } from '../../shell/powershell/script.ts';
import type { Token } from '../../shell/powershell/tokens.ts';
import type { Problem, Rule } from '../rule.ts';
import { declaredParameters } from '../support/powershell/parameters.ts';
import { powershellScripts } from '../support/powershell/texts.ts';

export const powershellPlainTextPassword: Rule = {
  id: 'powershell-plain-text-password',
  group: 'windows-powershell',
  severity: 'error',
  default: true,
  fix: 'none',
  mentions: ['powershell', 'pwsh'],
  aliases: [
    'powershell/PSAvoidUsingConvertToSecureStringWithPlainText',
    'powershell/PSAvoidUsingPlainTextForPassword',
    'powershell/PSAvoidUsingUsernameAndPasswordParams',
    'powershell/PSUsePSCredentialType',
  ],
  summary: 'PowerShell text holds or passes a password in plain text.',
  why: 'What stands in a RUN stays readable in the history of the image for everybody who can pull it.',
  *check({ file }) {
    for (const { commands, functions, tokens } of powershellScripts(file)) {
      for (const command of commands) {
        const literal = plainPassword(command, tokens);
        if (!literal) continue;
        yield {
          range: literal.range,
          message:
            'Keep this password out of the file: hand it over when the container starts, or as a build secret where the builder has them.',
        };
      }
      for (const { parameters, name } of functions) yield* parameterProblems(name, parameters);
    }
  },
};

/** The literal that `ConvertTo-SecureString -AsPlainText` is given, as an argument or through the pipe. */
function plainPassword(
  { name, args, piped, nameToken }: PowershellCommand,
  tokens: readonly Token[],
): Token | undefined {
  if (!/^convertto-securestring$/i.test(name)) return undefined;
  if (!args.some(isPlainSwitch)) return undefined;
  const given = args.find(
    ({ kind }, at) => /^(string|word)$/.test(kind) && !/^-(key|securekey)$/i.test(args[at - 1]?.text ?? ''),
  );
  const source = given ?? (piped ? tokens[tokens.indexOf(nameToken) - 2] : undefined);
  return source && isLiteral(source) ? source : undefined;
}

/** PowerShell takes every beginning of a parameter's name. */
function isPlainSwitch({ kind, text }: Token): boolean {
  return kind === 'parameter' && '-asplaintext'.startsWith(text.toLowerCase());
}

/** A text without variables, and long enough to be one. */
function isLiteral({ kind, text }: Token): boolean {
  if (kind === 'word') return /^[A-Za-z]\w+$/.test(text);
  if (kind !== 'string' || text.length < 3) return false;
  return text.startsWith("'") || !/\$[\w({]/.test(text);
}

function* parameterProblems(name: string, parameters: readonly Token[]): Generator<Problem> {
  const declared = declaredParameters(parameters);
  const named = declared.some(({ variable }) => USER.test(variable.text));
  for (const { variable, types } of declared) {
    if (!PASSWORD.test(variable.text)) continue;
    // Attributes, which have arguments, say nothing of the type.
    const type = types.find(({ text }) => !text.includes('('));
    if (type ? !/^\[(system\.)?string\]$/i.test(type.text) : !named) continue;
    yield {
      range: variable.range,
      message: `Let \`${name}\` take a PSCredential or SecureString instead of \`${variable.text}\` as plain text.`,
    };
  }
}

const PASSWORD = /^\$\{?\w*(password|passphrase)\}?$/i;
const USER = /^\$\{?\w*user(name)?\}?$/i;
