import { escapePattern } from '../../text/pattern.ts';
import type { Rule } from '../rule.ts';
import { appendCommand } from '../support/commands/append-command.ts';
import { runs } from '../support/instructions/instructions.ts';
import { hasCacheMount } from '../support/packages/mounts.ts';
export const removeTempDir: Rule = {
  id: 'remove-temp-dir',
  group: 'layers-cache',
  severity: 'info',
  default: true,
  fix: 'unsafe',
  mentions: ['mktemp'],
  aliases: ['rmRecursiveAfterMktempD'],
  summary: 'A temporary folder that stays in the layer.',
  why: 'What was downloaded or built in it is part of the image for good, although nothing needs it any more.',
  *check({ file }) {
    for (const run of runs(file)) {
      if (run.stage?.ships === false || hasCacheMount(run, /^\/tmp\/?$/)) continue;
      const script = run.shell();
      const removals = script.commands.filter(
        ({ name, args }) => name === 'rm' || name === 'trap' || args.some(({ text }) => text === '-delete'),
      );
      for (const { name, args, range, inside } of script.commands) {
        if (
          name !== 'mktemp' ||
          inside.includes('function') ||
          !args.some(({ text }) => /^(-[a-ce-z]*d[a-z]*|--directory)$/.test(text))
        )
          continue;
        const holder = script.variables.find(
          ({ value }) => value && value.range.start <= range.start && value.range.end >= range.end,
        );
        const used = holder && new RegExp(`\\$\\{?${escapePattern(holder.name)}\\b`);
        const removed = removals.some(
          ({ range: later, args: words }) =>
            later.start > range.start &&
            (!used || words.some(({ text }) => used.test(text) || /^(\/tmp|\/tmp\/\*)$/.test(text))),
        );
        if (removed || (!used && /\|\s*xargs\b/.test(run.shellText))) continue;
        const simple = inside.length === 1 && inside[0] === 'substitution' && holder;
        const edit = simple ? appendCommand(file, run, `rm -rf "$${holder.name}"`) : undefined;
        yield {
          range,
          message: holder
            ? `The folder in \`$${holder.name}\` stays in this layer; end the \`RUN\` with \`rm -rf "$${holder.name}"\`.`
            : 'The folder that `mktemp` makes stays in this layer; keep its name in a variable and remove it at the end of the `RUN`.',
          fix: edit ? { safety: 'unsafe', title: 'Remove the folder', edits: [edit] } : undefined,
        };
      }
    }
  },
};
