import type { Instruction } from '../../dockerfile/model.ts';
import type { ShellCommand } from '../../shell/model.ts';
import { lookup } from '../../text/lookup.ts';
import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';

export const pointlessContainerCommand: Rule = {
  id: 'pointless-container-command',
  group: 'shell',
  severity: 'info',
  default: true,
  fix: 'none',
  aliases: ['DL3001', 'Run Utilities And POSIX Commands', 'nonsensical-command', 'dockerlinter:ER0005'],
  summary: 'A command that does nothing useful during a build.',
  why: 'Nobody sits at a build, and nothing that it starts is alive when the image runs, so such a command is a left-over or a mistake.',
  *check({ file }) {
    for (const run of runs(file)) {
      const { commands, functions } = run.shell();
      const own = new Set(functions.map(({ name }) => name));
      for (const [at, command] of commands.entries()) {
        const { name = '', nameWord } = command;
        const advice = Object.hasOwn(ADVICE, name) ? ADVICE[name] : undefined;
        if (advice === undefined || own.has(name) || excused(run, command, commands, at)) continue;
        yield { range: nameWord.range, message: `\`${name}\` ${advice}` };
      }
    }
  },
};

const SEEN = 'shows what nobody looks at during a build; remove it.';
const EDIT = 'waits for a person, whom a build has not; change files with `sed` or COPY.';
const ADVICE: Readonly<Record<string, string>> = lookup({
  ssh: 'makes the build depend on another machine and its keys; fetch what you need with COPY, or with `RUN --mount=type=ssh`.',
  vim: EDIT,
  nano: EDIT,
  shutdown: 'has no machine to shut down; remove it.',
  service: 'starts something that ends with this RUN; start it by CMD or ENTRYPOINT.',
  ps: SEEN,
  free: SEEN,
  top: SEEN,
  kill: 'has no process to end here; remove it.',
  mount: 'is not allowed during a build; use `RUN --mount`.',
  ifconfig: SEEN,
});

function excused(run: Instruction, command: ShellCommand, commands: readonly ShellCommand[], at: number): boolean {
  const { name, args } = command;
  // It only asks what is there.
  if (args.length === 1 && /^(-V|-h|--version|--help)$/.test(args[0]?.value ?? '')) return true;
  if (name === 'ssh') return run.flags.some((flag) => flag.name === 'mount' && /type=ssh/.test(flag.value ?? ''));
  if (name === 'mount') return run.flags.some((flag) => flag.name === 'security');
  // A service or a process that the same RUN uses or started.
  if (name === 'service') return args.some(({ value }) => value === 'stop') || commands.slice(at + 1).some(isUse);
  if (name === 'kill' || name === 'ps') {
    return commands.some(
      ({ background, name: other }) => background || /^(service|gpg-agent|\w*ctl|\w+d)$/.test(other ?? ''),
    );
  }
  // An editor that a script drives.
  if (name === 'vim') return args.some(({ text }) => /^[-+]/.test(text));
  return false;
}

/** Whether a command may need the service that was started before it. */
function isUse({ name }: ShellCommand): boolean {
  return !/^(rm|apt-get|apt|echo|apk|yum|dnf|true)$/.test(name ?? '');
}
