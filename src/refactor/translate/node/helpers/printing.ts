import type { Helper } from '../../helper.ts';
import type { Surroundings } from './helper.ts';

/** What echo prints. */
export function printingHelpers({ bash, redirects }: Surroundings): Readonly<Record<string, Helper>> {
  return {
    ESCAPE: {
      needs: [],
      code: `
const ESCAPE = /((?:\\\\(?:0[0-7]{0,3}|x[\\dA-Fa-f]{1,2}))+)|\\\\(?:u([\\dA-Fa-f]{1,4})|U([\\dA-Fa-f]{1,8})|([abeEfnrtv\\\\])|c[^]*)/g;
`,
    },
    unescape: {
      needs: [],
      code: `
/** What backslash escapes of echo stand for: bytes, a character by its number or its letter; \\\\c and all that follows stand for nothing. */
function unescape(_escape, bytes, short, long, letter) {
  if (bytes) {
    const numbers = bytes.split('\\\\').slice(1);
    return Buffer.from(numbers.map((each) => Number.parseInt(each.slice(1) || '0', each[0] === 'x' ? 16 : 8))).toString();
  }
  if (short ?? long) return String.fromCodePoint(Number.parseInt(short ?? long, 16));
  const letters = { a: '\\x07', b: '\\b', e: '\\x1b', E: '\\x1b', f: '\\f', n: '\\n', r: '\\r', t: '\\t', v: '\\v', '\\\\': '\\\\' };
  return letters[letter] ?? '';
}
`,
    },
    endsEarly: {
      needs: [],
      code: `
/** Is there an escape that ends what echo prints? */
function endsEarly(text) {
  return text.replaceAll('\\\\\\\\', '').includes('\\\\c');
}
`,
    },
    echoText: {
      needs: bash ? ['ESCAPE', 'endsEarly', 'unescape'] : [],
      code: bash
        ? `
/** What echo prints: a first word such as -n or -e is an option. */
function echoText(words) {
  const rest = [...words];
  let newline = '\\n';
  let escapes = false;
  while (rest.length > 0 && /^-[neE]+$/.test(rest[0])) {
    for (const letter of rest.shift().slice(1)) {
      if (letter === 'n') newline = '';
      else escapes = letter === 'e';
    }
  }
  const text = rest.join(' ');
  return escapes ? text.replace(ESCAPE, unescape) + (endsEarly(text) ? '' : newline) : text + newline;
}
`
        : `
/** What the echo of sh prints: a first -n is an option, backslashes stand for other characters. */
function echoText(words) {
  const bare = words[0] === '-n';
  const characters = { a: '\\x07', b: '\\b', f: '\\f', n: '\\n', r: '\\r', t: '\\t', v: '\\v', '\\\\': '\\\\' };
  let text = '';
  for (const [piece, escape] of words.slice(bare ? 1 : 0).join(' ').matchAll(/\\\\(c|0[0-7]{0,3}|[abfnrtv\\\\])|[^]/g)) {
    if (escape === 'c') return text;
    if (escape === undefined) text += piece;
    else text += characters[escape] ?? String.fromCharCode(Number.parseInt(escape, 8));
  }
  return bare ? text : \`\${text}\\n\`;
}
`,
    },
    print: {
      needs: ['printText'],
      code: `
/** Prints a line${redirects ? ' where the stream leads now' : ''}. */
function print(text, stream = 1) {
  printText(\`\${text}\\n\`, stream);
}
`,
    },
    printText: {
      needs: redirects ? ['fs', 'streams'] : ['fs'],
      code: `
/** Prints a text; when nobody reads it any more this program ends, as a shell does by a signal. */
function printText(text, stream = 1) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += fs.writeSync(${redirects ? 'streams[stream]' : 'stream'}, bytes, at);
    } catch (error) {
      if (error.code === 'EPIPE') process.exit(141);
      if (error.code !== 'EAGAIN') throw error;
    }
  }
}
`,
    },
  };
}
