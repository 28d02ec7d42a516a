import type { Helper } from '../../helper.ts';
import type { Surroundings } from './helper.ts';

/** Tests whose words are known only at run time. */
export function testHelpers({ bash }: Surroundings): Readonly<Record<string, Helper>> {
  const double = bash ? "\n  '==': (left, right) => left === right," : '';
  return {
    test: {
      needs: ['complain', 'evaluate'],
      code: `
/** The status of a test: 0 when it holds, 1 when it doesn't, 2 when the words make none. */
function test(words) {
  try {
    return evaluate(words) ? 0 : 1;
  } catch (error) {
    complain(\`[: \${error.message}\`);
    return 2;
  }
}
`,
    },
    evaluate: {
      needs: ['BINARY', 'UNARY'],
      code: `
/** Does a test hold? What the words mean depends on how many they are. */
function evaluate(words) {
  const [first = '', second] = words;
  if (words.length < 2) return first !== '';
  if (words.length === 3 && Object.hasOwn(BINARY, second)) return BINARY[second](first, words[2]);
  if (first === '!' && words.length <= 4) return !evaluate(words.slice(1));
  if (words.length === 2 && Object.hasOwn(UNARY, first)) return UNARY[first](second);
  if ([3, 4].includes(words.length) && first === '(' && words.at(-1) === ')') return evaluate(words.slice(1, -1));
  for (const operator of ['-o', '-a']) {
    const at = words.indexOf(operator, 1);
    if (at === -1 || at === words.length - 1) continue;
    const [left, right] = [evaluate(words.slice(0, at)), evaluate(words.slice(at + 1))];
    return operator === '-o' ? left || right : left && right;
  }
  throw new Error('these words make no test');
}
`,
    },
    UNARY: {
      needs: ['canAccess', 'fs', 'stat'],
      code: `
/** Tests of one text or file. */
const UNARY = {
  '-n': (word) => word !== '',
  '-z': (word) => word === '',
  '-e': (path) => fs.existsSync(path),
  '-f': (path) => stat(path)?.isFile(),
  '-d': (path) => stat(path)?.isDirectory(),
  '-L': (path) => stat(path, { link: true })?.isSymbolicLink(),
  '-h': (path) => stat(path, { link: true })?.isSymbolicLink(),
  '-s': (path) => stat(path)?.size > 0,
  '-r': (path) => canAccess(path, fs.constants.R_OK),
  '-w': (path) => canAccess(path, fs.constants.W_OK),
  '-x': (path) => canAccess(path, fs.constants.X_OK),
};
`,
    },
    BINARY: {
      needs: ['whole'],
      code: `
/** Tests of two texts or numbers. */
const BINARY = {
  '=': (left, right) => left === right,${double}
  '!=': (left, right) => left !== right,
  '<': (left, right) => left < right,
  '>': (left, right) => left > right,
  '-eq': (left, right) => whole(left) === whole(right),
  '-ne': (left, right) => whole(left) !== whole(right),
  '-lt': (left, right) => whole(left) < whole(right),
  '-le': (left, right) => whole(left) <= whole(right),
  '-gt': (left, right) => whole(left) > whole(right),
  '-ge': (left, right) => whole(left) >= whole(right),
};
`,
    },
    whole: {
      needs: [],
      code: `
function whole(text) {
  if (/^\\s*[-+]?[0-9]+\\s*$/.test(text)) return Number(text);
  throw new Error(\`\${text}: a whole number is expected\`);
}
`,
    },
  };
}
