import { chainInstructions } from '../../dockerfile/chain.ts';
import type { Instruction } from '../../dockerfile/model.ts';
import { accountCall, numberOf } from '../../shell/accounts.ts';
import type { Range } from '../../text/range.ts';
import type { Rule } from '../rule.ts';
import { dropsPrivileges, endsAsRoot } from '../support/images/privileges.ts';
import { isWindowsStage } from '../support/images/windows.ts';
import { insertInstructions } from '../support/instructions/instructions.ts';

export const createdUserUnused: Rule = {
  id: 'created-user-unused',
  group: 'user',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  aliases: ['tally/user-created-but-never-used'],
  summary: 'An account is created, but the image still runs as root.',
  why: 'The account was meant to be used; without USER the process keeps every right of root.',
  *check({ file, image }) {
    const { target } = file;
    if (!target || !endsAsRoot(file) || dropsPrivileges(image)) return;
    const all = chainInstructions(target);
    const created = all.flatMap(isWindowsStage(target) ? createdOnWindows : createdByShell);
    const [first] = created;
    if (!first) return;
    const uses = all.some(({ range, keyword }) => {
      const text = file.text.slice(range.start, range.end);
      return created.some(({ name }) => isUse(keyword, text, name));
    });
    if (uses) return;
    const start = target.instructions.find(({ keyword }) => keyword === 'ENTRYPOINT' || keyword === 'CMD');
    const root = target.end.userInstruction;
    const changed = root && start && root.index > start.index ? root : start;
    const later =
      changed &&
      target.instructions.some(
        ({ keyword, index }) => index > changed.index && /^(RUN|COPY|ADD|WORKDIR)$/.test(keyword),
      );
    // Nothing needs the root that a USER right before the entry point goes back to.
    const built = target.instructions.findLast(({ keyword }) => /^(RUN|COPY|ADD|WORKDIR)$/.test(keyword));
    const idle = root?.stage === target && root.index > (built?.index ?? -1) ? root.words[0] : undefined;
    yield {
      range: first.range,
      message: `The account \`${first.name}\` is created, but nothing runs as it; put \`USER ${first.name}\` before the entry point.`,
      fix:
        start && changed === start && !later
          ? {
              safety: 'unsafe',
              title: `Run as ${first.name}`,
              edits: [
                idle
                  ? { range: idle.range, text: first.name }
                  : insertInstructions(file, start, [`USER ${first.name}`]),
              ],
            }
          : undefined,
    };
  },
};

interface Created {
  readonly name: string;
  readonly range: Range;
}

function createdByShell(instruction: Instruction): Created[] {
  if (instruction.keyword !== 'RUN') return [];
  return instruction.shell().commands.flatMap((command) => {
    const call = accountCall(command);
    // Number 0 is root under another name.
    const isOwn = call?.kind === 'user' && call.action === 'add' && Number(numberOf(call)) !== 0;
    const name = isOwn ? call.name?.value : undefined;
    return name === undefined || !/^[a-z_][\w.-]*$/i.test(name) ? [] : [{ name, range: command.range }];
  });
}

/** https://learn.microsoft.com/windows-server/administration/windows-commands/net-user */
function createdOnWindows({ keyword, shellText, argsRange }: Instruction): Created[] {
  if (keyword !== 'RUN') return [];
  const call =
    /\bnet1?(?:\.exe)?\s+users?\s+(?:\/add\s+)?["']?([\w.-]+)(?=[^&|;\n]{0,300}\/add\b)/i.exec(shellText) ??
    /\bnet1?(?:\.exe)?\s+users?\s+\/add\s+["']?([\w.-]+)/i.exec(shellText) ??
    /\bNew-LocalUser\s+(?:-Name\s+)?["']?([\w.]+)/i.exec(shellText);
  const name = call?.[1];
  if (!call || name === undefined) return [];
  const start = argsRange.start + call.index;
  return [{ name, range: { start, end: start + call[0].length } }];
}

/** An account that owns files may be meant for a program that switches to it by itself; one of an earlier USER is not idle. */
function isUse(keyword: string, text: string, name: string): boolean {
  const word = `(?<![\\w.-])${name.replaceAll('.', '\\.')}(?![\\w.-])`;
  if (keyword === 'USER') return new RegExp(word).test(text);
  if (keyword !== 'COPY' && keyword !== 'ADD' && keyword !== 'RUN') return false;
  return new RegExp(
    `--chown=\\S{0,200}${word}|(chown|setfacl|icacls|cacls|takeown|-Acl|FileSystemAccessRule)\\b[^;&|]{0,500}${word}|\\binstall\\s[^;&|]{0,500}(-\\w{0,20}o\\s{0,20}|--owner[= ])${word}`,
    'i',
  ).test(text);
}
