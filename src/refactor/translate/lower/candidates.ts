import type { ForCommand, Parameter, Word } from '../syntax/tree.ts';
import type { Facts } from './facts.ts';
import { literal } from './names.ts';

/** The most values that are worth following. */
const MANY = 50;

/**
 * The texts that a word can become, from what is written in the script: literal text, variables that only hold such text, arguments
 * that every call writes out.
 * @param owner the function that the word stands in, '' outside
 * @returns undefined where more is possible
 */
export function candidates(facts: Facts, owner: string, word: Word, depth = 0): string[] | undefined {
  let texts = [''];
  if (depth > 8) return undefined;
  for (const part of word.parts) {
    if (part.kind === 'tilde' || part.kind === 'command' || part.kind === 'arithmetic') return undefined;
    const values = part.kind === 'text' ? [part.text] : valuesOf(facts, owner, part, depth);
    if (!values || values.length * texts.length > MANY) return undefined;
    texts = texts.flatMap((text) => values.map((value) => text + value));
  }
  return [...new Set(texts)];
}

function valuesOf(facts: Facts, owner: string, part: Parameter, depth: number): string[] | undefined {
  if (part.operation || part.index !== undefined || part.indirect) return undefined;
  return parameterCandidates(facts, owner, part, depth);
}

/** The values that a parameter can have, whatever is then done with them. */
export function parameterCandidates(facts: Facts, owner: string, part: Parameter, depth = 0): string[] | undefined {
  if (/^[1-9]$/.test(part.name)) return argument(facts, owner, Number(part.name), depth);
  const key = facts.nodeKeys.get(part);
  const state = facts.reads.get(part);
  if (key === undefined || !state || state.origin !== 'own' || state.set !== 'yes') return undefined;
  const writer = key.includes('/') ? key.slice(0, key.indexOf('/')) : '';
  const found: string[] = [];
  for (const [node, write] of facts.writes) {
    if (write.key !== key) continue;
    const values =
      typeof write.value === 'object' && 'parts' in write.value
        ? candidates(facts, writer, write.value, depth + 1)
        : listed(facts, owner, node, depth);
    if (!values) return undefined;
    found.push(...values);
  }
  return found.length > MANY ? undefined : found;
}

/** What each call of the function gives as one of its arguments. */
function argument(facts: Facts, owner: string, index: number, depth: number): string[] | undefined {
  if (owner === '' || facts.dispatched.has(owner)) return undefined;
  const found: string[] = [];
  for (const call of facts.calls.get(owner) ?? []) {
    const words = call.words.slice(1, index + 1);
    const plain = words.every(({ parts }) =>
      parts.every((part) => part.kind === 'text' || ('quoted' in part && part.quoted && !isList(part))),
    );
    const word = words[index - 1];
    const values = plain && word ? candidates(facts, facts.callers.get(call) ?? '', word, depth + 1) : undefined;
    if (!values) return undefined;
    found.push(...values);
  }
  return found;
}

function isList(part: Word['parts'][number]): boolean {
  return part.kind === 'parameter' && (part.name === '@' || part.index === '@');
}

/** `for name in a b c` */
function listed(facts: Facts, owner: string, node: object, depth: number): string[] | undefined {
  const { words } = node as Partial<ForCommand>;
  if ((node as Partial<ForCommand>).kind !== 'for' || !words) return undefined;
  const all = words.map((word) =>
    literal(word) !== undefined &&
    word.parts.some((part) => part.kind === 'text' && !part.quoted && /[*?[{]/.test(part.text))
      ? undefined
      : candidates(facts, owner, word, depth + 1),
  );
  return all.every((each) => each !== undefined) ? all.flat() : undefined;
}

/**
 * The functions that a command may mean whose name is known only at run time. What the script itself is given as arguments names
 * programs.
 */
export function dispatchTargets(
  facts: Facts,
  owner: string,
  word: Word | undefined,
  functions: ReadonlyMap<string, unknown>,
): string[] {
  if (!word || functions.size === 0) return [];
  if (word.parts.some((part) => part.kind === 'text' && part.text.includes('/'))) return [];
  const names = commandNames(facts, owner, word, 0);
  return names ? [...new Set(names)].filter((name) => functions.has(name)) : [...functions.keys()];
}

function commandNames(facts: Facts, owner: string, word: Word, depth: number): string[] | undefined {
  const [part, ...more] = word.parts.filter((each) => !(each.kind === 'text' && each.text === ''));
  const place = part?.kind === 'parameter' && more.length === 0 && !part.operation ? part.name : '';
  if (!/^[1-9@*]$/.test(place) || depth > 8) return candidates(facts, owner, word);
  const given = facts.setArguments.get(owner) ?? [];
  const index = /[@*]/.test(place) ? 1 : Number(place);
  const found = given.flatMap((each) => candidates(facts, owner, each) ?? []);
  if (owner === '') return found;
  if (facts.dispatched.has(owner)) return undefined;
  for (const call of facts.calls.get(owner) ?? []) {
    const before = call.words.slice(1, index);
    const list = [...before, call.words[index]].find((each) => each?.parts.some(isList));
    const argument = list ?? call.words[index];
    if (!argument) continue;
    const names = commandNames(facts, facts.callers.get(call) ?? '', argument, depth + 1);
    if (!names) return undefined;
    found.push(...names);
  }
  return found;
}
