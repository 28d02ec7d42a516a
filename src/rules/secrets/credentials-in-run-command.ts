import type { Instruction } from '../../dockerfile/model.ts';
import type { ShellCommand, ShellWord } from '../../shell/model.ts';
import type { Range } from '../../text/range.ts';
import type { Problem, Rule } from '../rule.ts';
import { isWindowsStage } from '../support/images/windows.ts';
import { runs } from '../support/instructions/instructions.ts';

export const credentialsInRunCommand: Rule = {
  id: 'credentials-in-run-command',
  group: 'secrets',
  severity: 'error',
  default: true,
  fix: 'none',
  aliases: ['DS-0031', 'S6437'],
  summary: 'A password on the command line of a RUN.',
  why: 'The command stands in the history of the image, where everybody who has the image can read it.',
  *check({ file }) {
    for (const run of runs(file)) {
      if (run.stage?.ships === false) continue;
      if (run.flags.some(({ name, value }) => name === 'mount' && /type=secret/.test(value ?? ''))) continue;
      for (const command of run.shell().commands) {
        const word = passwordIn(command);
        if (word) yield problem(word.range, command.name ?? '');
      }
      const range = isWindowsStage(run.stage) ? netUser(run) : undefined;
      if (range) yield problem(range, 'net user');
    }
  },
};

function problem(range: Range, program: string): Problem {
  return {
    range,
    message: `\`${program}\` is given a password here; take it from \`RUN --mount=type=secret\`.`,
  };
}

/** `net user NAME PASSWORD …` where cmd or PowerShell reads it; `*` asks for the password. */
function netUser({ shellText, argsRange }: Instruction): Range | undefined {
  const call = /\bnet1?(?:\.exe)?\s+users?\s+["']?[\w.-]+["']?\s+["']?([^\s"'/*%$&|][^\s"'&|]*)/i.exec(shellText);
  if (!call?.[1]) return undefined;
  const end = argsRange.start + call.index + call[0].length;
  return { start: end - call[1].length, end };
}

/** Literal text, not a variable whose value comes from elsewhere. */
function literal(word: ShellWord | undefined): boolean {
  return word?.value !== undefined && word.value !== '';
}

function after(args: readonly ShellWord[], flag: RegExp): ShellWord | undefined {
  const at = args.findIndex(({ value }) => flag.test(value ?? ''));
  return at === -1 ? undefined : args[at + 1];
}

function joined(args: readonly ShellWord[], flag: RegExp): ShellWord | undefined {
  return args.find(({ value }) => flag.test(value ?? ''));
}

function passwordIn({ name = '', args }: ShellCommand): ShellWord | undefined {
  switch (name) {
    case 'wget':
      return (
        joined(args, /^--(http-|ftp-|proxy-)?password=./) ??
        literalOrNone(after(args, /^--(http-|ftp-|proxy-)?password$/))
      );
    case 'curl': {
      const user = after(args, /^(-[a-zA-Z]*[uU]|--user|--proxy-user)$/) ?? joined(args, /^(-u|--user=).+:./);
      return user && /^(-u|--user=)?[^:$]+:./.test(user.value ?? '') ? user : undefined;
    }
    case 'sshpass': {
      // Behind its own option stands another program, whose `-p` is a port.
      const [option, value] = args;
      return option?.value === '-p' ? literalOrNone(value) : joined(args.slice(0, 1), /^-p/);
    }
    case 'useradd':
    case 'usermod':
      return joined(args, /^--password=[^!*]/) ?? nonEmptyHash(after(args, /^(-p|--password)$/));
    case 'htpasswd':
      return joined(args, /^-[ac-zA-Z]*b[a-zA-Z]*$/) &&
        args.filter(({ text }) => !text.startsWith('-')).length >= (joined(args, /^-[a-zA-Z]*n/) ? 2 : 3)
        ? literalOrNone(args.at(-1))
        : undefined;
    case 'x11vnc':
      return literalOrNone(after(args, /^-storepasswd$/));
    case 'az':
      return args[0]?.value === 'login' ? literalOrNone(after(args, /^(-p|--password)$/)) : undefined;
    case 'doctl':
      return args[0]?.value === 'auth' ? literalOrNone(after(args, /^(-t|--access-token)$/)) : undefined;
    case 'aws': {
      const at = args.findIndex(({ value }) => /^aws_(access_key_id|secret_access_key)$/.test(value ?? ''));
      return args[0]?.value === 'configure' && at > 0 ? literalOrNone(args[at + 1]) : undefined;
    }
    case 'gcloud':
      return args[0]?.value === 'auth' ? joined(args, /^activate-service-account$/) : undefined;
    case 'net': {
      const operands = args.filter(({ text }) => !text.startsWith('/'));
      return /^users?$/i.test(operands[0]?.value ?? '') && operands[2]?.value !== '*'
        ? literalOrNone(operands[2])
        : undefined;
    }
    case 'drush':
      return (
        joined(args, /^--(account-pass|db-su-pw|password)=./) ??
        (/^(user:password|user-password|upwd)$/.test(args[0]?.value ?? '') ? literalOrNone(args[2]) : undefined)
      );
    case 'docker':
    case 'podman':
    case 'buildah':
    case 'skopeo':
      return args.some(({ value }) => value === 'login')
        ? (joined(args, /^--password=./) ?? literalOrNone(after(args, /^(-p|--password)$/)))
        : undefined;
    case 'mysqladmin':
      return joined(args, /^(-p.|--password=.)/) ?? literalOrNone(after(args, /^password$/));
    default:
      return /^(mysql(dump|import|show|check|slap|sh)?|mariadb(-\w+)?)$/.test(name)
        ? joined(args, /^(-p.|--password=.)/)
        : undefined;
  }
}

function literalOrNone(word: ShellWord | undefined): ShellWord | undefined {
  return literal(word) ? word : undefined;
}

/** A locked account has `!` or `*`. */
function nonEmptyHash(word: ShellWord | undefined): ShellWord | undefined {
  return literal(word) && !/^[!*]/.test(word?.value ?? '') ? word : undefined;
}
