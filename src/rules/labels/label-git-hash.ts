import type { Rule } from '../rule.ts';
import { keysOption, valueProblems } from '../support/instructions/labels.ts';

export const labelGitHash: Rule = {
  id: 'label-git-hash',
  group: 'labels',
  severity: 'warning',
  default: true,
  fix: 'none',
  mentions: ['label'],
  aliases: ['DL3055'],
  summary: 'A label that should hold a commit and does not.',
  why: 'The label leads from an image to the source it was built from, if it names the commit.',
  options: keysOption('org.opencontainers.image.revision'),
  check: ({ file, options }) =>
    valueProblems(
      file,
      options,
      valid,
      (key, value) => `\`${value}\` in \`${key}\` is no commit; write its hash, with 7, 40 or 64 digits.`,
    ),
};

/** Abbreviated, SHA-1 or SHA-256. */
function valid(value: string): boolean {
  return /^([0-9a-f]{7}|[0-9a-f]{40}|[0-9a-f]{64})$/.test(value);
}
