import type { Flag, Instruction } from '../../dockerfile/model.ts';
import { lookup } from '../../text/lookup.ts';
import type { Rule } from '../rule.ts';
import { written } from '../support/instructions/instructions.ts';
import { hasForeignSyntax, KEYWORDS } from '../support/instructions/keywords.ts';
import { nearest } from '../support/nearest.ts';

export const unknownOrBadFlag: Rule = {
  id: 'unknown-or-bad-flag',
  group: 'instructions',
  severity: 'error',
  default: true,
  fix: 'none',
  aliases: [
    'dockerfile-utils:UNKNOWN_FROM_FLAG',
    'dockerfile-utils:UNKNOWN_COPY_FLAG',
    'dockerfile-utils:UNKNOWN_ADD_FLAG',
    'dockerfile-utils:UNKNOWN_HEALTHCHECK_FLAG',
    'dockerfile-utils:FLAG_DUPLICATE',
    'dockerfile-utils:FLAG_MISSING_VALUE',
    'dockerfile-utils:FLAG_EXPECTED_BOOLEAN_VALUE',
  ],
  summary: 'A flag that the instruction does not know, twice the same flag, or one with a wrong value.',
  why: 'The builder stops at a flag that it does not understand.',
  *check({ file }) {
    if (hasForeignSyntax(file)) return;
    for (const instruction of written(file)) {
      if (!KEYWORDS.has(instruction.keyword)) continue;
      for (const flag of instruction.flags) {
        const written = file.text.slice(flag.range.start + 2, flag.range.start + 2 + flag.name.length);
        const message = mistake(instruction, flag, written);
        if (message !== undefined) yield { range: flag.range, message };
      }
    }
  },
};

/** No other instruction has flags, and the builder refuses them there too. Source: https://docs.docker.com/reference/dockerfile/ */
const FLAGS: Readonly<Record<string, readonly string[]>> = lookup({
  FROM: ['platform'],
  RUN: ['mount', 'network', 'security', 'device'],
  COPY: ['from', 'chown', 'chmod', 'link', 'parents', 'exclude'],
  ADD: ['chown', 'chmod', 'link', 'checksum', 'keep-git-dir', 'unpack', 'exclude'],
  HEALTHCHECK: ['interval', 'timeout', 'start-period', 'start-interval', 'retries'],
});
const REPEATABLE = /^(mount|device|exclude)$/;
const BOOLEAN = /^(link|parents|keep-git-dir|unpack)$/;

/** @param written the name in the letters of the file, which the builder takes as they are */
function mistake({ keyword, flags }: Instruction, flag: Flag, written: string): string | undefined {
  const { name, value, expanded } = flag;
  const known = FLAGS[keyword] ?? [];
  const twice = flags.find((other) => other.name === name) !== flag;
  if (known.length === 0) {
    const advice = /^(CMD|ENTRYPOINT)$/.test(keyword) ? 'write the command as a JSON array' : 'remove it';
    return `\`${keyword}\` has no flags, so the builder stops at \`--${written}\`; ${advice}.`;
  }
  if (!known.includes(written)) {
    const meant = nearest(written, known);
    const advice =
      meant === undefined
        ? `it knows ${known.map((item) => `\`--${item}\``).join(', ')}`
        : `did you mean \`--${meant}\`?`;
    return `\`${keyword}\` knows no \`--${written}\`; ${advice}${meant === undefined ? '.' : ''}`;
  }
  // What values a health check's options take is told by healthcheck-malformed.
  if (keyword === 'HEALTHCHECK' && !twice) return undefined;
  if (BOOLEAN.test(name)) {
    const odd = value !== undefined && !/^(1|0|t|f|true|false)$/i.test(value) && !value.includes('$');
    if (odd) return `\`--${name}\` is either \`true\` or \`false\`, not \`${expanded ?? value}\`.`;
  } else if (value === undefined || value === '') return `\`--${name}\` has no value; write \`--${name}=…\`.`;
  if (!REPEATABLE.test(name) && twice) {
    return `\`--${name}\` can be given once only; remove one of them.`;
  }
  return undefined;
}
