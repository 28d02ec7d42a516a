import type { Rule } from '../rule.ts';

export const fromPlatformConstant: Rule = {
  id: 'from-platform-constant',
  group: 'base-image',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  mentions: ['--platform'],
  aliases: [
    'DL3029',
    'FromPlatformFlagConstDisallowed',
    'Using Platform Flag with FROM Command',
    'avoid-platform-with-from',
  ],
  summary: 'A constant `--platform` in FROM.',
  why: 'The image is then built for that platform even when another one is asked for, and runs slowly or not at all there.',
  *check({ file }) {
    for (const { from, name } of file.stages) {
      const flag = from.flags.find((candidate) => candidate.name === 'platform');
      const value = flag?.value;
      if (!flag || value === undefined || !PLATFORM.test(value)) continue;
      // `AS build_amd64`: a stage for one platform by intention.
      if (name !== undefined && value.split('/').some((part) => part !== '' && name.includes(part.toLowerCase())))
        continue;
      yield {
        range: flag.range,
        message: `\`--platform=${value}\` builds this stage for one platform, whatever is asked for; remove it, or use \`$BUILDPLATFORM\` in a stage that compiles for others.`,
        fix: {
          safety: 'unsafe',
          title: 'Build for the platform that is asked for',
          edits: [{ range: { start: flag.range.start - 1, end: flag.range.end }, text: '' }],
        },
      };
    }
  },
};

/** An operating system with or without an architecture, or an architecture alone. */
const PLATFORM =
  /^((linux|windows|darwin|freebsd|wasi|wasip1|js)(\/[a-z0-9_]+(\/[a-z0-9]+)?)?|amd64|x86_64|arm64|aarch64|arm|386|ppc64le|s390x|riscv64|wasm)$/i;
