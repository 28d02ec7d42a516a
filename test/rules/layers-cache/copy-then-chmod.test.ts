import { expect, it } from '@jest/globals';
import { copyThenChmod } from '../../../src/rules/layers-cache/copy-then-chmod.ts';
import { problemsOf, ruleCases } from '../../support/rule-cases.ts';

ruleCases(copyThenChmod, {
  fires: [
    {
      name: 'from another stage, and a name without an ending',
      dockerfile:
        'FROM a:1 AS b\nFROM a:1\nCOPY --from=b /out/tool /tool\nRUN chmod 755 /tool\nCOPY --chmod=$M run /run\nRUN chmod +x /run\n',
      lines: [3, 5],
      fixed:
        'FROM a:1 AS b\nFROM a:1\nCOPY --from=b --chmod=755 /out/tool /tool\nCOPY --chmod=$M run /run\nRUN chmod +x /run\n',
      files: { 'out/tool/x': '' },
    },

    {
      name: 'a symbolic mode',
      dockerfile: 'FROM a:1\nCOPY --chown=1 run.sh /run.sh\n# start\nRUN chmod +x /run.sh\nCMD x\n',
      lines: [2],
      fixed: 'FROM a:1\nCOPY --chown=1 --chmod=+x run.sh /run.sh\n# start\nCMD x\n',
    },
    {
      name: 'relative to WORKDIR',
      dockerfile: 'FROM a:1\nWORKDIR /a\nCOPY b/run .\nRUN chmod 0700 run\n',
      lines: [3],
      fixed: 'FROM a:1\nWORKDIR /a\nCOPY --chmod=700 b/run .\n',
    },
    {
      name: 'a mode is given already',
      dockerfile: 'FROM a:1\nCOPY --chmod=0644 x.sh /\nRUN chmod u+x,g-r /x.sh\n',
      lines: [2],
      fixed: 'FROM a:1\nCOPY --chmod=704 x.sh /\n',
    },
    {
      name: 'heredoc',
      dockerfile: 'FROM a:1\nCOPY <<EOF /x.sh\nhi\nEOF\nRUN ["chmod", "755", "/x.sh"]\n',
      lines: [2],
      fixed: 'FROM a:1\nCOPY --chmod=755 <<EOF /x.sh\nhi\nEOF\n',
    },
    {
      name: 'into a folder that is there',
      dockerfile: 'FROM a:1\nCOPY x.sh /usr/bin\nRUN chmod $M /usr/bin/x.sh\n',
      lines: [2],
    },
    {
      name: 'escape',
      dockerfile: '# escape=`\nFROM a:1\nCOPY x.sh `\n  /x.sh\nRUN chmod `\n  755 /x.sh\n',
      lines: [3],
      fixed: '# escape=`\nFROM a:1\nCOPY --chmod=755 x.sh `\n  /x.sh\n',
    },
  ],
  silent: [
    {
      name: 'the last instruction of a stage',
      dockerfile: 'FROM a:1 AS b\nCOPY x.sh /x.sh\nFROM a:1\nRUN chmod 755 /x.sh\n',
    },

    { name: 'another file', dockerfile: 'FROM a:1\nCOPY x.sh /\nRUN chmod 755 /y.sh\n' },
    { name: 'something else, too', dockerfile: 'FROM a:1\nCOPY x.sh /\nRUN chmod 755 /x.sh && /x.sh\n' },
    { name: 'a folder', dockerfile: 'FROM a:1\nCOPY app /app\nRUN chmod 755 /app\n', files: { 'app/a.sh': '' } },
    {
      name: 'recursive, several, ADD',
      dockerfile: 'FROM a:1\nCOPY x /x\nRUN chmod -R 755 /x\nCOPY a b /\nRUN chmod 1 /a\nADD c /\nRUN chmod 1 /c\n',
    },
    { name: 'another stage', dockerfile: 'FROM a:1\nCOPY x.sh /\nFROM b:1\nRUN chmod 755 /x.sh\n' },
    { name: 'ONBUILD', dockerfile: 'FROM a:1\nONBUILD COPY x.sh /\nONBUILD RUN chmod 755 /x.sh\n' },
  ],
});

it('is safe for what is surely a file and a mode in numbers', () => {
  const safety = (lines: string, files: Record<string, string> = {}) =>
    problemsOf(copyThenChmod, { name: '', dockerfile: `FROM a:1\n${lines}\n`, files })[0]?.fix?.safety;
  expect(safety('COPY run.sh /run.sh\nRUN chmod 755 /run.sh')).toBe('safe');
  expect(safety('COPY run /bin/\nRUN chmod 755 /bin/run')).toBe('safe');
  expect(safety('COPY run /run\nRUN chmod 755 /run', { run: '' })).toBe('safe');
  expect(safety('COPY <<EOF /run\nx\nEOF\nRUN chmod 755 /run')).toBe('safe');
  expect(safety('COPY run /run\nRUN chmod 755 /run')).toBe('unsafe');
  expect(safety('COPY --from=b run /run\nRUN chmod 755 /run', { run: '' })).toBe('unsafe');
  expect(safety('COPY run.sh /run.sh\nRUN chmod +x /run.sh')).toBe('unsafe');
});

it('says which mode, and where it is set', () => {
  const dockerfile = 'FROM a:1\nCOPY x.sh /x.sh\nRUN chmod 0755 /x.sh\n';
  const [problem] = problemsOf(copyThenChmod, { name: '', dockerfile });
  expect(problem?.message).toContain('`COPY --chmod=755`');
  expect(problem?.related?.map(({ range }) => dockerfile.slice(range.start, range.end))).toEqual(['chmod 0755 /x.sh']);
});
