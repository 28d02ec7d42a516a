import { type Download, downloadOption, downloads } from '../../shell/downloads.ts';
import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';

export const downloadWithoutChecksum: Rule = {
  id: 'download-without-checksum',
  group: 'network-tls-downloads',
  severity: 'info',
  default: false,
  fix: 'none',
  aliases: [],
  summary: 'A program is downloaded and not checked.',
  why: 'The file may be another one tomorrow, by accident or because somebody got into the server; a checksum in the Dockerfile stops the build then.',
  *check({ file }) {
    for (const run of runs(file)) {
      const script = run.shell();
      const calls = downloads(script).filter(storesProgram);
      const [first] = calls;
      if (!first) continue;
      const checked = script.commands.some(
        ({ name, args }) =>
          CHECKS.test(name ?? '') ||
          (/^(gpg2?|cosign|minisign|openssl)$/.test(name ?? '') && args.some(({ text }) => VERIFY.test(text))),
      );
      if (checked) continue;
      yield {
        range: first.command.nameWord.range,
        message: `Nothing checks what \`${first.tool}\` stores here; add \`echo "<sha256>  <file>" | sha256sum -c -\` to this RUN.`,
      };
    }
  },
};

const CHECKS = /^(sha\d*sum|shasum|md5sum|b2sum|b3sum|gpgv|cksum)$/;
const VERIFY = /^(--verify|verify|verify-blob|-V|-V?m|dgst)/;
const PROGRAM = /\.(tar|tgz|tbz2|txz|zip|gz|bz2|xz|deb|rpm|jar|sh|bin|run|whl|gem|phar|apk|exe)(\.\w+)?([?#]|$)/i;

/** A call that stores an archive or a program in a file, with an address that can be read here. */
function storesProgram(call: Download): boolean {
  const { tool, urls, command } = call;
  if (!urls.some(({ text }) => PROGRAM.test(text))) return false;
  if (command.pipeline.length > 1) return false;
  const output = downloadOption(call, '-O', '--output-document', '-o', '--output')?.value;
  if (output === '-' || output === '/dev/null') return false;
  return (
    tool === 'wget' ||
    downloadOption(call, '-o', '--output', '-O', '--remote-name', '-J') !== undefined ||
    command.redirects.some(({ operator, descriptor = 1 }) => operator === '>' && descriptor === 1)
  );
}
