import { packageOfRelease } from '../../refactor/release-packages.ts';
import type { Rule } from '../rule.ts';
import { endedLine, lineName } from '../support/images/end-of-life.ts';
import { refusesPipOf } from '../support/images/system-pip.ts';

export const baseImageEndOfLife: Rule = {
  id: 'base-image-end-of-life',
  group: 'base-image',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  aliases: ['tally/ruby/eol-ruby-version'],
  summary: 'A base image whose release line gets no security fixes any more.',
  why: 'Holes that are found from now on stay open, and package mirrors of the release are switched off sooner or later.',
  options: {
    date: {
      type: 'string',
      description:
        'The day (year-month-day) that end dates are compared with; the default is the day on which the table was last looked through, so that the same file gives the same findings.',
      default: '2026-11-01',
    },
  },
  *check({ file, options }) {
    const day = String(options.date);
    const told = new Set<string>();
    for (const stage of file.stages) {
      const { base } = stage;
      const { image } = base;
      const name = image && lineName(image);
      if (!image || name === undefined || image.tag === undefined) continue;
      const ended = endedLine(name, image.tag, day);
      if (!ended) continue;
      // One variable is changed in one place, however many stages begin with it.
      if (base.raw.includes('$') && told.has(base.raw)) continue;
      told.add(base.raw);
      const { line, end, next } = ended;
      const version = /^[\w.]+/.exec(image.tag)?.[0] ?? '';
      const at = file.text.slice(base.range.start, base.range.end).lastIndexOf(`:${image.tag}`);
      const start = base.range.start + at + 1;
      // `-buster` or `-alpine3.11` belong to the old line.
      const movable =
        next !== undefined &&
        // A project names the release of .NET that it is built for.
        image.registry === 'docker.io' &&
        at !== -1 &&
        image.digest === undefined &&
        !base.raw.includes('$') &&
        /^(-(slim|alpine|fpm|cli|apache|zts))*$/.test(image.tag.slice(version.length));
      const built = file.stages.filter((each) => each === stage || each.root === stage);
      const tag = next === undefined ? undefined : `${next}${image.tag.slice(version.length)}`;
      const lost =
        tag === undefined
          ? undefined
          : built.map((each) => packageOfRelease(each, image.repository, tag)).find((name) => name !== undefined);
      const refused = next !== undefined && built.some((each) => refusesPipOf(each, image.repository, next));
      yield {
        range: base.range,
        message: `\`${image.registry === 'docker.io' ? '' : `${image.registry}/`}${image.repository}\` ${line} gets no security fixes since ${end}; move to ${next === undefined ? 'a release that does' : `\`${next}\` or later`}.${refused ? " Its pip refuses to install beside the system's packages: make a virtual environment first." : ''}${lost === undefined ? '' : ` \`${lost}\` belongs to the release that the image has now: find out first what takes its place.`}`,
        fix:
          movable && !refused && lost === undefined
            ? {
                safety: 'unsafe',
                title: `Move to ${next}`,
                edits: [{ range: { start, end: start + version.length }, text: next }],
              }
            : undefined,
      };
    }
  },
};
