import type { Rule } from '../rule.ts';
import { keysOption, valueProblems } from '../support/instructions/labels.ts';

export const labelTimestamp: Rule = {
  id: 'label-timestamp',
  group: 'labels',
  severity: 'warning',
  default: true,
  fix: 'none',
  mentions: ['label'],
  aliases: ['DL3053'],
  summary: 'A label that should hold a date and time and does not.',
  why: 'Tools sort and clean up images by this date and can read one form only, that of RFC 3339.',
  options: keysOption('org.opencontainers.image.created'),
  check: ({ file, options }) =>
    valueProblems(
      file,
      options,
      valid,
      (key, value) => `\`${value}\` in \`${key}\` is no date; write one such as \`2024-05-31T12:00:00Z\`.`,
    ),
};

function valid(value: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/.exec(value);
  if (!match) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && day >= 1 && day <= days && hour < 24 && minute < 60 && second <= 60;
}
