import type { Helper } from '../../helper.ts';
import type { Surroundings } from './helper.ts';

/** Functions that run in processes of their own. */
export function forkingHelpers({ traps, exits, starts, bash }: Surroundings): Readonly<Record<string, Helper>> {
  return {
    fork: {
      needs: ['os', 'signal', 'sys', 'settle'],
      code: `
class Forked:
    """A function that runs in a process of its own, as a subshell does."""

    def __init__(self, body, stdin, stdout${starts.any ? ', preexec_fn=None' : ''}):
        sys.stdout.flush()
        sys.stderr.flush()
        self.returncode = None
        self.pid = os.fork()
        if self.pid == 0:
            try:
                status = self.inside(body, stdin, stdout${starts.any ? ', preexec_fn' : ''})
            except SystemExit as end:
                status = end.code or 0
            except OSError as error:
                print(f"{sys.argv[0]}: {error.filename}: {error.strerror}", file=sys.stderr)
                status = 1
            except BaseException:
                sys.excepthook(*sys.exc_info())
                status = 1
            try:
                sys.stdout.flush()
            finally:
                os._exit(status & 255)

    def inside(self, body, stdin, stdout${starts.any ? ', preexec_fn' : ''}):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
${
  traps
    ? `        for number, action in traps.items():
            if callable(action):
                signal.signal(number, signal.SIG_DFL)
`
    : ''
}${
  exits
    ? `        # The end of the program is not here.
        at_exit(None)
${
  bash
    ? `        for number in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM):
            if signal.getsignal(number) is end_by:
                signal.signal(number, signal.SIG_DFL)
`
    : ''
}`
    : ''
}${starts.any ? '        if preexec_fn:\n            preexec_fn()\n' : ''}        settle({"stdin": stdin, "stdout": stdout, "stderr": 2})
        # The other ends of pipes stay with the program: nobody would see that they were closed there.
        os.closerange(3, 256)
        return body() or 0

    def wait(self):
        if self.returncode is None:
            self.poll(0)
        return self.returncode

    def poll(self, flags=os.WNOHANG):
        pid, status = os.waitpid(self.pid, flags) if self.returncode is None else (0, 0)
        if pid:
            self.returncode = -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
        return self.returncode
`,
    },
  };
}
