import type { ShellWord } from '../../shell/model.ts';
import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';

export const runPrivilegedContainer: Rule = {
  id: 'run-privileged-container',
  group: 'instructions',
  severity: 'warning',
  default: false,
  fix: 'none',
  mentions: ['--privileged'],
  aliases: ['dockerfile_lint:privileged_run_container'],
  summary: 'A container started with all rights during the build.',
  why: 'A privileged container has the rights of the machine that it runs on.',
  *check({ file }) {
    for (const run of runs(file)) {
      for (const { name, args, nameWord } of run.shell().commands) {
        if (!/^(docker|podman|nerdctl)$/.test(name ?? '')) continue;
        const start = args.findIndex(({ value }) => value === 'run' || value === 'create');
        if (start === -1) continue;
        const flag = optionsOf(args.slice(start + 1)).find(({ value }) => /^--privileged(=true)?$/.test(value ?? ''));
        if (!flag) continue;
        yield {
          range: { start: nameWord.range.start, end: flag.range.end },
          message:
            '`--privileged` gives the container all rights; give it the capabilities that it needs with `--cap-add`.',
        };
      }
    }
  },
};

/** Options that take no value. Source: https://docs.docker.com/reference/cli/docker/container/run/ */
const SWITCHES =
  /^(-[ditPqT]+|--(detach|init|interactive|no-healthcheck|oom-kill-disable|privileged|publish-all|quiet|read-only|rm|sig-proxy|tty|use-api-socket))$/;

/** The options in front of the image's name: what follows that belongs to the program in it. */
function optionsOf(words: readonly ShellWord[]): readonly ShellWord[] {
  const found: ShellWord[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word?.text.startsWith('-')) break;
    found.push(word);
    if (!word.text.includes('=') && !SWITCHES.test(word.text)) at++;
  }
  return found;
}
