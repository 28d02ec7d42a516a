import type { Rule } from '../rule.ts';
import { keysOption, valueProblems } from '../support/instructions/labels.ts';

export const labelSemver: Rule = {
  id: 'label-semver',
  group: 'labels',
  severity: 'warning',
  default: false,
  fix: 'none',
  mentions: ['label'],
  aliases: ['DL3056'],
  summary: 'A label that should hold a semantic version and does not.',
  why: 'Tools that compare versions need three numbers with dots between them.',
  options: keysOption('org.opencontainers.image.version'),
  check: ({ file, options }) =>
    valueProblems(
      file,
      options,
      valid,
      (key, value) =>
        `\`${value}\` in \`${key}\` is no semantic version; write one such as \`1.4.0\`, without a \`v\`.`,
    ),
};

const NUMBER = '(0|[1-9]\\d*)';
const PART = '(0|[1-9]\\d*|\\d*[A-Za-z-][0-9A-Za-z-]*)';
/** Source: https://semver.org */
const VERSION = new RegExp(
  `^${NUMBER}\\.${NUMBER}\\.${NUMBER}(-${PART}(\\.${PART})*)?(\\+[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*)?$`,
);

function valid(value: string): boolean {
  return value.length <= 256 && VERSION.test(value);
}
