import { chainInstructions } from '../../dockerfile/chain.ts';
import { isWindowsImage } from '../../dockerfile/image-reference.ts';
import type { Rule } from '../rule.ts';
import { dropsPrivileges, endsAsRoot } from '../support/images/privileges.ts';
import { insertInstructions } from '../support/instructions/instructions.ts';

export const createdUserUnused: Rule = {
  id: 'created-user-unused',
  group: 'user',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  aliases: ['tally/user-created-but-never-used'],
  summary: 'An account is created, but the image still runs as root.',
  why: 'The account was meant to be used; without USER the process keeps every right of root.',
  *check({ file, image }) {
    const { target } = file;
    if (!target || !endsAsRoot(file) || dropsPrivileges(image) || isWindowsImage(target.root.base.resolved)) return;
    const all = chainInstructions(target);
    const created = all.flatMap((instruction) =>
      instruction.keyword === 'RUN'
        ? instruction.shell().commands.flatMap((command) => {
            if (command.name !== 'useradd' && command.name !== 'adduser') return [];
            const name = command.args.findLast(({ value }) => /^[a-z_][\w-]*$/.test(value ?? ''))?.value;
            return name === undefined ? [] : [{ command, name }];
          })
        : [],
    );
    const [first] = created;
    if (!first) return;
    // An account that owns files may be meant for a program that switches to it by itself.
    const mentions = all.filter(({ keyword }) => keyword === 'COPY' || keyword === 'ADD' || keyword === 'RUN');
    const owns = mentions.some((instruction) => {
      const text = file.text.slice(instruction.range.start, instruction.range.end);
      return created.some(({ name }) => new RegExp(`chown\\s.*\\b${name}\\b|--chown=\\S*\\b${name}\\b`).test(text));
    });
    if (owns || target.end.userInstruction) return;
    const start = target.instructions.find(({ keyword }) => keyword === 'ENTRYPOINT' || keyword === 'CMD');
    const later =
      start &&
      target.instructions.some(({ keyword, index }) => index > start.index && /^(RUN|COPY|ADD|WORKDIR)$/.test(keyword));
    yield {
      range: first.command.range,
      message: `The account \`${first.name}\` is created, but nothing runs as it; put \`USER ${first.name}\` before the entry point.`,
      fix:
        start && !later
          ? {
              safety: 'unsafe',
              title: `Run as ${first.name}`,
              edits: [insertInstructions(file, start, [`USER ${first.name}`])],
            }
          : undefined,
    };
  },
};
