import type { ShellCommand } from '../../shell/model.ts';
import type { Rule } from '../rule.ts';
import { writtenText } from '../support/files/written-text.ts';
import { runs } from '../support/instructions/instructions.ts';

export const weakHash: Rule = {
  id: 'weak-hash',
  group: 'network-tls-downloads',
  severity: 'info',
  default: false,
  fix: 'none',
  mentions: ['md5', 'sha1', 'shasum', 'openssl'],
  aliases: ['S4790', 'powershell/PSAvoidUsingBrokenHashAlgorithms'],
  summary: 'A file is checked with a hash that can be forged.',
  why: 'Two files with the same MD5 or SHA-1 can be made, so such a checksum finds transmission errors but no attacker. Some projects publish no other, so this is off unless asked for.',
  *check({ file }) {
    for (const run of runs(file)) {
      for (const command of run.shell().commands) {
        const weak = nameOfWeakHash(command);
        if (weak === undefined) continue;
        yield {
          range: command.range,
          message: `\`${weak}\` can be forged; check the file with \`sha256sum\` where its author publishes that.`,
        };
      }
    }
    for (const { range, match } of writtenText(file, POWERSHELL)) {
      yield {
        range,
        message: `\`${match[0]}\` can be forged; use SHA256 where the author of the file publishes that.`,
      };
    }
  },
};

const POWERSHELL =
  /-Algorithm\s+["']?(?:MD5|SHA1)\b|\[System\.Security\.Cryptography\.(?:MD5|SHA1)\w*\]|System\.Security\.Cryptography\.(?:MD5|SHA1)\w*/gi;

/** What makes a weak hash in a command, as written. */
function nameOfWeakHash({ name, args }: ShellCommand): string | undefined {
  const texts = args.map(({ text }) => text);
  if (name === 'md5sum' || name === 'sha1sum') return name;
  if (name === 'shasum') {
    const at = texts.findIndex((text) => text === '-a' || text === '--algorithm');
    const glued = texts.find((text) => /^(-a|--algorithm=)\d/.test(text))?.replace(/^\D+/, '');
    return (at === -1 ? (glued ?? '1') : texts[at + 1]) === '1' ? name : undefined;
  }
  if (name !== 'openssl') return undefined;
  if (/^(md5|sha1|rmd160|ripemd160)$/.test(texts[0] ?? '')) return `openssl ${texts[0]}`;
  const option = texts.find((text) => /^-(md[245]|sha1|ripemd(160)?|rmd160)$/.test(text));
  return texts[0] === 'dgst' && option !== undefined ? `openssl dgst ${option}` : undefined;
}
