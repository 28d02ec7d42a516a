import type { Helper } from '../../helper.ts';
import type { Surroundings } from './helper.ts';

/** The standard streams, and where they lead. */
export function streamHelpers({ bash, redirects, splits, exits }: Surroundings): Readonly<Record<string, Helper>> {
  const path = splits ? 'onePath(path)' : 'path';
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
  if (Array.isArray(path) && path.length !== 1) throw Object.assign(new Error('ambiguous redirect'), { path: path.join(' ') });
  return Array.isArray(path) ? path[0] : path;
}
`,
    },
    openStreams: {
      needs: ['fs', ...(splits ? ['onePath'] : []), ...(redirects ? ['textFile'] : [])],
      code: `
const STREAMS = ['stdin', 'stdout', 'stderr'];

/** Opens redirections in their order: a file, or what another stream follows. Gives the three streams, and what was opened for them. */
function openStreams(targets, base${redirects ? ', { own = false } = {}' : ''}) {
  const found = [...base];
  const opened = [];
  try {
    for (const [name, target] of Object.entries(targets)) {
      const place = STREAMS.indexOf(name);
      if (typeof target === 'string') found[place] = target === 'ignore' ? ${redirects ? "own ? fs.openSync('/dev/null', 'r+') : target" : 'target'} : found[STREAMS.indexOf(target)];
      else if (target.text !== undefined) found[place] = ${redirects ? "own ? textFile(target.text) : 'pipe'" : "'pipe'"};
      else {
        const [[mode, path]] = Object.entries(target);
        found[place] = fs.openSync(${path}, { read: 'r', write: 'w', append: 'a' }[mode]);
        opened.push(found[place]);
      }
    }
  } catch (error) {
    opened.forEach((file) => fs.closeSync(file));
    throw error;
  }
  return { found, opened };
}
`,
    },
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
/** Redirects the streams of this program and of all that it starts; gives what undoes it, or undefined when a file can't be opened. */
function redirect(targets, { check = false } = {}) {
  const before = streams;
  try {
    const { found, opened } = openStreams(targets, streams, { own: true });
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
