import { beforeAll, expect, it } from '@jest/globals';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';
import { memorySnapshot } from '../../src/repository/snapshot.ts';
import { fixSnapshot, loadConfiguration } from '../../src/review/index.ts';
import { loadShellGrammar } from '../../src/shell/parser.ts';

beforeAll(() => loadShellGrammar());

function fixed(dockerfile: string, preset: string): string {
  const { configuration } = loadConfiguration(`extends: [${preset}]`, 'plimsoll.yml');
  const { files, rounds } = fixSnapshot(memorySnapshot({ Dockerfile: dockerfile }), { configuration, unsafe: true });
  expect(rounds).toBeLessThan(10);
  return files.find(({ path }) => path === 'Dockerfile')?.after ?? dockerfile;
}

/** The keywords and words of a file, for what is no RUN. */
function instructions(text: string): (readonly [string, readonly string[]])[] {
  return parseDockerfile('Dockerfile', text).instructions.map(({ keyword, words }) => [
    keyword,
    keyword === 'RUN' ? [] : words.map(({ value }) => value),
  ]);
}

it.each([
  [
    'RUNs that become another instruction, and RUNs that join them',
    'FROM debian:12\nRUN git clone https://github.com/a/b.git /b\nRUN echo "hello" > /etc/motd\nRUN cd /opt && make\nCMD ["x"]\n',
  ],
  [
    'what is appended to a RUN behind which the account goes',
    'FROM fedora:40\nCMD ["run"]\nRUN apt-get update && apt-get install -y zip git\n',
  ],
  [
    'downloads by ADD, curl and wget',
    'FROM debian:12\nADD https://example.com/a.tar.gz /opt/a.tar.gz\nRUN apt-get update\nRUN apt-get install curl wget\nRUN curl -o /x https://example.com/y\nRUN wget https://example.com/z\nCMD ["x"]\n',
  ],
  ['a root that closes the stage', 'FROM python:3.12\nENTRYPOINT start it\nRUN a | b\nUSER root\n'],
])('makes sound files with all rules, and stops: %s', (_, dockerfile) => {
  for (const preset of ['strict', 'recommended']) {
    for (const text of [dockerfile, dockerfile.replaceAll('\n', '\r\n')]) {
      const once = fixed(text, preset);
      expect(fixed(once, preset)).toBe(once);
      const found = instructions(once);
      // What was meant for a RUN is nowhere among the words of another instruction.
      expect(found.filter(([, words]) => words.includes('&&'))).toEqual([]);
      for (const name of ['CURL_HOME', 'WGETRC'])
        expect(
          found.filter(([keyword, words]) => keyword === 'ENV' && words.join(' ').startsWith(name)).length,
        ).toBeLessThan(2);
      expect(found.filter(([keyword]) => keyword === 'USER').length).toBeLessThan(2);
      expect(once.includes('\r\n')).toBe(text.includes('\r\n'));
    }
  }
});

it('lays a file out once the rest is written, so that few rounds are enough', () => {
  const dockerfile = 'FROM\nFROM\nRUN\nDD http:// A\nUN ["sh","-c","bundle"]';
  const { configuration } = loadConfiguration('extends: [strict]', 'plimsoll.yml');
  const { files, rounds } = fixSnapshot(memorySnapshot({ Dockerfile: dockerfile }), { configuration, unsafe: true });
  expect(rounds).toBeLessThanOrEqual(7);
  expect(files[0]?.after).toMatch(
    /^FROM\nFROM\n\n\tENV BUNDLE_WITHOUT="development"\n\tENV BUNDLE_DEPLOYMENT="1"\n\n\tRUN\n/,
  );
});
