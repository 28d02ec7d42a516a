import { posix } from 'node:path';
import type { Instruction } from '../../dockerfile/model.ts';
import type { Fix, Rule } from '../rule.ts';
import { type Copy, copies } from '../support/files/copies.ts';
import { isWindowsStage } from '../support/images/windows.ts';

export const addRemoteUrl: Rule = {
  id: 'add-remote-url',
  group: 'copy-add',
  severity: 'info',
  default: false,
  fix: 'unsafe',
  aliases: ['Curl or Wget Instead of Add', 'Add Instead of Copy', 'prefer-copy-over-add', 'dockerlinter:EA0001'],
  summary: 'ADD downloads a file without a checksum.',
  why: 'ADD can neither unpack nor check nor delete what it downloads in the same layer; a RUN with curl can. It contradicts the rule download-with-add: switch on one of the two.',
  *check({ file }) {
    for (const copy of copies(file)) {
      const { instruction, sources } = copy;
      if (instruction.keyword !== 'ADD' || instruction.flags.some(({ name }) => /^(checksum|unpack)$/.test(name)))
        continue;
      const source = sources.find(({ value }) => /^https?:\/\//i.test(value) && !isRepository(value));
      if (!source) continue;
      yield {
        range: source.range,
        message: `Download \`${source.value}\` by \`curl\` in a \`RUN\`, and check it there; or give this \`ADD\` a \`--checksum\`.`,
        fix: fixOf(instruction, copy),
      };
    }
  },
};

/** Git repositories: https://docs.docker.com/reference/dockerfile/#adding-files-from-a-git-repository */
function isRepository(address: string): boolean {
  return /\.git([#?].*)?$/s.test(address);
}

function fixOf(instruction: Instruction, { sources, destination, folder }: Copy): Fix | undefined {
  const [source] = sources;
  const { stage, flags, onbuild, form, argsRange, keywordRange } = instruction;
  if (!source || sources.length > 1 || flags.length > 0 || onbuild || form === 'exec' || !stage) return undefined;
  if (stage.root.base.scratch || isWindowsStage(stage)) return undefined;
  const base = posix.basename(source.value.replace(/[?#].*$/s, ''));
  if (folder && !/^[\w.${}-]+$/.test(base)) return undefined;
  const target = folder ? `${destination.raw.replace(/\/?$/, '/')}${base}` : destination.raw;
  if (/["'\s\\]/.test(source.raw + target)) return undefined;
  const url = /[&;|()<>*?$]/.test(source.raw) ? `"${source.raw}"` : source.raw;
  return {
    safety: 'unsafe',
    title: 'Download in a RUN',
    // What a RUN needs beforehand is put before all of them.
    turn: 'rewrite',
    edits: [
      {
        range: { start: keywordRange.start, end: argsRange.end },
        text: `RUN curl -fsSL --create-dirs -o ${/\$/.test(target) ? `"${target}"` : target} ${url}`,
      },
    ],
  };
}
