import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';

export const runPrivilegedContainer: Rule = {
  id: 'run-privileged-container',
  group: 'instructions',
  severity: 'warning',
  default: false,
  fix: 'none',
  aliases: ['dockerfile_lint:privileged_run_container'],
  summary: 'A container started with all rights during the build.',
  why: 'A privileged container has the rights of the machine that it runs on.',
  *check({ file }) {
    for (const run of runs(file)) {
      for (const { name, args, nameWord } of run.shell().commands) {
        if (!/^(docker|podman|nerdctl)$/.test(name ?? '')) continue;
        const starts = args.some(({ value }) => value === 'run' || value === 'create');
        const flag = args.find(({ value }) => value === '--privileged' || value === '--privileged=true');
        if (!starts || !flag) continue;
        yield {
          range: { start: nameWord.range.start, end: flag.range.end },
          message:
            '`--privileged` gives the container all rights; give it the capabilities that it needs with `--cap-add`.',
        };
      }
    }
  },
};
