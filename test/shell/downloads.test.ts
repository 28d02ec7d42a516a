import { beforeAll, describe, expect, it } from '@jest/globals';
import { downloads } from '../../src/shell/downloads.ts';
import { loadShellGrammar, parseShell } from '../../src/shell/parser.ts';

beforeAll(() => loadShellGrammar());

function read(text: string): (readonly [string, string[], string[]])[] {
  return downloads(parseShell(text)).map(
    ({ tool, options, urls }) =>
      [
        tool,
        options.map(({ name, value }) => (value === undefined ? name : `${name} ${value}`)),
        urls.map((url) => url.text),
      ] as const,
  );
}

describe('downloads', () => {
  it('takes clusters apart, with the value of the last letter', () => {
    expect(read('curl -fsSLo out https://x')).toEqual([['curl', ['-f', '-s', '-S', '-L', '-o out'], ['https://x']]]);
    expect(read('curl -opk https://x')).toEqual([['curl', ['-o pk'], ['https://x']]]);
  });

  it('takes the next word as the value of a long option', () => {
    expect(read(`curl --header 'A: b' --proto =https --url https://x --fail`)).toEqual([
      ['curl', ['--header A: b', '--proto =https', '--url https://x', '--fail'], ['https://x']],
    ]);
    expect(read('wget --tries=3 --output-document /a -nv -qO- $URL')).toEqual([
      ['wget', ['--tries 3', '--output-document /a', '-nv', '-q', '-O -'], ['$URL']],
    ]);
  });

  it('reads everything behind two dashes as addresses, and nothing behind the last option', () => {
    expect(read('wget -q -- -a && curl -o')).toEqual([
      ['wget', ['-q'], ['-a']],
      ['curl', ['-o'], []],
    ]);
  });

  it('reads a download inside the text of an inner shell once', () => {
    expect(read('sh -c "$(curl -f https://x)"')).toEqual([['curl', ['-f'], ['https://x']]]);
    expect(read(`sh -c "$(curl -H "A: b" https://x)" && bash <(curl https://y)`)).toHaveLength(2);
  });

  it('ignores other programs and words', () => {
    expect(read('apt-get install curl wget')).toEqual([]);
  });
});
