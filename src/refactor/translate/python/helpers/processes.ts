import type { Helper } from '../../helper.ts';
import { forkingHelpers } from './forking.ts';
import type { Surroundings } from './helper.ts';
import { pipingHelpers } from './piping.ts';
import { replacingHelpers } from './replacing.ts';
import { runningHelpers } from './running.ts';

/** Programs that are run and waited for. */
export function processHelpers(surroundings: Surroundings): Readonly<Record<string, Helper>> {
  const { dispatched, plain } = surroundings;
  return {
    dispatch: {
      needs: ['run'],
      code: `
functions = {${dispatched.map(([name, own]) => `${JSON.stringify(name)}: ${own}`).join(', ')}}


def dispatch(words):
    """Runs a function of this program, or else a program, and gives its exit status."""
    if words and words[0] in functions:
        return functions[words[0]](*words[1:])
    return run(words)
`,
    },
    trace: {
      needs: ['shlex', 'sys'],
      code: `
tracing = False


def trace(on):
    """Shows the programs that are run, or stops showing them."""
    global tracing
    tracing = on
`,
    },
    ...(plain ? runningHelpers : pipingHelpers)(surroundings),
    ...forkingHelpers(surroundings),
    ...replacingHelpers(surroundings),
  };
}
