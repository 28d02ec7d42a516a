import type { Helper } from '../../helper.ts';
import type { Surroundings } from './helper.ts';

/** Files and folders. */
export function fileHelpers(surroundings: Surroundings): Readonly<Record<string, Helper>> {
  const { bash, exits } = surroundings;
  const end = exits ? 'exit' : 'process.exit';
  return {
    readFile: {
      needs: ['complain', 'fs', 'why', ...(exits ? ['exit'] : [])],
      code: `
/**
 * The text of a file without the line ends behind it; empty when it can't be read, which with check
 * ends the program.
 */
function readFile(path, { check = false } = {}) {
  try {
    return fs.readFileSync(path, 'utf8').replaceAll('\\0', '').replace(/\\n+$/, '');
  } catch (error) {
    complain(\`\${path}: \${why(error)}\`);
    if (check) ${end}(1);
    return '';
  }
}
`,
    },
    write: {
      needs: ['complain', 'fs', 'why'],
      code: `
/** Writes text to a file; the status is ${bash ? 1 : 2} when it can't be opened. */
function write(path, text, flag = 'w') {
  try {
    fs.writeFileSync(path, text, { flag });
  } catch (error) {
    complain(\`\${path}: \${why(error)}\`);
    return ${bash ? 1 : 2};
  }
  return 0;
}
`,
    },
    append: {
      needs: ['write'],
      code: `
/** Writes text behind what a file has. */
function append(path, text) {
  return write(path, text, 'a');
}
`,
    },
    makeFolder: {
      needs: ['complain', 'fs', 'why', ...(exits ? ['exit'] : [])],
      code: `
/** Makes a folder and those above it, or ends the program. */
function makeFolder(path) {
  try {
    fs.mkdirSync(path, { recursive: true });
  } catch (error) {
    complain(\`\${path}: \${why(error)}\`);
    ${end}(1);
  }
}
`,
    },
    newer: {
      needs: ['stat'],
      code: `
/** Is the left file newer than the right one, or there alone? */
function newer(left, right) {
  const [one, other] = [stat(left, { bigint: true }), stat(right, { bigint: true })];
  return one !== undefined && (other === undefined || one.mtimeNs > other.mtimeNs);
}
`,
    },
    sameFile: {
      needs: ['stat'],
      code: `
/** Are both there, and one file? */
function sameFile(left, right) {
  const [one, other] = [stat(left, { bigint: true }), stat(right, { bigint: true })];
  return one !== undefined && one.ino === other?.ino && one.dev === other.dev;
}
`,
    },
    realPath: {
      needs: ['fs'],
      code: `
/** Where a path leads without links; itself when there is nothing. */
function realPath(path) {
  try {
    return fs.realpathSync(path || '.');
  } catch {
    return path;
  }
}
`,
    },
    stat: {
      needs: ['fs'],
      code: `
/** What is known of a file; undefined when there is none. */
${statHead(surroundings)}
  } catch {
    return undefined;
  }
}
`,
    },
    canAccess: {
      needs: ['fs'],
      code: `
function canAccess(path, mode) {
  try {
    fs.accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}
`,
    },
    which: {
      needs: ['canAccess', 'fs', 'stat'],
      code: `
/** Where a program is; empty when it is nowhere on the PATH. */
function which(name) {
  const isProgram = (path) => stat(path)?.isFile() && canAccess(path, fs.constants.X_OK);
  if (name.includes('/')) return isProgram(name) ? name : '';
  const folders = (process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin').split(':');
  return folders.map((folder) => \`\${folder || '.'}/\${name}\`).find(isProgram) ?? '';
}
`,
    },
    why: {
      needs: [],
      code: `
/** What is wrong, in words. */
function why({ code, message }) {
  return { ${wordsFor(surroundings).join(', ')} }[code] ?? message;
}
`,
    },
    currentFolder: {
      needs: ['stat'],
      code: `
/** The folder as the way to it was given, links and all. */
function currentFolder() {
  const path = process.env.PWD ?? '';
  const [there, here] = [stat(path), stat('.')];
  const isHere = there?.ino === here?.ino && there?.dev === here?.dev;
  return path.startsWith('/') && isHere ? path : process.cwd();
}
`,
    },
    changeFolder: {
      needs: ['complain', 'currentFolder', 'path', 'why'],
      code: `
/** Goes to a folder and says so in PWD; the status is ${bash ? 1 : 2} when that isn't possible. */
function changeFolder(folder) {
  const before = currentFolder();
  const after = folder === '' ? before : path.resolve(before, folder);
  try {
    process.chdir(after);
  } catch (error) {
    complain(\`cd: \${folder}: \${why(error)}\`);
    return ${bash ? 1 : 2};
  }
  process.env.OLDPWD = before;
  process.env.PWD = after;
  return 0;
}
`,
    },
    pushFolder: {
      needs: ['changeFolder', 'currentFolder'],
      code: `
const folders = [];

/** Goes to a folder and remembers the one before. */
function pushFolder(folder) {
  const before = currentFolder();
  const status = changeFolder(folder);
  if (status === 0) folders.push(before);
  return status;
}
`,
    },
    popFolder: {
      needs: ['changeFolder', 'pushFolder'],
      code: `
/** Goes back to the folder that was remembered last. */
function popFolder() {
  return folders.length > 0 ? changeFolder(folders.pop()) : 1;
}
`,
    },
  };
}

/** How a file is looked at: links themselves, and exact times, only where the program asks for them. */
function statHead({ uses: { kinds, links } }: Surroundings): string {
  const follows = links || ['words', 'mixed', 'glob', 'test'].some((each) => kinds.has(each));
  const exact = kinds.has('newer') || kinds.has('same-file');
  const parameters = [...(follows ? ['link = false'] : []), ...(exact ? ['...options'] : [])];
  return `function stat(path${parameters.length > 0 ? `, { ${parameters.join(', ')} } = {}` : ''}) {
  try {
    return ${follows ? '(link ? fs.lstatSync : fs.statSync)' : 'fs.statSync'}(path${exact ? ', options' : ''});`;
}

const WORDS = {
  ENOENT: 'No such file or directory',
  EACCES: 'Permission denied',
  EISDIR: 'Is a directory',
  ENOTDIR: 'Not a directory',
  EEXIST: 'File exists',
};

/** The words for what can go wrong: with programs by their names, with others in what is given as a path. */
function wordsFor({ uses: { kinds, helpers, writes }, programs: { targets, all } }: Surroundings): readonly string[] {
  const opens = targets.has('write') || targets.has('append') || writes.length > 0;
  const reads = targets.has('read') || helpers.has('read-file');
  const goes = helpers.has('cd') || helpers.has('pushd') || helpers.has('popd');
  const makes = kinds.has('make-folder');
  const can = {
    ENOENT: true,
    EACCES: true,
    EISDIR: opens || reads,
    ENOTDIR: opens || reads || goes || makes || all.paths,
    EEXIST: makes,
  };
  return Object.entries(WORDS).flatMap(([code, words]) =>
    can[code as keyof typeof can] ? [`${code}: '${words}'`] : [],
  );
}
