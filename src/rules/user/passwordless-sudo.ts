import type { Instruction } from '../../dockerfile/model.ts';
import type { ShellCommand, ShellWord } from '../../shell/model.ts';
import type { Range } from '../../text/range.ts';
import type { Rule } from '../rule.ts';
import { isDevelopmentStage } from '../support/images/development-stage.ts';
import { written } from '../support/instructions/instructions.ts';

export const passwordlessSudo: Rule = {
  id: 'passwordless-sudo',
  group: 'user',
  severity: 'info',
  default: true,
  fix: 'none',
  mentions: ['nopasswd'],
  aliases: [],
  summary: 'An account may do everything as root, without a password.',
  why: 'Whoever gets into the container as that account is root with one more word, so a USER that is not root protects nothing.',
  *check({ file }) {
    // A container to develop in is for one person, who may need to install something.
    if (!file.text.includes('NOPASSWD') || /(^|\/)\.devcontainer\//.test(file.path)) return;
    for (const instruction of written(file)) {
      const { keyword, stage } = instruction;
      if (stage?.ships === false || isDevelopmentStage(stage)) continue;
      const places = keyword === 'RUN' ? inRun(instruction) : /^(COPY|ADD)$/.test(keyword) ? inCopy(instruction) : [];
      for (const range of places) {
        yield {
          range,
          message:
            'This makes the account root without a password; name the commands that it needs instead of the last `ALL`, or do without `sudo`.',
        };
      }
    }
  },
};

const SUDOERS = /\/etc\/sudoers(\.d\/|$)/;
/** A line of sudoers(5): who, where, as whom, and what behind tags of which one is `NOPASSWD`. */
const RULE =
  /^[ \t]*([%#+\w${}"'-]+)[ \t]+[\w.*-]+[ \t]*=[ \t]*(?:\(([^()\n]*)\)[ \t]*)?(?:[A-Z_]+[ \t]*:[ \t]*)*ALL(?!\w)/;

/** Whether a line lets somebody other than root do everything as root. */
function isEverything(line: string): boolean {
  const [rule, who = '', as] = RULE.exec(line) ?? [];
  if (rule === undefined || !/NOPASSWD[ \t]*:/.test(rule) || who === 'root' || /^#(?!\d)/.test(who)) return false;
  return as === undefined || /(^|[\s,])(ALL|root|#0)([\s,:]|$)/.test(as);
}

function inRun(run: Instruction): Range[] {
  const texts = [run.shellText, ...run.heredocs.map(({ body }) => body)];
  if (!texts.some((text) => SUDOERS_NAMED.test(text))) return [];
  const told = run.shell().commands.flatMap((command) => {
    const word = command.args.find((arg) => arg.text.includes('NOPASSWD') && writesRule(command, arg));
    if (word) return [word.range];
    const lines = command.redirects.flatMap(({ body }) => body?.split('\n') ?? []);
    return lines.some(isEverything) ? [command.range] : [];
  });
  return [...told, ...inHeredocs(run)];
}

const SUDOERS_NAMED = /\/etc\/sudoers|\bvisudo\b/;

function writesRule({ name, args }: ShellCommand, word: ShellWord): boolean {
  if (name === 'echo' || name === 'printf') {
    // Without quotes the line is several words.
    const text = word.quoted ? word.text : args.map((each) => each.text).join(' ');
    return text
      .replaceAll('\\t', '\t')
      .split(/\\n|\n/)
      .some(isEverything);
  }
  // What sed puts in place of something: the second part of its `s`, or what it appends.
  const [, put] =
    name === 'sed' ? (/^[^s]{0,20}s(?:\/[^/]*\/|\|[^|]*\||,[^,]*,|#[^#]*#)(.*)$/s.exec(word.text) ?? []) : [];
  return put !== undefined && isEverything(put);
}

function inCopy(copy: Instruction): Range[] {
  return SUDOERS.test(copy.words.at(-1)?.value ?? '') ? inHeredocs(copy) : [];
}

/** The lines of texts that no program reads. */
function inHeredocs({ heredocs }: Instruction): Range[] {
  return heredocs.flatMap(({ interpreter, body, bodyRange }) => {
    if (interpreter !== undefined || !body.includes('NOPASSWD')) return [];
    let start = bodyRange.start;
    return body.split('\n').flatMap((line) => {
      const range = { start, end: start + line.trimEnd().length };
      start += line.length + 1;
      return isEverything(line) ? [range] : [];
    });
  });
}
