import { chainInstructions, startOf } from '../../dockerfile/chain.ts';
import { fullLineRange } from '../../text/lines.ts';
import type { Rule } from '../rule.ts';
import { isDevelopmentStage } from '../support/images/development-stage.ts';

export const phpOpcacheMissing: Rule = {
  id: 'php-opcache-missing',
  group: 'packages-lang',
  severity: 'info',
  default: false,
  fix: 'unsafe',
  aliases: ['tally/php/enable-opcache-in-production'],
  summary: 'PHP serves pages without OPcache.',
  why: 'Without OPcache PHP reads and compiles every file again for each request, which takes most of the time.',
  *check({ file }) {
    const stage = file.target;
    if (!stage || isDevelopmentStage(stage)) return;
    const root = stage.root;
    const { image } = root.base;
    if (!image) return;
    const name = `${image.repository}:${image.tag ?? ''}`;
    const start = startOf(file)?.words.some(({ value }) => SERVERS.test(value)) ?? false;
    if (!SERVING.test(name) && !start) return;
    const shown = chainInstructions(stage).some(({ range }) =>
      /opcache/i.test(file.text.slice(range.start, range.end)),
    );
    // Since 8.5 it is always part of PHP.
    if (shown || /^(8\.[5-9]|9)/.test(image.tag ?? '')) return;
    const at = fullLineRange(file.lines, root.from.endLine).end;
    const official = image.repository === 'php' && at > root.from.range.end;
    yield {
      range: stage.from.range,
      message:
        "This image serves PHP without OPcache; install it with `docker-php-ext-install opcache` or your distribution's package.",
      fix: official
        ? {
            safety: 'unsafe',
            title: 'Install OPcache',
            edits: [{ range: { start: at, end: at }, text: `RUN docker-php-ext-install opcache${file.eol}` }],
          }
        : undefined,
    };
  },
};

const SERVING = /^php:.*(fpm|apache)|^(serversideup\/php|dunglas\/frankenphp|bitnami\/php-fpm)/;
const SERVERS = /(^|\/)(php-fpm\d*(\.\d+)?|apache2-foreground|frankenphp|rr)$/;
