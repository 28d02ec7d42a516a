import { markdownText } from '../../report/escape.ts';
import { rulePage } from '../../report/rule-page.ts';
import { findRule } from '../../rules/registry.ts';
import type { Answer } from './answer.ts';

const FIXES = {
  safe: 'It has a fix that keeps what the image does.',
  unsafe: 'It has a fix to look at first.',
  none: '',
};

/** `/plimsoll explain RULE`: what a rule is about, by its id or one of its peers'. */
export function explain(name: string, pagesUrl: string): Answer {
  const wanted = name.replaceAll('`', '').split(/\s+/)[0] ?? '';
  if (wanted === '') return { done: false, text: 'Name the rule: `/plimsoll explain missing-user`.' };
  const rule = findRule(wanted);
  if (!rule) return { done: false, text: `There is no rule ${code(wanted)}.` };
  const { id, severity, summary, why, fix, aliases } = rule;
  const known = aliases.length === 0 ? '' : `Elsewhere it is called ${aliases.map(code).join(', ')}.`;
  const parts = [
    `[\`${id}\`](${rulePage(id, pagesUrl)}) (${severity}): ${markdownText(summary)}`,
    [markdownText(why), FIXES[fix], known].filter((part) => part !== '').join(' '),
  ];
  return { done: true, text: parts.join('\n\n') };
}

export function code(text: string): string {
  return markdownText(`\`${text.replace(/[`\r\n]/g, ' ').slice(0, 80)}\``);
}
