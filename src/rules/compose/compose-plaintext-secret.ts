import type { Range } from '../../text/range.ts';
import type { YamlValue } from '../../text/yaml.ts';
import type { ComposeRule } from '../rule.ts';
import { harmlessValue, namesCredential } from '../support/secrets/credential-names.ts';
import { secretIn } from '../support/secrets/secrets.ts';

export const composePlaintextSecret: ComposeRule = {
  id: 'compose-plaintext-secret',
  group: 'compose',
  severity: 'error',
  default: true,
  fix: 'none',
  aliases: ['Passwords And Secrets'],
  summary: 'A password or token in a compose file.',
  why: 'The file is in the repository, so everybody who ever had a copy has the secret; docker inspect shows it, too.',
  *checkCompose({ file }) {
    for (const service of file.services) {
      for (const { key, range, value } of [...service.environment, ...service.buildArgs]) {
        if (value === undefined) continue;
        const named = namesCredential(key) && !hasVariable(value) && !harmlessValue(value, key);
        const shape = secretIn(value)[0];
        if (!named && !shape) continue;
        yield {
          range,
          message: `\`${key}\` of service \`${service.name}\` is ${shape?.kind ?? 'a secret'} in plain text; take it from a variable or from \`secrets\`, and replace the one that was here.`,
        };
      }
      for (const { range, text } of commandTexts(service.get('command')?.value)) {
        const name = secretOption(text);
        const shape = secretIn(text)[0];
        if (name === undefined && !shape) continue;
        yield {
          range,
          message: `The command of service \`${service.name}\` has ${shape?.kind ?? `a secret after \`${name}\``} in plain text; take it from a variable or from \`secrets\`, and replace the one that was here.`,
        };
      }
    }
  },
};

function hasVariable(value: string): boolean {
  return /\$[{A-Za-z_]/.test(value);
}

/** A command as one text, or item by item, each with the item behind it. */
function commandTexts(command: YamlValue | undefined): { readonly range: Range; readonly text: string }[] {
  if (command?.kind === 'scalar') return [{ range: command.range, text: command.text }];
  if (command?.kind !== 'list') return [];
  const texts = command.items.map(({ value }) => (value.kind === 'scalar' ? value.text : ''));
  return command.items.map(({ range }, at) => ({
    range,
    text: /^--?[\w-]+$/.test(texts[at] ?? '') ? `${texts[at]} ${texts[at + 1] ?? ''}` : (texts[at] ?? ''),
  }));
}

/** The option of a command line that names a credential and has a literal behind it. */
function secretOption(text: string): string | undefined {
  for (const [, option = '', value = ''] of text.matchAll(
    /(?<=^|\s)--?([A-Za-z][\w-]*)(?:=|\s{1,20})(?!-)["']?([^\s"']+)/g,
  )) {
    const named = namesCredential(option.replaceAll('-', '_')) || option === 'requirepass';
    if (named && !hasVariable(value) && !harmlessValue(value)) return `--${option}`;
  }
  return undefined;
}
