import type { Dockerfile } from '../dockerfile/model.ts';
import { keepLast } from '../text/memory.ts';
import type { Problem, Rule, RuleContext } from './rule.ts';

/** What a rule finds in a Dockerfile that has none of the words that it is about. */
export const NOTHING: readonly Problem[] = [];

/** What a rule finds. A Dockerfile that has none of the words that the rule is about costs nothing but the look for them. */
export function problemsOf(rule: Rule, context: RuleContext): Iterable<Problem> {
  return rule.mentions === undefined || rule.mentions.some(mentions(context.file)) ? rule.check(context) : NOTHING;
}

/** Many rules are about the same words, and a text may be long. */
const mentions = keepLast((file: Dockerfile): ((word: string) => boolean) => {
  const text = file.text.toLowerCase();
  const known = new Map<string, boolean>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const found = text.includes(word);
    known.set(word, found);
    return found;
  };
});
