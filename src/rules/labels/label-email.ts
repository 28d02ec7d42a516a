import type { Rule } from '../rule.ts';
import { keysOption, valueProblems } from '../support/instructions/labels.ts';

export const labelEmail: Rule = {
  id: 'label-email',
  group: 'labels',
  severity: 'warning',
  default: false,
  fix: 'none',
  mentions: ['label'],
  aliases: ['DL3058'],
  summary: 'A label that should hold an e-mail address and does not.',
  why: 'Who finds a fault in an image needs an address to tell it to.',
  // The authors of an OCI annotation may be named in any way.
  options: keysOption('maintainer'),
  check: ({ file, options }) =>
    valueProblems(file, options, valid, (key, value) => `\`${value}\` in \`${key}\` is no e-mail address.`),
};

/** An address, also behind a name: `Ada <ada@example.com>`. */
function valid(value: string): boolean {
  const address = /<([^<>]*)>\s*$/.exec(value)?.[1] ?? value.trim();
  return address.length <= 254 && /^[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*$/.test(address);
}
