import type { Dockerfile, Instruction } from '../../../dockerfile/model.ts';
import type { ShellCommand } from '../../../shell/model.ts';
import type { TextEdit } from '../../../text/edit.ts';
import { removeCommand } from '../commands/command-edits.ts';
import { deleteInstruction } from '../instructions/instructions.ts';

/** Of package managers: what only prepares for an upgrade or tidies up behind it. */
const AROUND = /^(update|check-update|refresh|ref|makecache|clean|autoclean|autoremove|dist-clean|cache)$/;
const MANAGERS = /^(apt-get|apt|aptitude|apk|yum|dnf|dnf5|microdnf|tdnf|zypper)$/;

/** Takes an upgrade out of a RUN, or the RUN out of the file where the rest of it is of no use without the upgrade. */
export function removeUpgrade(file: Dockerfile, run: Instruction, upgrade: ShellCommand): TextEdit | undefined {
  const { commands, variables, errors } = run.shell();
  const others = commands.filter((command) => command !== upgrade);
  const idle = others.length > 0 && variables.length + errors.length === 0 && others.every(isAround);
  return idle && !run.onbuild ? deleteInstruction(file, run) : removeCommand(file, run, upgrade);
}

function isAround({ name = '', args, operatorBefore, operatorAfter, inside }: ShellCommand): boolean {
  if (inside.length > 0 || operatorBefore === '||' || operatorAfter === '||') return false;
  if (name === 'set') return true;
  if (name === 'rm')
    return args.every(
      ({ text }) => /^-/.test(text) || /^\/var\/(lib\/apt|cache\/(apt|apk|yum|dnf|libdnf5|zypp))/.test(text),
    );
  const [first] = args.filter(({ text }) => !text.startsWith('-'));
  return MANAGERS.test(name) && AROUND.test(first?.value ?? '');
}
