import type { Rule } from '../rule.ts';

export const shellcheck: Rule = {
  id: 'shellcheck',
  group: 'shell',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  aliases: ['SC*', 'shellcheck/SC1040', 'quote-variables', 'S6570', 'glob-may-become-option', 'S6573'],
  summary: 'What ShellCheck finds in RUN instructions, heredocs and copied scripts, under its own codes.',
  why: 'Shell text in a Dockerfile runs unattended; what a terminal shows at once stays hidden in a build that succeeds.',
  tool: 'shellcheck',
  // The findings come from the external program (src/review/shellcheck.ts), one batch for all files.
  check: () => [],
};
