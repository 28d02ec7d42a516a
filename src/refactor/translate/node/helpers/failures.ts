import type { Helper } from '../../helper.ts';
import { type Surroundings, when } from './helper.ts';

/** What is said of programs that could not be started. */
export function failureHelpers({ bash, programs, redirects }: Surroundings): Readonly<Record<string, Helper>> {
  const { direct, all } = programs;
  // Errors go where those of the program would have gone.
  const leads = all.streams.has(2) || redirects;
  const blank = all.blank;
  const message = '`${process.argv[1]}: ${program}: ${why(error)}`';
  const installed = all.plain ? 'isInstalled(program)' : 'fs.existsSync(program)';
  const print = direct
    ? leads
      ? `  if (stderr !== 'ignore') fs.writeSync(stderr, \`\${process.argv[1]}: \${program}: \${why(error)}\\n\`);\n`
      : `  console.error(${message});\n`
    : `  if (typeof stderr === 'number') fs.writeSync(stderr, \`\${process.argv[1]}: \${program}: \${why(error)}\\n\`);\n`;
  return {
    notStarted: {
      needs: ['why', ...(direct && !leads ? [] : ['fs']), ...(bash ? [all.plain ? 'isInstalled' : 'fs'] : [])],
      code: `
/** Says why a program could not be started, and gives the exit status that a shell would. */
function notStarted(program, ${blank ? 'cause' : 'error'}${when(!direct || leads, ', stderr')}) {
${when(blank, "  const error = program === '' ? { code: 'ENOENT' } : cause;\n")}${print}${
  bash
    ? `  // A program that is there, but lacks what runs it, can't be run.
  return error.code === 'ENOENT' && !${installed} ? 127 : 126;
`
    : "  return error.code === 'ENOENT' ? 127 : 126;\n"
}}
`,
    },
    isInstalled: {
      needs: ['fs', 'path'],
      code: `
function isInstalled(program) {
${when(blank, "  if (program === '') return false;\n")}${when(all.paths, "  if (program.includes('/')) return fs.existsSync(program);\n")}  const folders = (process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin').split(':');
  return folders.some((folder) => fs.existsSync(path.join(folder, program)));
}
`,
    },
  };
}
