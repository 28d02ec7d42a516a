import { posix } from 'node:path';
import { globRegex } from '../../repository/ignore.ts';
import type { ShellCommand } from '../../shell/model.ts';
import type { Rule } from '../rule.ts';
import { appendCommand } from '../support/commands/append-command.ts';
import { tarExtraction, unzippedArchive } from '../support/files/archives.ts';
import { runs } from '../support/instructions/instructions.ts';
export const removeExtractedArchive: Rule = {
  id: 'remove-extracted-archive',
  group: 'layers-cache',
  severity: 'info',
  default: true,
  fix: 'unsafe',
  aliases: ['tarSomethingRmTheSomething'],
  summary: 'A downloaded archive that stays in the layer after it was unpacked.',
  why: 'The image then holds everything twice, once packed, and no later layer can take it out.',
  *check({ file }) {
    for (const run of runs(file)) {
      if (run.stage?.ships === false || run.flags.some(({ name }) => name === 'mount')) continue;
      const { commands } = run.shell();
      const removals = commands.filter(
        ({ name, args }) => REMOVING.test(name ?? '') || args.some(({ text }) => text === '-delete'),
      );
      for (const [index, command] of commands.entries()) {
        const archive = tarExtraction(command)?.archive ?? unzippedArchive(command);
        if (!archive || /[*?]/.test(archive.text) || !/\.(tar(\.\w+)?|tgz|tbz2?|txz|tzst|zip)$/i.test(archive.text))
          continue;
        const base = posix.basename(archive.text);
        // Only what this RUN brought in itself: taking away what an older layer holds saves nothing.
        const brought = commands.slice(Math.max(0, index - 30), index).some((earlier) => mentions(earlier, base));
        const removed = removals.some(
          (later) => later.range.start > command.range.start && takes(later, archive.text, base),
        );
        if (!brought || removed || command.inside.includes('function')) continue;
        const moved =
          !archive.text.startsWith('/') &&
          commands.slice(index).some(({ name }) => /^(cd|pushd|popd)$/.test(name ?? ''));
        const edit = moved || command.inside.length > 0 ? undefined : appendCommand(file, run, `rm ${archive.raw}`);
        yield {
          range: archive.range,
          message: `\`${base}\` stays in this layer next to what was unpacked from it; remove it in the same \`RUN\`.`,
          fix: edit ? { safety: 'unsafe', title: 'Remove the archive', edits: [edit] } : undefined,
        };
      }
    }
  },
};

const REMOVING = /^(rm|unlink|shred|mv|make|git)$/;

function mentions({ name, args, redirects }: ShellCommand, base: string): boolean {
  if (!/^(curl|wget|aria2c|axel|fetch|gsutil|aws|gh|cp|scp|http)$/.test(name ?? '')) return false;
  return [...args, ...redirects.flatMap(({ target }) => target ?? [])].some(({ text }) => text.includes(base));
}

/** Whether a removal takes the archive along: by name, by pattern, with its folder, or by a variable that may hold it. */
function takes({ name, args }: ShellCommand, path: string, base: string): boolean {
  if (name === 'make' || name === 'git') return args.some(({ text }) => /clean/.test(text));
  return args.some(({ text, value }) => {
    if (text.startsWith('-')) return text === '-delete';
    if (text.includes(base) || (value === undefined && !/\.\w+$/.test(text))) return true;
    if (/^(\.|\*|\.\/\*)$/.test(text)) return true;
    if (path === text || path.startsWith(`${text.replace(/\/\*?$/, '')}/`)) return true;
    // A folder that the working directory may be in.
    if (!path.startsWith('/') && text.startsWith('/') && !/\.\w{1,5}$/.test(text) && !/^\/var\/(lib|cache)/.test(text))
      return true;
    const regex = /[*?[]/.test(text) ? globRegex(text) : undefined;
    return regex !== undefined && (regex.test(path) || regex.test(base));
  });
}
