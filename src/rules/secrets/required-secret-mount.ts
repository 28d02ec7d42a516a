import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';

export const requiredSecretMount: Rule = {
  id: 'required-secret-mount',
  group: 'secrets',
  severity: 'warning',
  default: false,
  fix: 'safe',
  aliases: ['tally/require-secret-mounts'],
  summary: 'A command that needs a secret is called without its mount.',
  why: 'Without the mount the build takes the credential from somewhere else: an argument, a file in the image, or it fails late.',
  options: {
    mounts: {
      type: 'array',
      items: { type: 'string' },
      description:
        'One entry a command: `command=options`, with the options of `--mount=type=secret`, such as `pip=id=pip,target=/root/.config/pip/pip.conf`.',
      default: [],
    },
  },
  *check({ file, options }) {
    const wanted = (Array.isArray(options.mounts) ? options.mounts : []).flatMap((entry) => {
      const [, command, mount] = /^([\w.+-]+)=(.+)$/.exec(String(entry)) ?? [];
      return command === undefined || mount === undefined ? [] : [{ command, parts: mount.split(',') }];
    });
    for (const run of runs(file)) {
      const mounts = run.flags
        .filter(({ name, value }) => name === 'mount' && /type=secret/.test(value ?? ''))
        .map(({ value }) => (value ?? '').split(','));
      for (const { command, parts } of wanted) {
        const call = run.shell().commands.find(({ name }) => name === command);
        if (!call || mounts.some((mount) => parts.every((part) => mount.includes(part)))) continue;
        const at = run.keywordRange.end;
        yield {
          range: call.nameWord.range,
          message: `\`${command}\` needs its secret here: add \`--mount=type=secret,${parts.join(',')}\`.`,
          fix: {
            safety: 'safe',
            title: 'Add the mount',
            edits: [{ range: { start: at, end: at }, text: ` --mount=type=secret,${parts.join(',')}` }],
          },
        };
      }
    }
  },
};
