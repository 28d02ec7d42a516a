import type { Dockerfile } from '../dockerfile/model.ts';
import type { Problem, Rule, RuleContext } from './rule.ts';

const FOLDED = new WeakMap<Dockerfile, string>();

/** What a rule finds. A Dockerfile that has none of the words that the rule is about costs nothing but the look for them. */
export function problemsOf(rule: Rule, context: RuleContext): Iterable<Problem> {
  return rule.mentions === undefined || holdsOne(foldedText(context.file), rule.mentions) ? rule.check(context) : [];
}

function holdsOne(text: string, words: readonly string[]): boolean {
  for (const word of words) if (text.includes(word)) return true;
  return false;
}

function foldedText(file: Dockerfile): string {
  const known = FOLDED.get(file);
  if (known !== undefined) return known;
  const folded = file.text.toLowerCase();
  FOLDED.set(file, folded);
  return folded;
}
