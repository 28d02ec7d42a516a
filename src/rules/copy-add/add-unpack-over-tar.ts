import { posix } from 'node:path';
import type { Instruction } from '../../dockerfile/model.ts';
import { type Download, downloadOption, downloads } from '../../shell/downloads.ts';
import type { ShellCommand } from '../../shell/model.ts';
import type { Fix, Problem, Rule } from '../rule.ts';
import { tarExtraction } from '../support/files/archives.ts';
import { resolvePath } from '../support/files/copies.ts';
import { builderKnows, storedDownload } from '../support/files/stored-download.ts';
import { runs } from '../support/instructions/instructions.ts';
import { type PowershellScript, powershellScripts } from '../support/powershell/texts.ts';

export const addUnpackOverTar: Rule = {
  id: 'add-unpack-over-tar',
  group: 'copy-add',
  severity: 'info',
  default: false,
  fix: 'unsafe',
  aliases: ['tally/prefer-add-unpack'],
  summary: 'A RUN downloads a tar archive and unpacks it.',
  why: 'ADD --unpack does both without curl and tar in the image, and again only when the archive has changed. It needs Dockerfile syntax 1.17 or later.',
  *check({ file }) {
    for (const run of runs(file)) {
      const script = run.shell();
      const calls = downloads(script);
      for (const call of calls) {
        const url = call.urls.find(({ text }) => TAR.test(text));
        const tar = url && script.commands.find((command) => unpacks(command, call));
        if (!url || !tar) continue;
        yield {
          range: { start: call.command.nameWord.range.start, end: url.range.end },
          message: `Let \`ADD --unpack ${url.text} <folder>\` download and unpack this archive${strips(tar) ? '; it keeps the folders that `--strip-components` takes away, so move or copy what lies in them' : ''}.`,
          related: [{ range: tar.range, message: 'It is unpacked here.' }],
          fix: fixOf(run, call, tar),
        };
        break;
      }
    }
    for (const script of powershellScripts(file)) {
      const problem = powershellProblem(script);
      if (problem) yield problem;
    }
  },
};

const TAR = /\.(tar|tar\.(gz|bz2|xz|zst|lz|lzma|Z)|tgz|tbz2?|txz|tzst)(\?.*)?$/is;

function strips({ args }: ShellCommand): boolean {
  return args.some(({ text }) => text.startsWith('--strip'));
}

function conditional({ inside }: ShellCommand): boolean {
  return inside.some((context) => /^(if|loop|case|function)$/.test(context));
}

/** Through the pipe, or from the file that the download stored. */
function unpacks(command: ShellCommand, call: Download): boolean {
  const tar = tarExtraction(command);
  if (!tar || command.range.start < call.command.range.start) return false;
  // ADD can neither choose nor leave out: not a part of the archive, no folders, not by a condition.
  if (
    command.args.some(({ text }) => /^--(transform|wildcards|exclude)|^-s$/.test(text)) ||
    conditional(command) ||
    conditional(call.command)
  )
    return false;
  if (!tar.archive) return command.pipeline.id === call.command.pipeline.id;
  const stored = downloadOption(call, '-o', '--output', '-O', '--output-document')?.value ?? call.urls[0]?.text ?? '';
  return posix.basename(tar.archive.text) === posix.basename(stored);
}

/** Where the RUN is the download piped into tar, behind at most the making of the folder. */
function fixOf(run: Instruction, call: Download, tar: ShellCommand): Fix | undefined {
  const { commands, variables } = run.shell();
  const { archive, folder, plain } = tarExtraction(tar) ?? {};
  const stored = storedDownload(call);
  if (archive || !plain || strips(tar) || !stored || variables.length > 0 || run.flags.length > 0 || run.onbuild)
    return undefined;
  if (run.form === 'exec' || run.heredocs.length > 0 || tar.inside.length > 0 || tar.wrappers.length > 0)
    return undefined;
  const target = resolvePath(folder?.text ?? '.', run.state.workdir);
  const others = commands.filter((command) => command !== tar && command !== call.command);
  const makes = others.every(
    ({ name, args }) =>
      name === 'mkdir' && args.every(({ text }) => text === '-p' || resolvePath(text, run.state.workdir) === target),
  );
  const words = [stored.url, ...(folder ? [folder] : [])];
  const known = builderKnows(words, (name) => run.state.variable(name) !== undefined);
  if (!makes || !known || target === undefined || /["'\s\\]/.test(stored.url.text + target)) return undefined;
  return {
    safety: 'unsafe',
    title: 'Unpack by ADD',
    edits: [
      {
        range: { start: run.keywordRange.start, end: run.range.end },
        text: `ADD --unpack=true ${stored.url.text} ${target === '/' ? '/' : `${target}/`}`,
      },
    ],
  };
}

/** In PowerShell the archive is stored first. */
function powershellProblem({ commands }: PowershellScript): Problem | undefined {
  for (const { name, args, range } of commands) {
    if (!/^(invoke-webrequest|iwr|curl(\.exe)?|wget(\.exe)?)$/i.test(name)) continue;
    const url = args.find(({ text }) => TAR.test(text.replace(/^["']|["']$/g, '')) && /:\/\//.test(text));
    const tar = commands.find(
      (each) =>
        /^tar(\.exe)?$/i.test(each.name) &&
        each.range.start > range.start &&
        each.args.some(({ text }) => /^-?\w*x/.test(text)),
    );
    if (url && tar)
      return {
        range,
        message: 'Let `ADD --unpack` download and unpack this archive.',
        related: [{ range: tar.range, message: 'It is unpacked here.' }],
      };
  }
  return undefined;
}
