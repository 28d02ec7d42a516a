import type { Stage } from '../../dockerfile/model.ts';
import { hasFlag, packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { insertAfter, isJson } from '../support/commands/command-edits.ts';
import { runs } from '../support/instructions/instructions.ts';
import { configured } from '../support/packages/retry-config.ts';

export const gemNoDocument: Rule = {
  id: 'gem-no-document',
  group: 'packages-lang',
  severity: 'info',
  default: false,
  fix: 'safe',
  mentions: ['gem'],
  aliases: ['gemUpdateNoDocument'],
  summary: 'Documentation of gems is stored in the image.',
  why: 'Nobody reads it there, and generating it takes a good part of the installation time.',
  *check({ file }) {
    const settled = configured(file, /gemrc/, /--no-(document|rdoc)/);
    // The official image has it in its gemrc.
    const official = new Set<Stage>();
    for (const stage of file.stages) {
      if (stage.parent ? official.has(stage.parent) : stage.base.image?.repository === 'ruby') official.add(stage);
    }
    for (const run of runs(file)) {
      if (run.stage && official.has(run.stage)) continue;
      for (const call of packageCalls(run.shell())) {
        const { subcommandWord, command } = call;
        if (call.family !== 'gem' || !subcommandWord || !/^(install|update)$/.test(call.subcommand ?? '')) continue;
        if (hasFlag(call, '-N', '--no-document', '--no-doc') || settled(run)) continue;
        // Together they are the old form of it; one of them leaves the other kind of documentation.
        const [half, other] = call.flags.filter(({ name }) => name === '--no-ri' || name === '--no-rdoc');
        if (other && other.name !== half?.name) continue;
        yield {
          range: { start: command.nameWord.range.start, end: subcommandWord.range.end },
          message: half
            ? `\`${half.name}\` leaves out only one kind of documentation; write \`--no-document\`.`
            : `\`gem ${subcommandWord.value}\` stores documentation in the image; add \`--no-document\`.`,
          fix: {
            safety: 'safe',
            title: 'Store no documentation',
            edits: half
              ? [{ range: half.word.range, text: isJson(run, command) ? '"--no-document"' : '--no-document' }]
              : [insertAfter(run, command, subcommandWord, '--no-document')],
          },
        };
      }
    }
  },
};
