import type { Rule } from '../rule.ts';
import { keysOption, valueProblems } from '../support/instructions/labels.ts';

export const labelUrl: Rule = {
  id: 'label-url',
  group: 'labels',
  severity: 'warning',
  default: true,
  fix: 'none',
  mentions: ['label'],
  aliases: ['DL3052'],
  summary: 'A label that should hold an address and does not.',
  why: 'Registries make a link of it, which leads nowhere.',
  options: keysOption(
    'org.opencontainers.image.url',
    'org.opencontainers.image.source',
    'org.opencontainers.image.documentation',
  ),
  check: ({ file, options }) =>
    valueProblems(
      file,
      options,
      valid,
      (key, value) => `\`${value}\` in \`${key}\` is no address; write one such as \`https://example.com\`.`,
    ),
};

/** Addresses of source code may also be those of git and ssh. */
function valid(value: string): boolean {
  return (
    /^[a-z][a-z0-9+.-]*:\/\/[^\s/]\S*$|^mailto:[^\s@]+@\S+$/i.test(value) &&
    (URL.canParse(value) || /^(git|ssh)/.test(value))
  );
}
