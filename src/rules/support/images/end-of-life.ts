import { lookup } from '../../../text/lookup.ts';
/** The last day with security updates of each release line, oldest first. Sources: the projects' own release pages. */
export const END_OF_LIFE: Readonly<Record<string, readonly (readonly [line: string, end: string])[]>> = lookup({
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
  // https://github.com/nodejs/release#release-schedule
  node: [
    ['4', '2018-04-30'],
    ['6', '2019-04-30'],
    ['8', '2019-12-31'],
    ['9', '2018-06-30'],
    ['10', '2021-04-30'],
    ['11', '2019-06-01'],
    ['12', '2022-04-30'],
    ['13', '2020-06-01'],
    ['14', '2023-04-30'],
    ['15', '2021-06-01'],
    ['16', '2023-09-11'],
    ['17', '2022-06-01'],
    ['18', '2025-04-30'],
    ['19', '2023-06-01'],
    ['20', '2026-04-30'],
    ['21', '2024-06-01'],
    ['23', '2025-06-01'],
    ['22', '2027-04-30'],
    ['24', '2028-04-30'],
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
  // https://www.debian.org/releases/ and https://wiki.debian.org/LTS
  debian: [
    ['7', '2018-05-31'],
    ['wheezy', '2018-05-31'],
    ['8', '2020-06-30'],
    ['jessie', '2020-06-30'],
    ['9', '2022-07-01'],
    ['stretch', '2022-07-01'],
    ['10', '2024-06-30'],
    ['buster', '2024-06-30'],
    ['11', '2026-08-31'],
    ['bullseye', '2026-08-31'],
    ['12', '2028-06-30'],
    ['bookworm', '2028-06-30'],
  ],
  // https://wiki.ubuntu.com/Releases, without paid maintenance
  ubuntu: [
    ['12.04', '2017-04-28'],
    ['precise', '2017-04-28'],
    ['14.04', '2019-04-25'],
    ['trusty', '2019-04-25'],
    ['16.04', '2021-04-30'],
    ['xenial', '2021-04-30'],
    ['18.04', '2023-05-31'],
    ['bionic', '2023-05-31'],
    ['20.04', '2025-05-31'],
    ['focal', '2025-05-31'],
    ['20.10', '2021-07-22'],
    ['21.04', '2022-01-20'],
    ['21.10', '2022-07-14'],
    ['22.10', '2023-07-20'],
    ['23.04', '2024-01-25'],
    ['23.10', '2024-07-11'],
    ['24.10', '2025-07-10'],
    ['22.04', '2027-04-30'],
    ['jammy', '2027-04-30'],
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
});

export interface EndedLine {
  readonly line: string;
  readonly end: string;
  /** The oldest line that is still looked after, named in the same way (number or code name). */
  readonly next: string | undefined;
}

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
  // A shorter line (`2`) says nothing of a release that has a line of its own but isn't listed.
  const named = /^[a-z]/.test(version);
  const next = lines.find(([line, end]) => end >= day && /^[a-z]/.test(line) === named)?.[0];
  return { line: found[0], end: found[1], next };
}
