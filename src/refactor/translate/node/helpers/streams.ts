import type { Helper } from '../../helper.ts';
import { type Surroundings, when } from './helper.ts';

/** Are files opened for streams, which have to be closed? */
export function opensFiles({ redirects, programs: { targets } }: Surroundings): boolean {
  return redirects || targets.has('read') || targets.has('write') || targets.has('append');
}

/** The standard streams, and where they lead. */
export function streamHelpers(surroundings: Surroundings): Readonly<Record<string, Helper>> {
  const { bash, exits, programs } = surroundings;
  const own = programs.targets.has('null') || programs.targets.has('text');
  return {
    streams: {
      needs: [],
      code: `
// Where the standard streams of this program lead now.
let streams = [0, 1, 2];
`,
    },
    onePath: {
      needs: [],
      code: `
/** A path that was split into words has to be one. */
function onePath(path) {
  if (Array.isArray(path) && path.length !== 1) {
    throw Object.assign(new Error('ambiguous redirect'), { path: path.join(' ') });
  }
  return Array.isArray(path) ? path[0] : path;
}
`,
    },
    openStreams: openStreams(surroundings),
    textFile: {
      needs: ['fs', 'os', 'path'],
      code: `
/** A file without a name that holds the text, to read it from. */
function textFile(text) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'text-'));
  fs.writeFileSync(path.join(folder, 'text'), text);
  const file = fs.openSync(path.join(folder, 'text'));
  fs.rmSync(folder, { recursive: true });
  return file;
}
`,
    },
    redirect: {
      needs: ['complain', 'fs', 'openStreams', 'streams', 'why', ...(exits ? ['exit'] : [])],
      code: `
/**
 * Redirects the streams of this program and of all that it starts; gives what undoes it, or undefined
 * when a file can't be opened.
 */
function redirect(targets, { check = false } = {}) {
  const before = streams;
  try {
    const { found, opened } = openStreams(targets, streams${when(own, ', { own: true }')});
    streams = found;
    return () => {
      streams = before;
      opened.forEach((file) => fs.closeSync(file));
    };
  } catch (error) {
    complain(\`\${error.path}: \${why(error)}\`);
    if (check) ${exits ? 'exit' : 'process.exit'}(${bash ? 1 : 2});
    return undefined;
  }
}
`,
    },
  };
}

/** Opens what streams are led to, with only the kinds of targets that the program has. */
function openStreams(surroundings: Surroundings): Helper {
  const { redirects, splits, programs } = surroundings;
  const { targets, severalFiles } = programs;
  const opens = opensFiles(surroundings);
  const own = redirects && (targets.has('null') || targets.has('text'));
  const cases: [string, string][] = [];
  if (targets.has('null'))
    cases.push([
      "target === 'ignore'",
      own ? "found[place] = own ? fs.openSync('/dev/null', 'r+') : target;" : 'found[place] = target;',
    ]);
  if (([0, 1, 2] as const).some((each) => targets.has(each)))
    cases.push(["typeof target === 'string'", 'found[place] = found[STREAMS.indexOf(target)];']);
  if (targets.has('text'))
    cases.push([
      'target.text !== undefined',
      own ? "found[place] = own ? textFile(target.text) : 'pipe';" : "found[place] = 'pipe';",
    ]);
  const file = fileCode(programs, splits);
  if (file) cases.push(['', file]);
  const inner = severalFiles ? '      ' : '    ';
  const last = cases.length - 1;
  const chain = cases.map(([test, body], index) => {
    const head = last === 0 ? '' : index === last ? 'else ' : `${index > 0 ? 'else ' : ''}if (${test}) `;
    const lines = body.split('\n');
    if (lines.length === 1) return `${inner}${head}${body}\n`;
    if (head === '') return lines.map((line) => `${inner}${line}\n`).join('');
    return `${inner}${head}{\n${lines.map((line) => `${inner}  ${line}\n`).join('')}${inner}}\n`;
  });
  const loop = `for (const [name, target] of Object.entries(targets)) {
${inner}const place = STREAMS.indexOf(name);
${chain.join('')}${inner.slice(2)}}
`;
  return {
    needs: ['fs', ...(splits ? ['onePath'] : []), ...(own && targets.has('text') ? ['textFile'] : [])].slice(
      opens ? 0 : 1,
    ),
    code: `
const STREAMS = ['stdin', 'stdout', 'stderr'];

/** ${opens ? 'Opens redirections in their order. Gives the three streams, and what was opened for them.' : 'The three streams, each redirected in its turn.'} */
function openStreams(targets, base${when(own, ', { own = false } = {}')}) {
  const found = [...base];
${when(opens, '  const opened = [];\n')}${
  severalFiles
    ? `  try {
    ${loop}  } catch (error) {
    opened.forEach((file) => fs.closeSync(file));
    throw error;
  }
`
    : `  ${loop}`
}  return ${opens ? '{ found, opened }' : 'found'};
}
`,
  };
}

function fileCode({ targets }: Surroundings['programs'], splits: boolean): string | undefined {
  const flags = { read: 'r', write: 'w', append: 'a' };
  const files = (['read', 'write', 'append'] as const).filter((each) => targets.has(each));
  const [only] = files;
  if (!only) return undefined;
  const path = (given: string): string => (splits ? `onePath(${given})` : given);
  const open =
    files.length === 1
      ? `found[place] = fs.openSync(${path(`target.${only}`)}, '${flags[only]}');`
      : `const [[mode, path]] = Object.entries(target);
found[place] = fs.openSync(${path('path')}, { ${files.map((each) => `${each}: '${flags[each]}'`).join(', ')} }[mode]);`;
  return `${open}\nopened.push(found[place]);`;
}
