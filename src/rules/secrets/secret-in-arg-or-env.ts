import type { Instruction, Pair } from '../../dockerfile/model.ts';
import type { Rule } from '../rule.ts';
import { harmlessValue, namesCredential } from '../support/secrets/credential-names.ts';

export const secretInArgOrEnv: Rule = {
  id: 'secret-in-arg-or-env',
  group: 'secrets',
  severity: 'error',
  default: true,
  fix: 'none',
  aliases: [
    'DL3064',
    'SecretsUsedInArgOrEnv',
    'DS-0031',
    'Secrets Stored In Dockerfile',
    'Passwords And Secrets',
    'secret-in-build-arg',
    'S6472',
    'CIS-DI-0010',
    'tally/ruby/secrets-in-arg-or-env',
    'tally/ruby/prefer-secret-mounts-for-build-credentials',
  ],
  summary: 'A credential in ARG or ENV.',
  why: 'Values of ARG and ENV can be read by everybody who has the image, with docker history or docker inspect.',
  *check({ file }) {
    for (const outer of file.instructions) {
      const instruction = outer.trigger ?? outer;
      const { keyword, stage } = instruction;
      if (keyword !== 'ARG' && keyword !== 'ENV') continue;
      // What a stage for development or tests is given does not ship.
      if (stage?.ships === false && /^(dev|test|ci|debug)/.test(stage.name ?? '')) continue;
      for (const pair of instruction.pairs) {
        if (
          !isCredential(keyword, pair) ||
          namesAnother(instruction, pair) ||
          (keyword === 'ARG' && keptIn(instruction, pair))
        )
          continue;
        const passed = keyword === 'ENV' ? passedTo(instruction, pair) : undefined;
        yield {
          range: pair.keyRange,
          message: messageFor(instruction, pair),
          related: passed && [
            { range: passed.range, message: 'It is passed to the build here, which has to go as well.' },
          ],
          elsewhere: passed && [passed.range],
        };
      }
    }
  },
};

function isCredential(keyword: string, { key, value }: Pair): boolean {
  if (!namesCredential(key) || (keyword === 'ENV' && !value)) return false;
  return !value || !harmlessValue(value, key);
}

/** Whether a variable holds the key of a pair whose value another variable of the instruction holds: `FILTER_KEY=id FILTER_VALUE=1`. */
function namesAnother({ pairs }: Instruction, { key, value }: Pair): boolean {
  const [, stem, word] = /^(.*?)(key)$/i.exec(key) ?? [];
  if (stem === undefined || word === undefined || !/^[\w.-]{1,40}$/.test(value ?? '')) return false;
  return pairs.some((other) => other.key.toLowerCase() === `${stem}value`.toLowerCase());
}

/** Whether a later ENV of the stage takes over an ARG without a default: that is one credential, told at the ENV. */
function keptIn({ stage, index }: Instruction, { key, value }: Pair): boolean {
  if (value !== undefined) return false;
  return (stage?.instructions ?? []).some(
    (later) =>
      later.keyword === 'ENV' &&
      later.index > index &&
      later.pairs.some((pair) => isCredential('ENV', pair) && argumentOf(pair) === key),
  );
}

/** The ARG without a default that an ENV takes over. */
function passedTo({ stage, index }: Instruction, pair: Pair): Instruction | undefined {
  const name = argumentOf(pair);
  return stage?.instructions.find(
    ({ keyword, index: at, pairs }) =>
      keyword === 'ARG' && at < index && pairs.some(({ key, value }) => key === name && value === undefined),
  );
}

/** The one variable that a value consists of. */
function argumentOf({ value }: Pair): string | undefined {
  const [, bare, braced] = /^\$(?:(\w+)|\{(\w+)\})$/.exec(value ?? '') ?? [];
  return bare ?? braced;
}

function messageFor({ keyword }: Instruction, { key, value }: Pair): string {
  const mount = `RUN --mount=type=secret,id=${key.toLowerCase()},env=${key}`;
  if (keyword === 'ENV')
    return `\`${key}\` looks like a credential, and \`ENV\` keeps it readable in the image; set it when the container starts, or use \`${mount}\` where the build needs it.`;
  return value && !/^\$(\w+|\{\w+\})$/.test(value)
    ? `\`${key}\` looks like a credential, and its default stands in the file and in the image's history; take it out, and use \`${mount}\`.`
    : `\`${key}\` looks like a credential, and what is passed for it stays in the image's history; use \`${mount}\` instead of \`ARG\`.`;
}
