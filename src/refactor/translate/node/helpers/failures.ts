import type { Helper } from '../../helper.ts';
import { type Surroundings, when } from './helper.ts';

/** What is said of programs that could not be started; a file that lacks what runs it isn't there for bash 5.2 and dash (127). */
export function failureHelpers({ programs, redirects }: Surroundings): Readonly<Record<string, Helper>> {
  const { direct, all } = programs;
  // Errors go where those of the program would have gone.
  const leads = all.streams.has(2) || redirects;
  const blank = all.blank;
  const message = '`${process.argv[1]}: ${program}: ${why(error)}`';
  const print = direct
    ? leads
      ? `  if (stderr !== 'ignore') fs.writeSync(stderr, \`\${process.argv[1]}: \${program}: \${why(error)}\\n\`);\n`
      : `  console.error(${message});\n`
    : `  const message = \`\${process.argv[1]}: \${program}: \${why(error)}\\n\`;\n  if (typeof stderr === 'number') fs.writeSync(stderr, message);\n`;
  return {
    notStarted: {
      needs: ['why', ...(direct && !leads ? [] : ['fs'])],
      code: `
/** Says why a program could not be started, and gives the exit status that a shell gives then. */
function notStarted(program, ${blank ? 'cause' : 'error'}${when(!direct || leads, redirects ? ', stderr' : ', stderr = 2')}) {
${when(blank, "  const error = program === '' ? { code: 'ENOENT' } : cause;\n")}${print}  return error.code === 'ENOENT' ? 127 : 126;
}
`,
    },
  };
}
