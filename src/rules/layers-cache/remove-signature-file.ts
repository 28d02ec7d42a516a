import { globRegex } from '../../repository/ignore.ts';
import type { ShellCommand } from '../../shell/model.ts';
import type { Rule } from '../rule.ts';
import { appendCommand } from '../support/commands/append-command.ts';
import { hasFileMount } from '../support/files/mounted.ts';
import { runs } from '../support/instructions/instructions.ts';

export const removeSignatureFile: Rule = {
  id: 'remove-signature-file',
  group: 'layers-cache',
  severity: 'info',
  default: false,
  fix: 'unsafe',
  mentions: ['gpg'],
  aliases: ['gpgVerifyAscRmAsc'],
  summary: 'A signature that was checked stays in the layer.',
  why: 'Nothing reads the file again after the check.',
  *check({ file }) {
    for (const run of runs(file)) {
      if (run.stage?.ships === false) continue;
      const { commands } = run.shell();
      for (const command of commands) {
        const { name, args, range, inside } = command;
        if (!/^gpg2?$/.test(name ?? '') || !args.some(({ value }) => value === '--verify')) continue;
        const signature = args.find(({ text }) => /\.(asc|sig)$/.test(text));
        if (!signature || inside.includes('function') || hasFileMount(run, signature.text)) continue;
        const removed = commands.some((later) => later.range.start > range.start && takes(later, signature.text));
        if (removed) continue;
        const moved = commands.some(({ name: other }) => /^(cd|pushd|popd)$/.test(other ?? ''));
        const absolute = signature.text.startsWith('/');
        const edit =
          inside.length > 0 || (moved && !absolute) ? undefined : appendCommand(file, run, `rm ${signature.raw}`);
        yield {
          range: signature.range,
          message: `\`${signature.text}\` stays in this layer; remove it after the check, in the same \`RUN\`.`,
          fix: edit ? { safety: 'unsafe', title: 'Remove the signature', edits: [edit] } : undefined,
        };
      }
    }
  },
};

/** Whether a removal takes a file along: by its name, a pattern, or with a folder that may hold it. */
function takes({ name, args }: ShellCommand, path: string): boolean {
  if (name !== 'rm' && name !== 'unlink') return false;
  const recursive = args.some(({ text }) => /^-\w*[rR]|^--recursive$/.test(text));
  const base = path.split('/').at(-1) ?? path;
  return args.some(({ text }) => {
    if (text.startsWith('-')) return false;
    if (text === path || text.split('/').at(-1) === base) return true;
    if (
      /[*?[{]/.test(text) &&
      (globRegex(text).test(path) || globRegex(text.split('/').at(-1) ?? text).test(base) || /\{/.test(text))
    )
      return true;
    // A folder: the one of the file, or one that the working directory may be in.
    return (
      recursive &&
      (path.startsWith(`${text.replace(/\/$/, '')}/`) || (!path.startsWith('/') && /^(\/|\$|\.\.?$)/.test(text)))
    );
  });
}
