import { chainInstructions, startOf } from '../../dockerfile/chain.ts';
import type { Dockerfile } from '../../dockerfile/model.ts';
import type { Rule } from '../rule.ts';
import { firstStart, signalOf } from '../support/commands/signals.ts';
import { isWindowsStage } from '../support/images/windows.ts';
import { insertInstructions } from '../support/instructions/instructions.ts';

export const nginxStopsignal: Rule = {
  id: 'nginx-stopsignal',
  group: 'entrypoint-signals',
  severity: 'info',
  default: true,
  fix: 'unsafe',
  mentions: ['nginx', 'openresty'],
  aliases: ['tally/prefer-nginx-sigquit'],
  summary: 'nginx is stopped with another signal than QUIT.',
  why: 'nginx finishes the requests that it is answering only on QUIT; on TERM it drops them.',
  *check({ file }) {
    const start = startOf(file);
    const program = start?.form === 'exec' ? start.words[0]?.value.split('/').at(-1) : undefined;
    if (!start || isWindowsStage(file.target) || !PROGRAM.test(program ?? '')) return;
    const stop = chainInstructions(file.target).findLast(({ keyword }) => keyword === 'STOPSIGNAL');
    const word = stop?.words[0];
    if ((word || isOfficialNginx(file)) && (!word || word.value.includes('$') || signalOf(word.value) === 'SIGQUIT'))
      return;
    yield {
      range: word?.range ?? start.keywordRange,
      message: `Stop \`${program}\` with \`STOPSIGNAL SIGQUIT\`, so that it ends its work in order.`,
      fix: {
        safety: 'unsafe',
        title: 'Stop with SIGQUIT',
        edits: [
          word
            ? { range: word.range, text: 'SIGQUIT' }
            : insertInstructions(file, firstStart(start), ['STOPSIGNAL SIGQUIT']),
        ],
      },
    };
  },
};

const PROGRAM = /^(nginx|openresty)$/;

/** The official image sets the signal itself: https://github.com/nginx/docker-nginx */
function isOfficialNginx(file: Dockerfile): boolean {
  const image = file.target?.root.base.image;
  return image !== undefined && /^(nginx|nginxinc\/nginx-unprivileged|openresty\/openresty)$/.test(image.repository);
}
