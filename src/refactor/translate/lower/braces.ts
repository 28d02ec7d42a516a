import type { Part, Word } from '../syntax/tree.ts';

/** A word as a row of unquoted characters and of parts that braces can't look into. */
type Atom = string | Part;

/** Expands `{a,b}` and `{1..3}` as bash does before all else. More than 1,000 words are left alone. */
export function expandBraces(word: Word): Word[] {
  if (!word.parts.some((part) => part.kind === 'text' && !part.quoted && part.text.includes('{'))) return [word];
  const atoms = word.parts.flatMap((part): Atom[] => (part.kind === 'text' && !part.quoted ? [...part.text] : [part]));
  const rows = expand(atoms);
  if (rows.length > 1000) return [word];
  return rows.map((row) => ({ ...word, parts: toParts(row) }));
}

function toParts(row: readonly Atom[]): Part[] {
  const parts: Part[] = [];
  for (const atom of row) {
    const last = parts.at(-1);
    if (typeof atom !== 'string') parts.push(atom);
    else if (last?.kind === 'text' && !last.quoted)
      parts[parts.length - 1] = { kind: 'text', text: last.text + atom, quoted: false };
    else parts.push({ kind: 'text', text: atom, quoted: false });
  }
  return parts;
}

function expand(atoms: readonly Atom[]): Atom[][] {
  for (let open = atoms.indexOf('{'); open !== -1; open = atoms.indexOf('{', open + 1)) {
    const choices = choicesAt(atoms, open);
    if (!choices) continue;
    const head = atoms.slice(0, open);
    const tails = expand(atoms.slice(choices.end));
    return choices.rows.flatMap((row) =>
      expand(row).flatMap((middle) => tails.map((tail) => [...head, ...middle, ...tail])),
    );
  }
  return [[...atoms]];
}

function choicesAt(
  atoms: readonly Atom[],
  open: number,
): { readonly rows: Atom[][]; readonly end: number } | undefined {
  let depth = 0;
  let row: Atom[] = [];
  const rows: Atom[][] = [];
  for (let at = open; at < atoms.length; at++) {
    const atom = atoms[at] as Atom;
    if (atom === '{' && depth++ === 0) continue;
    if (atom === '}' && --depth === 0) {
      rows.push(row);
      if (rows.length > 1) return { rows, end: at + 1 };
      const range = /^(-?\d{1,4})\.\.(-?\d{1,4})$/.exec(
        row.every((each) => typeof each === 'string') ? row.join('') : '',
      );
      // With leading zeros the numbers are padded; that is left to the refusal of what remains.
      if (!range || /^-?0\d/.test(range[1] ?? '') || /^-?0\d/.test(range[2] ?? '')) return undefined;
      return { rows: sequence(Number(range[1]), Number(range[2])), end: at + 1 };
    }
    if (atom === ',' && depth === 1) {
      rows.push(row);
      row = [];
    } else row.push(atom);
  }
  return undefined;
}

function sequence(from: number, to: number): Atom[][] {
  const step = from <= to ? 1 : -1;
  return Array.from({ length: Math.abs(to - from) + 1 }, (_, index) => [...String(from + index * step)]);
}
