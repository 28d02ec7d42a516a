import type { ImageReference } from '../../../dockerfile/model.ts';
import { lookup } from '../../../text/lookup.ts';
import { releaseEnds } from '../data/release-ends.ts';

type Line = readonly [line: string, end: string];

/** Stands for all of Microsoft's images of .NET. */
const DOTNET = 'dotnet';

/** The name that an image has in the table; undefined for one that is not in it. */
export function lineName({ registry, repository }: ImageReference): string | undefined {
  if (registry === 'docker.io') return repository === DOTNET ? undefined : repository;
  return registry === 'mcr.microsoft.com' && repository.startsWith('dotnet/') ? DOTNET : undefined;
}

/** The last day with security updates of each release line, oldest first. Sources: the projects' own release pages. */
export const END_OF_LIFE: Readonly<Record<string, readonly Line[]>> = lookup({
  // https://www.ruby-lang.org/en/downloads/branches/
  ruby: [
    ['2.4', '2020-04-05'],
    ['2.5', '2021-04-05'],
    ['2.6', '2022-04-12'],
    ['2.7', '2023-03-31'],
    ['3.0', '2024-04-23'],
    ['3.1', '2025-03-26'],
    ['3.2', '2026-03-31'],
    ['3.3', '2027-03-31'],
    ['3.4', '2028-03-31'],
  ],
  // https://devguide.python.org/versions/
  python: [
    ['2', '2020-01-01'],
    ['2.7', '2020-01-01'],
    ['3.4', '2019-03-18'],
    ['3.5', '2020-09-30'],
    ['3.6', '2021-12-23'],
    ['3.7', '2023-06-27'],
    ['3.8', '2024-10-07'],
    ['3.9', '2025-10-31'],
    ['3.10', '2026-10-31'],
    ['3.11', '2027-10-31'],
    ['3.12', '2028-10-31'],
    ['3.13', '2029-10-31'],
  ],
  // https://www.php.net/supported-versions.php
  php: [
    ['5', '2018-12-31'],
    ['5.6', '2018-12-31'],
    ['7.0', '2019-01-10'],
    ['7.1', '2019-12-01'],
    ['7.2', '2020-11-30'],
    ['7.3', '2021-12-06'],
    ['7.4', '2022-11-28'],
    ['7', '2022-11-28'],
    ['8.0', '2023-11-26'],
    ['8.1', '2025-12-31'],
    ['8.2', '2026-12-31'],
    ['8.3', '2027-12-31'],
  ],
  // https://alpinelinux.org/releases/
  alpine: [
    ['3.8', '2020-05-01'],
    ['3.9', '2020-11-01'],
    ['3.10', '2021-05-01'],
    ['3.11', '2021-11-01'],
    ['3.12', '2022-05-01'],
    ['3.13', '2022-11-01'],
    ['3.14', '2023-05-01'],
    ['3.15', '2023-11-01'],
    ['3.16', '2024-05-23'],
    ['3.17', '2024-11-22'],
    ['3.18', '2025-05-09'],
    ['3.19', '2025-11-01'],
    ['3.20', '2026-04-01'],
    ['3.21', '2026-11-01'],
    ['3.22', '2027-05-01'],
    ['3.23', '2027-11-01'],
  ],
  // https://blog.centos.org/2020/12/future-is-centos-stream/
  centos: [
    ['5', '2017-03-31'],
    ['6', '2020-11-30'],
    ['8', '2021-12-31'],
    ['7', '2024-06-30'],
  ],
  // https://go.dev/doc/devel/release: a release is looked after until the second one behind it.
  golang: [
    ['1.11', '2019-09-03'],
    ['1.12', '2020-02-25'],
    ['1.13', '2020-08-11'],
    ['1.14', '2021-02-16'],
    ['1.15', '2021-08-16'],
    ['1.16', '2022-03-15'],
    ['1.17', '2022-08-02'],
    ['1.18', '2023-02-01'],
    ['1.19', '2023-08-08'],
    ['1.20', '2024-02-06'],
    ['1.21', '2024-08-13'],
    ['1.22', '2025-02-11'],
    ['1.23', '2025-08-12'],
  ],
  // https://dotnet.microsoft.com/platform/support/policy/dotnet-core
  [DOTNET]: [
    ['2.1', '2021-08-21'],
    ['3.1', '2022-12-13'],
    ['5.0', '2022-05-10'],
    ['7.0', '2024-05-14'],
    ['6.0', '2024-11-12'],
    ['8.0', '2026-11-10'],
    ['9.0', '2026-11-10'],
    ['10.0', '2028-11-14'],
  ],
  debian: generated('debian'),
  node: generated('node'),
  ubuntu: generated('ubuntu'),
});

/** By number, and where there is one by code name. */
function generated(image: string): readonly Line[] {
  return releaseEnds.split('\n').flatMap((text): readonly Line[] => {
    const [name, number = '', series = '-', end = ''] = text.split(' ');
    if (name !== image) return [];
    return series === '-'
      ? [[number, end]]
      : [
          [number, end],
          [series, end],
        ];
  });
}

export interface EndedLine {
  readonly line: string;
  readonly end: string;
  /** The oldest line after it that is still looked after, for some time where there is one, named in the same way (number or code name). */
  readonly next: string | undefined;
}

/** So long a line has to live on to be worth a move, in milliseconds: ninety days. */
const WORTH_A_MOVE = 90 * 24 * 3600 * 1000;

/** The release line that a tag belongs to, when it ended before a day (`2026-11-01`). */
export function endedLine(repository: string, tag: string, day: string): EndedLine | undefined {
  const lines = Object.hasOwn(END_OF_LIFE, repository) ? END_OF_LIFE[repository] : undefined;
  const version = /^(\d+(?:\.\d+)*|[a-z]+)(?=-|$)/.exec(tag)?.[1];
  if (!lines || version === undefined) return undefined;
  // The longest line that the tag continues: `3.1` for `3.1.4`; `3` alone follows the newest release and has no end.
  const found = lines
    .filter(([line]) => version === line || version.startsWith(`${line}.`))
    .sort(([a], [b]) => b.length - a.length)[0];
  if (!found || found[1] >= day) return undefined;
  const named = /^[a-z]/.test(version);
  const later = lines.slice(lines.indexOf(found) + 1);
  const alive = later.filter(([line, end]) => end >= day && /^[a-z]/.test(line) === named);
  // Nobody wants to move again at once.
  const [next] = alive.find(([, end]) => Date.parse(end) - Date.parse(day) > WORTH_A_MOVE) ?? alive[0] ?? [];
  return { line: found[0], end: found[1], next };
}
