import type { Instruction } from '../../dockerfile/model.ts';
import { accountCall } from '../../shell/accounts.ts';
import type { ShellCommand } from '../../shell/model.ts';
import type { Range } from '../../text/range.ts';
import type { Rule } from '../rule.ts';
import { written } from '../support/instructions/instructions.ts';

export const emptyAccountPassword: Rule = {
  id: 'empty-account-password',
  group: 'user',
  severity: 'error',
  default: true,
  fix: 'none',
  aliases: ['DKL-LI-0001'],
  summary: 'An account gets an empty password.',
  why: 'Whoever can reach a login of the container comes in without one.',
  *check({ file }) {
    for (const instruction of written(file)) {
      const places = instruction.keyword === 'RUN' ? inCommands(instruction) : inCopiedText(instruction);
      for (const range of places)
        yield {
          range,
          message:
            'The account can be used without a password after this; lock it instead (`passwd -l`, or `!` as its hash).',
        };
    }
  },
};

/** Of a longer one the first commands are looked at: nobody writes an account through so many. */
const LONGEST_PIPELINE = 20;

function inCommands(run: Instruction): Range[] {
  const { commands } = run.shell();
  const pipelines = new Map<number, ShellCommand[]>();
  for (const command of commands) {
    const { id } = command.pipeline;
    const known = pipelines.get(id);
    if (known) known.push(command);
    else pipelines.set(id, [command]);
  }
  return commands.flatMap((command) => {
    const others = (pipelines.get(command.pipeline.id) ?? []).slice(0, LONGEST_PIPELINE);
    const empties =
      emptiesPassword(command) ||
      writesEmptyHash(
        command,
        others.filter((other) => other !== command),
      );
    return empties ? [command.range] : [];
  });
}

/** `COPY <<EOF /etc/shadow` */
function inCopiedText({ keyword, words, heredocs }: Instruction): Range[] {
  if (keyword !== 'COPY' && keyword !== 'ADD') return [];
  if (!ACCOUNT_FILE.test(words.at(-1)?.value ?? '')) return [];
  return heredocs.flatMap(({ body, bodyRange, markRange }) => {
    const line = EMPTY_HASH.exec(body);
    if (!line) return [];
    const start = bodyRange.start + line.index;
    return [start < bodyRange.end ? { start, end: start + line[0].length } : markRange];
  });
}

const ACCOUNT_FILE = /^\/etc\/(shadow|passwd|master\.passwd)$/;
/** A line of passwd or shadow whose second field is empty. */
const EMPTY_HASH = /^[a-z_][\w-]*::\d*:[^\n]*:/m;

function emptiesPassword(command: ShellCommand): boolean {
  const { name, args } = command;
  if (name === 'passwd') return args.some(({ value }) => /^(-[a-ce-zA-Z]*d[a-zA-Z]*|--delete)$/.test(value ?? ''));
  const call = accountCall(command);
  if (call?.kind === 'user' && /^user/.test(name ?? '')) return call.options.get('password')?.value === '';
  // `s/root:[^:]*:/root::/` on the file that holds the hashes
  return (
    name === 'sed' &&
    args.some(({ text }) => ACCOUNT_FILE.test(text)) &&
    args.some(({ text }) => /^s(.).{0,300}\1\^?[\w-]{1,50}::/.test(text))
  );
}

/** `echo 'app::19000:::::' >> /etc/shadow`, `printf … | tee -a /etc/passwd`, `echo 'root:' | chpasswd -e`. */
function writesEmptyHash({ name, args, redirects }: ShellCommand, pipeline: readonly ShellCommand[]): boolean {
  if (name !== 'echo' && name !== 'printf' && name !== 'cat') return false;
  const body = redirects.map((redirect) => redirect.body ?? '').join('\n');
  const text = [...args.map((word) => word.text.replaceAll('\\n', '\n')), body].join('\n');
  const target = [redirects, ...pipeline.map((command) => command.redirects)]
    .flat()
    .some(({ operator, target: file }) => operator.startsWith('>') && ACCOUNT_FILE.test(file?.text ?? ''));
  const teed = pipeline.some(
    (command) => command.name === 'tee' && command.args.some((word) => ACCOUNT_FILE.test(word.text)),
  );
  if (target || teed) return EMPTY_HASH.test(text);
  const sets = pipeline.some(
    (command) => command.name === 'chpasswd' && command.args.some((word) => /^(-e|--encrypted)$/.test(word.text)),
  );
  return sets && /^[\w-]+:$/m.test(text);
}

/** The other commands of a command's pipeline. */
