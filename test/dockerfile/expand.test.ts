import { describe, expect, it } from '@jest/globals';
import { expand } from '../../src/dockerfile/expand.ts';

const KNOWN = new Map([
  ['A', 'x'],
  ['E', ''],
  ['HALF', 'y'.repeat(16_384)],
]);
const lookup = (name: string): string | undefined => KNOWN.get(name);

describe('expand', () => {
  it.each([
    ['', ''],
    ['plain', 'plain'],
    ['$A', 'x'],
    ['a${A}b', 'axb'],
    ['$A$A-$A/b', 'xx-x/b'],
    ['${E}', ''],
    ['a$NONE', undefined],
    ['${NONE}', undefined],
    ['a$', 'a$'],
    ['a$/b$A', 'a$/bx'],
    ['\\$A', '$A'],
    ['a\\$A-$A', 'a$A-x'],
    ['$A\\$A', 'x$A'],
    ['\\$\\$A', '$$A'],
    ['a\\b$A', 'a\\bx'],
  ])('%s is %s', (value, expected) => expect(expand(value, lookup)).toBe(expected));

  it.each([
    ['${A:-d}', 'x'],
    ['${E:-d}', 'd'],
    ['${E-d}', ''],
    ['${NONE:-d}', 'd'],
    ['${NONE-d}', 'd'],
    ['${NONE:-}', ''],
    ['${A:+d}', 'd'],
    ['${A+d}', 'd'],
    ['${E:+d}', ''],
    ['${E+d}', 'd'],
    ['${NONE+d}', ''],
    ['${NONE:+d}', ''],
    ['${A:?m}', 'x'],
    ['${A?m}', 'x'],
    ['${NONE:?m}', undefined],
    ['${A:+-}', '-'],
    ['${NONE:-+}', '+'],
    ['a${NONE:-b}c$A', 'abcx'],
  ])('with a modifier, %s is %s', (value, expected) => expect(expand(value, lookup)).toBe(expected));

  it.each([
    ['${NONE:-${A}}', 'x'],
    ['${NONE:-a${A}b}c', 'axbc'],
    ['${NONE:-a$A-b}c', 'ax-bc'],
    ['${NONE:-${NO2:-d}}e', 'de'],
    ['${NONE:-${A}${A}}e', 'xxe'],
    ['${A:+${E:-d}}', 'd'],
    ['${NONE:-a}b}', 'ab}'],
    ['${NONE:-{}}', '{}'],
    ['${NONE:-$}}', '$}'],
    ['${NONE:-\\${A}}', '${A}'],
    ['${NONE:-${NO2}}', undefined],
  ])('nested, %s is %s', (value, expected) => expect(expand(value, lookup)).toBe(expected));

  it.each(['${}', '${A', '${A:-b', '${A:-${E}', '${A#b}', '${A:b}', '${-A}', '${A:-b\\}'])(
    '%s is not understood',
    (value) => expect(expand(value, lookup)).toBeUndefined(),
  );

  it('takes the escape character that it is told', () => {
    expect(expand('`$A\\$A', lookup, '`')).toBe('$A\\x');
    expect(expand('${NONE:-`}`}}', lookup, '`')).toBe('`}`}');
  });

  it.each([
    [1, 'x'],
    [20, 'x'],
    [21, undefined],
    [5000, undefined],
  ])('reads %d defaults inside one another', (depth, expected) => {
    expect(expand(`${'${N:-'.repeat(depth)}x${'}'.repeat(depth)}`, lookup)).toBe(expected);
    expect(expand(`${'${A:+'.repeat(depth)}x${'}'.repeat(depth)}`, lookup)).toBe(expected);
  });

  it('does not compute what is longer than anybody wrote', () => {
    expect(expand('$HALF$HALF', lookup)).toHaveLength(32_768);
    expect(expand('$HALF$HALF$A', lookup)).toBeUndefined();
    expect(expand(`${'z'.repeat(32_766)}$E`, lookup)).toHaveLength(32_766);
    expect(expand(`${'z'.repeat(32_767)}$E`, lookup)).toBeUndefined();
    expect(expand('z'.repeat(40_000), lookup)).toHaveLength(40_000);
  });
});
