import { posix } from 'node:path';
import type { Image } from '../../repository/image.ts';
import type { Rule } from '../rule.ts';
import { contextPath, copies, isRemote } from '../support/files/copies.ts';
import { listed } from '../support/packages/pinned.ts';
export const copyJunkFiles: Rule = {
  id: 'copy-junk-files',
  group: 'copy-add',
  severity: 'info',
  default: true,
  fix: 'none',
  aliases: ['DKL-LI-0003'],
  summary: 'Files of the workplace (.git, .vscode, .DS_Store, \u2026) copied into the image.',
  why: 'They make the image larger, tell others about the people who made it, and .git holds everything that was ever committed.',
  *check({ file, image }) {
    let around: readonly string[] | undefined;
    for (const { from, sources, instruction } of copies(file)) {
      if (from !== undefined || !instruction.stage?.ships || instruction.onbuild) continue;
      for (const source of sources) {
        if (isRemote(source) || source.expanded === undefined) continue;
        const path = contextPath(source);
        if (/(^|\/)(node_modules|vendor)\//.test(path)) continue;
        if (JUNK.test(posix.basename(path)) || PLAIN.test(posix.basename(path))) {
          yield { range: source.range, message: `\`${source.value}\` is of no use in an image; leave it out.` };
        } else if (path === '') {
          around ??= junkOf(image);
          if (around.length === 0) continue;
          yield {
            range: source.range,
            message: `\`${source.value}\` brings ${listed(around)} into the image; list ${around.length === 1 ? 'it' : 'them'} in \`.dockerignore\`.`,
          };
        }
      }
    }
  },
};

const JUNK = /^(\.git|\.DS_Store|\.vimrc|\.cache|\.aws|\.azure|\.gcp|\.vscode|\.idea|\.npm)$/;
const PLAIN = /^(Dockerfile|(docker-)?compose\.ya?ml)$/;

/** What lies in the build context and is let through; a checkout has a `.git` although no commit holds it. */
function junkOf(image: Image): readonly string[] {
  const found = new Set<string>();
  if (image.context === '' && image.matchesContext('.', ['.git/config'])) found.add('.git');
  const plain = new Set<string>();
  for (const path of image.listContext()) {
    const parts = path.split('/');
    if (parts.includes('node_modules') || parts.includes('vendor')) continue;
    const at = parts.findIndex((part) => JUNK.test(part));
    if (at !== -1) found.add(parts.slice(0, at + 1).join('/'));
    else if (PLAIN.test(path)) plain.add(path);
  }
  // A Dockerfile alone does no harm.
  return found.size === 0 ? [] : [...found, ...plain];
}
