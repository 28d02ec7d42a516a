import type { Helper } from '../../helper.ts';
import type { Surroundings } from './helper.ts';
import { lines } from './lines.ts';

/** Another program in the place of this one. */
export function replacingHelpers(surroundings: Surroundings): Readonly<Record<string, Helper>> {
  const { executes: use, options, optionsLeft, trace, exits, bash, prints, attempted } = surroundings;
  const nameless = options || use.unnamed;
  const vague = options || use.vague;
  return {
    execute: {
      needs: [
        ...['os', 'signal', 'sys'],
        ...(use.streams ? ['redirect'] : []),
        ...(vague || (options && !attempted.execute) ? ['fail'] : []),
        ...(use.scripts || options ? ['errno', 'shutil'] : []),
        ...(trace ? ['trace'] : []),
        ...(options ? ['getopt'] : []),
        ...(exits && bash ? ['at_exit'] : []),
      ],
      code: lines(
        `def execute(args${use.env ? ', env=None' : ''}${attempted.execute ? ', check=True' : ''}${use.streams ? ', **streams' : ''}):`,
        `    """Puts another program in the place of this one${attempted.execute ? '; without check a failure is its exit status' : ''}."""`,
        trace && '    if tracing:\n        print("+ exec", shlex.join(args), file=sys.stderr)',
        use.streams &&
          (attempted.execute
            ? '    if streams and redirect(check, **streams) != 0:\n        return 1'
            : '    if streams:\n        redirect(**streams)'),
        options && optionsTaken(attempted.execute),
        optionsLeft && LEFT,
        nameless && `    if not args:\n        return${attempted.execute ? ' 0' : ''}`,
        vague && `    if not args[0]:\n        fail("exec: : not found", ${bash ? 127 : 126})`,
        (prints.output || prints.errors) && '    sys.stdout.flush()',
        '    # Python ignores this signal; the program must not begin with that.',
        '    signal.signal(signal.SIGPIPE, signal.SIG_DFL)',
        options ? byOptions(surroundings) : byName(surroundings),
      ),
    },
  };
}

/** Hands options to bash. */
const LEFT = lines(
  '    if args and args[0].startswith("-"):',
  "        # An option is for bash's own exec.",
  '        args = ["bash", "-c", \'exec "$@"\', sys.argv[0], *args]',
);

/** Takes the options of bash's exec from the front of the arguments. */
function optionsTaken(attempted: boolean): string {
  return lines(
    '    try:',
    '        options, args = getopt.getopt(args, "cla:")',
    '    except getopt.GetoptError as error:',
    attempted
      ? '        print(f"{sys.argv[0]}: exec: {error}", file=sys.stderr)\n        if check:\n            sys.exit(2)\n        return 2'
      : '        fail(f"exec: {error}", 2)',
    '    options = dict(options)',
  );
}

function byName(surroundings: Surroundings): string {
  const { executes: use, bash, attempted } = surroundings;
  const shell = bash ? 'bash' : 'sh';
  const [call, env] = use.env ? ['execvpe', ', os.environ if env is None else env'] : ['execvp', ''];
  return lines(
    '    try:',
    `        os.${call}(args[0], args${env})`,
    '    except OSError as error:',
    use.scripts && '        if error.errno == errno.ENOEXEC:',
    use.scripts && "            # A script without a shebang is the shell's own.",
    use.scripts &&
      `            ${attempted.execute ? 'return ' : ''}execute(["${shell}", shutil.which(args[0]), *args[1:]]${use.env ? ', env' : ''})`,
    failure(surroundings, 'args[0]'),
  );
}

/** With the options of bash's exec: the program may be told another name, or get an empty environment. */
function byOptions(surroundings: Surroundings): string {
  const { executes: use } = surroundings;
  return lines(
    `    env = os.environ${use.env ? ' if env is None else env' : ''}`,
    '    program = args[0]',
    '    args = [("-" if "-l" in options else "") + options.get("-a", program), *args[1:]]',
    '    if "-c" in options:',
    '        program, env = shutil.which(program) or program, {}',
    '    try:',
    '        try:',
    '            os.execvpe(program, args, env)',
    '        except OSError as error:',
    '            if error.errno != errno.ENOEXEC:',
    '                raise',
    "            # A script without a shebang is the shell's own.",
    '            os.execvpe("bash", ["bash", shutil.which(program), *args[1:]], env)',
    '    except OSError as error:',
    failure(surroundings, 'program'),
  );
}

function failure({ executes: use, exits, bash, options }: Surroundings, program: string): string {
  // A folder here that has the name is a reason of its own for bash.
  const folder = bash && (use.scripts || options);
  return lines(
    `        print(f"{sys.argv[0]}: {${program}}: {error.strerror}", file=sys.stderr)`,
    exits &&
      bash &&
      lines(
        '        # Bash has forgotten its trap when it has found something.',
        `        if "/" in ${program} or not (isinstance(error, FileNotFoundError) or os.path.isdir(${program})):`,
        '            at_exit(None)',
      ),
    folder && `        missing = isinstance(error, FileNotFoundError) and not os.path.isdir(${program})`,
    `        sys.exit(127 if ${folder ? 'missing' : 'isinstance(error, FileNotFoundError)'} else 126)`,
  );
}
