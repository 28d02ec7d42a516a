import type { Dockerfile } from '../dockerfile/model.ts';
import type { Problem, Rule, RuleContext } from './rule.ts';

/** Many rules are about the same words, and a text may be long. */
const MENTIONED = new WeakMap<Dockerfile, (word: string) => boolean>();

/** What a rule finds. A Dockerfile that has none of the words that the rule is about costs nothing but the look for them. */
export function problemsOf(rule: Rule, context: RuleContext): Iterable<Problem> {
  return rule.mentions === undefined || holdsOne(context.file, rule.mentions) ? rule.check(context) : [];
}

function holdsOne(file: Dockerfile, words: readonly string[]): boolean {
  const holds = MENTIONED.get(file) ?? looker(file.text.toLowerCase());
  MENTIONED.set(file, holds);
  return words.some(holds);
}

function looker(text: string): (word: string) => boolean {
  const known = new Map<string, boolean>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const found = text.includes(word);
    known.set(word, found);
    return found;
  };
}
