import type { Helper } from '../../helper.ts';
import type { Surroundings } from './helper.ts';
import { lines } from './lines.ts';

/** What signals and the end of the program ask for. */
export function trapHelpers(surroundings: Surroundings): Readonly<Record<string, Helper>> {
  const { bash } = surroundings;
  return {
    trap: {
      needs: ['run_traps', 'signal'],
      code: `
def trap(action, *signals):
    """Has an action done when one of the signals arrives."""
    for number in signals:
        traps[number] = action
        signal.signal(number, on_signal if callable(action) else action)
`,
    },
    run_traps: {
      needs: ['signal'],
      code: `
traps = {}
pending = []
# A program runs in the foreground: what signals ask for is done after it.
busy = False
# This program waits for programs in the background: a signal ends the waiting.
waiting = False


class Interrupted(Exception):
    """A signal arrived while this program waited."""


def on_signal(number, _frame):
    pending.append(number)
    if waiting:
        raise Interrupted
    if not busy:
        run_traps()


def run_traps():
    """Does what the signals ask for that arrived in the meantime."""
    while pending:
        traps[pending.pop(0)]()
`,
    },
    at_exit: {
      needs: bash ? ['leave', 'os', 'signal'] : ['leave'],
      code: bash
        ? `
def at_exit(action):
    """Has an action done at the end of the program, which is told the exit status, also when a signal ends it."""
    global exit_action
    exit_action = action
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, end_by)


def end_by(number, _frame):
    leave(0)
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
    # As process 1 it goes on.
    os._exit(128 + number)
`
        : `
def at_exit(action):
    """Has an action done at the end of the program, which is told the exit status; not when a signal ends it."""
    global exit_action
    exit_action = action
`,
    },
    leave: {
      needs: [],
      code: `
exit_action = None


def leave(status):
    """Does what is to be done at the end, and gives the exit status."""
    global exit_action
    action, exit_action = exit_action, None
    if action:
        action(status)
    return status
`,
    },
    leaving: {
      needs: ['contextlib', 'leave', 'sys'],
      code: `
@contextlib.contextmanager
def leaving():
    """Does what is to be done at the end where the streams lead now, when the program ends inside."""
    try:
        yield
    except SystemExit as end:
        sys.exit(leave(end.code or 0))
    except OSError as error:
        print(f"{sys.argv[0]}: {error.filename}: {error.strerror}", file=sys.stderr)
        sys.exit(leave(1))
`,
    },
    behave: behave(surroundings),
  };
}

/** What a shell does otherwise than Python, as far as the program can tell. */
function behave({ prints, loud }: Surroundings): Helper {
  const ways = [
    ...(prints.output ? ['prints line by line'] : []),
    ...(prints.anyBytes ? ['takes any bytes'] : []),
    'ends at an interrupt',
  ];
  const told = ways.length > 1 ? `${ways.slice(0, -1).join(', ')} and ${ways.at(-1)}` : (ways[0] ?? '');
  const errors = prints.anyBytes ? ', errors="surrogateescape"' : '';
  return {
    needs: ['signal', ...(prints.output || loud ? ['sys'] : [])],
    code: lines(
      'def behave():',
      `    """${told.charAt(0).toUpperCase()}${told.slice(1)}, as a shell does."""`,
      prints.output && `    sys.stdout.reconfigure(line_buffering=True${errors})`,
      loud && '    sys.stderr.reconfigure(line_buffering=True)',
      '    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:',
      '        signal.signal(signal.SIGINT, signal.SIG_DFL)',
    ),
  };
}
