import type { Helper } from '../../helper.ts';
import type { Surroundings } from './helper.ts';

/** Files and folders. */
export function fileHelpers({ bash, exits }: Surroundings): Readonly<Record<string, Helper>> {
  const end = exits ? 'exit' : 'process.exit';
  return {
    readFile: {
      needs: ['complain', 'fs', 'why', ...(exits ? ['exit'] : [])],
      code: `
/** The text of a file without the line ends behind it; empty when it can't be read, which with check ends the program. */
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
    stat: {
      needs: ['fs'],
      code: `
/** What is known of a file; undefined when there is none. */
function stat(path, { link = false, ...options } = {}) {
  try {
    return (link ? fs.lstatSync : fs.statSync)(path, options);
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
  const folders = name.includes('/') ? [''] : (process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin').split(':').map((folder) => \`\${folder || '.'}/\`);
  const isProgram = (path) => stat(path)?.isFile() && canAccess(path, fs.constants.X_OK);
  return folders.map((folder) => folder + name).find(isProgram) ?? '';
}
`,
    },
    why: {
      needs: [],
      code: `
/** What is wrong, in words. */
function why({ code, message }) {
  const words = { ENOENT: 'No such file or directory', EACCES: 'Permission denied', EISDIR: 'Is a directory', ENOTDIR: 'Not a directory', EEXIST: 'File exists' };
  return words[code] ?? message;
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
  return path.startsWith('/') && there?.ino === here?.ino && there?.dev === here?.dev ? path : process.cwd();
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
