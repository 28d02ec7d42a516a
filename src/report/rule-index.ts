import type { RuleDescription } from '../rules/rule.ts';

/** The index of the rules' pages as Markdown, group by group in the order given. */
export function ruleIndex(rules: readonly RuleDescription[]): string {
  const groups = new Map<string, RuleDescription[]>();
  for (const rule of rules) groups.set(rule.group, [...(groups.get(rule.group) ?? []), rule]);
  const on = rules.filter((rule) => rule.default).length;
  return [
    '# Rules',
    '',
    `${rules.length} rules, ${on} of them on by default. The severity is the one that holds where the configuration names no other.`,
    'A *safe* fix keeps what the image does; an *unsafe* one may change it and needs a human look.',
    '',
    'This page is generated: `npm run docs:rules`. Which rule stands for a check that has no page of its own: [coverage.md](../coverage.md).',
    '',
    ...[...groups].map(([group, members]) => `- [${group}](#${group}) (${members.length})`),
    ...[...groups].flatMap(([group, members]) => ['', `## ${group}`, '', ...table(members)]),
    '',
  ].join('\n');
}

function table(rules: readonly RuleDescription[]): string[] {
  return [
    '| rule | severity | default | fix | what it finds |',
    '|---|---|---|---|---|',
    ...rules.map(
      ({ id, severity, default: on, fix, summary }) =>
        `| [${id}](${id}.md) | ${severity} | ${on ? 'on' : 'off'} | ${fix} | ${summary.replaceAll('|', '\\|')} |`,
    ),
  ];
}
