import type { Instruction } from '../../dockerfile/model.ts';
import { downloads } from '../../shell/downloads.ts';
import type { ShellCommand } from '../../shell/model.ts';
import type { Fix, Rule } from '../rule.ts';
import { resolvePath } from '../support/files/copies.ts';
import { builderKnows, type StoredDownload, storedDownload } from '../support/files/stored-download.ts';
import { runs } from '../support/instructions/instructions.ts';

export const downloadWithAdd: Rule = {
  id: 'download-with-add',
  group: 'copy-add',
  severity: 'info',
  default: false,
  fix: 'unsafe',
  aliases: ['S7026'],
  summary: 'A RUN downloads a file that ADD could bring.',
  why: 'ADD needs no curl in the image, checks the file against a checksum and downloads again only when it has changed. It contradicts the rule add-remote-url: switch on one of the two.',
  *check({ file }) {
    for (const run of runs(file)) {
      const script = run.shell();
      const { commands } = script;
      for (const call of downloads(script)) {
        const { command } = call;
        const at = commands.indexOf(command);
        if (at !== 0 && at !== commands.length - 1) continue;
        if (command.inside.length > 0 || command.pipeline.length > 1 || command.operatorBefore === '||') continue;
        const stored = storedDownload(call);
        if (!stored || stored.target === undefined || stored.target === '/dev/null') continue;
        if (!builderKnows([stored.url, ...command.args], (name) => run.state.variable(name) !== undefined)) continue;
        yield {
          range: { start: command.nameWord.range.start, end: stored.url.range.end },
          message: `Let \`ADD --checksum=sha256:<digest> ${stored.url.text} <file>\` download this instead of \`${call.tool}\`.`,
          fix: fixOf(run, commands, stored),
        };
        break;
      }
    }
  },
};

/** Only where the RUN does nothing but download and check: then the checksum is known. */
function fixOf(
  run: Instruction,
  commands: readonly ShellCommand[],
  { url, target = '' }: StoredDownload,
): Fix | undefined {
  const [download, echo, check, ...more] = commands;
  if (run.form === 'exec' || run.onbuild || run.flags.length > 0 || run.heredocs.length > 0 || more.length > 0)
    return undefined;
  if (download?.operatorAfter !== '&&' || echo?.name !== 'echo' || echo.operatorAfter !== '|') return undefined;
  if (check?.name !== 'sha256sum' || !check.args.some(({ value }) => /^(-\w*c|--check)$/.test(value ?? '')))
    return undefined;
  const [, digest, checked] = /^([0-9a-f]{64})\s+\*?(\S+)$/i.exec(echo.args.map(({ text }) => text).join(' ')) ?? [];
  const path = resolvePath(target, run.state.workdir);
  if (digest === undefined || checked !== target || path === undefined) return undefined;
  if (/["'\s\\]/.test(url.text + path)) return undefined;
  return {
    safety: 'unsafe',
    title: 'Download by ADD',
    edits: [
      {
        range: { start: run.keywordRange.start, end: run.range.end },
        text: `ADD --checksum=sha256:${digest.toLowerCase()} ${url.text} ${path}`,
      },
    ],
  };
}
