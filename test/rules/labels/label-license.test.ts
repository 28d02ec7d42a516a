import { beforeAll, expect, it } from '@jest/globals';
import { labelLicense } from '../../../src/rules/labels/label-license.ts';
import { loadShellGrammar } from '../../../src/shell/parser.ts';
import { problemsOf, ruleCases } from '../../support/rule-cases.ts';

const L = 'LABEL org.opencontainers.image.licenses=';

ruleCases(labelLicense, {
  fires: [
    {
      name: 'no licence, another case',
      dockerfile: `FROM a:1\n${L}Apache2\n${L}mit\n${L}"MIT Licence"\n`,
      lines: [2, 3, 4],
    },
    {
      name: 'expressions that do not close',
      dockerfile: `FROM a:1\n${L}"MIT AND"\n${L}"(MIT"\n${L}"MIT)"\n${L}"MIT ISC"\n${L}"OR MIT"\n${L}"MIT WITH Apache-2.0"\n`,
      lines: [2, 3, 4, 5, 6, 7],
    },
    {
      name: 'a key that the configuration names, in ONBUILD',
      dockerfile: 'FROM a:1\nONBUILD LABEL licence=x\n',
      lines: [2],
      options: { keys: ['licence'] },
    },
  ],
  silent: [
    {
      name: 'ids',
      dockerfile: `FROM a:1\n${L}MIT\n${L}GPL-2.0+\n${L}LicenseRef-Acme-1\n${L}"DocumentRef-x:LicenseRef-y"\n${L}NOASSERTION\n`,
    },
    {
      name: 'expressions',
      dockerfile:
        `FROM a:1\n${L}"Apache-2.0 OR (MIT AND GPL-2.0-only WITH Classpath-exception-2.0)"\n${L}"mit-0 AND ISC"\n`.replace(
          'mit-0',
          'MIT-0',
        ),
    },
    {
      name: 'known at build time only, empty, another key',
      dockerfile: `FROM a:1\nARG V\n${L}$V\n${L}""\nLABEL license=x\n`,
    },
  ],
});

beforeAll(() => loadShellGrammar());

it('offers the id that differs by its case', () => {
  const [problem] = problemsOf(labelLicense, { name: '', dockerfile: `FROM a:1\n${L}"MIT OR apache-2.0"\n` });
  expect(problem?.message).toContain('Write `Apache-2.0` instead of `apache-2.0`');
});
