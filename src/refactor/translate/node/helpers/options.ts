import type { Helper } from '../../helper.ts';
import type { Surroundings } from './helper.ts';

/** What getopts does: in bash OPTIND counts a word when it is over, in sh when it is begun; each complains in its own words. */
export function optionHelpers({ bash, redirects }: Surroundings): Readonly<Record<string, Helper>> {
  const complain = (words: string): string => (redirects ? `print(${words}, 2)` : `console.error(${words})`);
  const code = bash
    ? `
const optionPlace = { index: 1, rest: '' };

/**
 * The next option among the arguments: whether there is one, its letter, and its argument. An unknown
 * one is \`?\`.
 */
function nextOption(letters, args, unset = '') {
  const silent = letters.startsWith(':');
  if (optionPlace.rest === '') {
    const word = args[optionPlace.index - 1] ?? '';
    if (word === '--') optionPlace.index += 1;
    if (word === '-' || word === '--' || !word.startsWith('-')) return [false, '?', unset];
    optionPlace.rest = word.slice(1);
  }
  const letter = optionPlace.rest[0];
  optionPlace.rest = optionPlace.rest.slice(1);
  if (optionPlace.rest === '') optionPlace.index += 1;
  const known = letters.indexOf(letter);
  if (letter === ':' || known < 0) {
    if (silent) return [true, '?', letter];
    complain(\`illegal option -- \${letter}\`);
    return [true, '?', unset];
  }
  if (letters[known + 1] !== ':') return [true, letter, unset];
  const argument = optionPlace.rest === '' ? args[optionPlace.index - 1] : optionPlace.rest;
  if (argument === undefined) {
    if (silent) return [true, ':', letter];
    complain(\`option requires an argument -- \${letter}\`);
    return [true, '?', unset];
  }
  optionPlace.rest = '';
  optionPlace.index += 1;
  return [true, letter, argument];
}
`
    : `
const optionPlace = { index: 1, rest: '', argument: undefined };

/**
 * The next option among the arguments: whether there is one, its letter, and its argument. An unknown
 * one is \`?\`.
 */
function nextOption(letters, args, unset = '') {
  const silent = letters.startsWith(':');
  if (optionPlace.rest === '') {
    const word = args[optionPlace.index - 1] ?? '';
    const found = word !== '-' && word !== '--' && word.startsWith('-');
    if (found || word === '--') optionPlace.index += 1;
    if (!found) return [false, '?', optionPlace.argument ?? unset];
    optionPlace.rest = word.slice(1);
  }
  let letter = optionPlace.rest[0];
  optionPlace.rest = optionPlace.rest.slice(1);
  optionPlace.argument = '';
  const known = letters.indexOf(letter);
  if (known < 0 || (letter === ':' && !silent)) {
    if (!silent) ${complain('`Illegal option -${letter}`')};
    optionPlace.argument = silent ? letter : undefined;
    letter = '?';
  } else if (letters[known + 1] === ':') {
    if (optionPlace.rest !== '') {
      optionPlace.argument = optionPlace.rest;
      optionPlace.rest = '';
    } else if (optionPlace.index <= args.length) {
      optionPlace.argument = args[optionPlace.index - 1];
      optionPlace.index += 1;
    } else {
      if (!silent) ${complain('`No arg for -${letter} option`')};
      optionPlace.argument = silent ? letter : undefined;
      letter = silent ? ':' : '?';
    }
  }
  return [true, letter, optionPlace.argument ?? unset];
}
`;
  return { nextOption: { needs: bash ? ['complain'] : redirects ? ['print'] : [], code } };
}
