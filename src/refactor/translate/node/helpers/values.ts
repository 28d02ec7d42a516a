import type { Helper } from '../../helper.ts';
import type { Surroundings } from './helper.ts';

/** The values of variables, and numbers. */
export function valueHelpers({ bash, exits, redirects }: Surroundings): Readonly<Record<string, Helper>> {
  const end = exits ? 'exit' : 'process.exit';
  const needsEnd = exits ? ['exit'] : [];
  return {
    put: {
      needs: [],
      code: `
/** Programs see the new value too where the environment has the variable. */
function put(name, value) {
  if (name in process.env) process.env[name] = value;
  return value;
}
`,
    },
    namesWith: {
      needs: [],
      code: `
/** The names of the environment's variables that begin with a prefix, in order. */
function namesWith(prefix) {
  return Object.keys(process.env).filter((name) => name.startsWith(prefix) && /^\\w+$/.test(name)).sort();
}
`,
    },
    itemAt: {
      needs: ['complain'],
      code: `
/** The item at a place, which is counted from the end when it is negative; undefined where there is none. */
function itemAt(values, index) {
  if (index < -values.length) complain('bad array subscript');
  return values.at(index);
}
`,
    },
    checkedItem: {
      needs: ['fail'],
      code: `
/** The item at a place, counted from the end when it is negative; undefined where there is none behind the others. */
function checkedItem(values, index) {
  if (index < -values.length) fail('bad array subscript', 1);
  return values.at(index);
}
`,
    },
    required: {
      needs: ['bound'],
      code: `
/** A variable that must be set. */
function required(name) {
  return bound(process.env[name], name);
}
`,
    },
    bound: {
      needs: ['fail'],
      code: `
/** The value, when there is one. */
function bound(value, name) {
  return value ?? fail(\`\${name}: unbound variable\`, ${bash ? 1 : 2});
}
`,
    },
    complain: {
      needs: redirects ? ['print'] : [],
      code: `
function complain(message) {
  ${redirects ? 'print' : 'console.error'}(\`\${process.argv[1]}: \${message}\`${redirects ? ', 2' : ''});
}
`,
    },
    fail: {
      needs: ['complain', ...needsEnd],
      code: `
/** Ends the program with a message. */
function fail(message, status) {
  complain(message);
  ${end}(status);
}
`,
    },
    must: {
      needs: needsEnd,
      code: `
/** Ends the program with the status when that tells of a failure. */
function must(status, check = true) {
  if (check && status !== 0) ${end}(status);
  return status;
}
`,
    },
    exitCode: {
      needs: ['complain'],
      code: `
/** The exit status that a text names. */
function exitCode(text) {
  if (/^\\s*[-+]?\\d+\\s*$/.test(text)) return Number(text) & 255;
  complain(\`\${text}: numeric argument required\`);
  return 2;
}
`,
    },
    number: {
      needs: ['fail'],
      code: `
/** The whole number that a text stands for; empty text is 0. */
function number(text) {
  const form = /^[ \\t\\n]*([-+]?)(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9][0-9]*|)[ \\t\\n]*$/;
  const [, sign, digits] = form.exec(text) ?? fail(\`\${text}: a number is expected\`, ${bash ? 1 : 2});
  const base = /^0x/i.test(digits) ? 16 : digits.startsWith('0') ? 8 : 10;
  const value = Number.parseInt(digits || '0', base);
  return sign === '-' ? -value : value;
}
`,
    },
    compare: {
      needs: ['complain'],
      code: `
/** Compares two numbers that may be given as text; not so when one isn't a number. */
function compare(left, operator, right) {
  if (![left, right].every((each) => /^\\s*[-+]?[0-9]+\\s*$/.test(each))) {
    complain('a whole number is expected');
    return false;
  }
  const difference = Number(left) - Number(right);
  return { '==': difference === 0, '!=': difference !== 0, '<': difference < 0, '<=': difference <= 0, '>': difference > 0, '>=': difference >= 0 }[operator];
}
`,
    },
    setUmask: {
      needs: ['complain'],
      code: `
/** Takes an octal mask for the modes of new files; the status is 1 when it isn't one. */
function setUmask(mask) {
  if (!/^0*[0-7]{1,3}$/.test(mask)) {
    complain(\`umask: \${mask}: an octal number is expected\`);
    return 1;
  }
  process.umask(Number.parseInt(mask, 8));
  return 0;
}
`,
    },
    padZeros: {
      needs: [],
      code: `
/** Digits with zeros in front, behind the sign. */
function padZeros(digits, width) {
  return digits.startsWith('-') ? \`-\${digits.slice(1).padStart(width - 1, '0')}\` : digits.padStart(width, '0');
}
`,
    },
  };
}
