import type { Rule } from '../rule.ts';

export const baseImageOutdated: Rule = {
  id: 'base-image-outdated',
  group: 'base-image',
  severity: 'info',
  default: false,
  fix: 'none',
  aliases: ['CIS-DI-0004'],
  summary: 'A base image is pinned to an old snapshot.',
  why: 'A tag with a date never changes: what was mended in the packages since that day is missing from the image.',
  options: {
    before: {
      type: 'string',
      description:
        'Snapshots from before this day (year-month-day) are old; a fixed day, so that the same file gives the same findings.',
      default: '2026-05-01',
    },
  },
  *check({ file, options }) {
    const limit = String(options.before);
    for (const { base } of file.stages) {
      const day = snapshotDay(base.image?.tag ?? '');
      if (day === undefined || day >= limit) continue;
      yield {
        range: base.range,
        message: `\`${base.raw}\` is from ${day}; move to a newer snapshot, and rebuild and scan the image regularly.`,
      };
    }
  },
};

/** The day in tags such as `bookworm-20240513-slim` and `20240329`; undefined where there is none. */
function snapshotDay(tag: string): string | undefined {
  const match = /(?:^|[-_])(20[12]\d)-?([01]\d)-?([0-3]\d)(?=$|[-_])/.exec(tag);
  const [, year, month = '', day = ''] = match ?? [];
  if (year === undefined || month < '01' || month > '12' || day < '01' || day > '31') return undefined;
  return `${year}-${month}-${day}`;
}
