import type { Stage } from '../../dockerfile/model.ts';
import { downloads } from '../../shell/downloads.ts';
import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';

export const wgetAndCurl: Rule = {
  id: 'wget-and-curl',
  group: 'network-tls-downloads',
  severity: 'info',
  default: true,
  fix: 'none',
  mentions: ['wget'],
  aliases: ['DL4001', 'DS-0014', "Run Using 'wget' and 'curl'", 'use-either-wget-or-curl', 'dockerlinter:ER0007'],
  summary: 'wget and curl in one stage.',
  why: 'The two do the same, so one of them is a package more to install and to keep up to date.',
  *check({ file }) {
    const tools = new Map<Stage | undefined, 'curl' | 'wget' | 'both'>();
    for (const run of runs(file)) {
      for (const { tool, command } of downloads(run.shell())) {
        const first = tools.get(run.stage);
        if (first === tool || first === 'both') continue;
        tools.set(run.stage, first ? 'both' : tool);
        if (!first) continue;
        yield {
          range: command.nameWord.range,
          message: `This stage already downloads with \`${first}\`; use it here too, in place of \`${tool}\`.`,
        };
      }
    }
  },
};
