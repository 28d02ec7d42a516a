import { chainInstructions } from '../../../dockerfile/chain.ts';
import type { Dockerfile, Instruction, Stage } from '../../../dockerfile/model.ts';
import { accountCall, numberOf } from '../../../shell/accounts.ts';
import { escapePattern } from '../../../text/pattern.ts';
import type { Range } from '../../../text/range.ts';
import { isWindowsStage } from './windows.ts';

/** An account that a RUN makes. */
export interface Created {
  readonly name: string;
  readonly range: Range;
}

/** The accounts that the instructions of a stage's image make. */
export function createdAccounts(stage: Stage): Created[] {
  return chainInstructions(stage).flatMap(isWindowsStage(stage) ? createdOnWindows : createdByShell);
}

/** Whether an instruction runs as one of the accounts or gives it files: then something was meant to use it. */
export function usesAccount(file: Dockerfile, stage: Stage, accounts: readonly Created[]): boolean {
  return chainInstructions(stage).some(({ range, keyword }) => {
    const text = file.text.slice(range.start, range.end);
    return accounts.some(({ name }) => isUse(keyword, text, name));
  });
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
  const word = `(?<![\\w.-])${escapePattern(name)}(?![\\w.-])`;
  if (keyword === 'USER') return new RegExp(word).test(text);
  if (keyword !== 'COPY' && keyword !== 'ADD' && keyword !== 'RUN') return false;
  return new RegExp(
    `--chown=\\S{0,200}${word}|(chown|setfacl|icacls|cacls|takeown|-Acl|FileSystemAccessRule)\\b[^;&|]{0,500}${word}|\\binstall\\s[^;&|]{0,500}(-\\w{0,20}o\\s{0,20}|--owner[= ])${word}`,
    'i',
  ).test(text);
}
