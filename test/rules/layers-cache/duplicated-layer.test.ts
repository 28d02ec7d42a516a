import { expect, it } from '@jest/globals';
import { duplicatedLayer } from '../../../src/rules/layers-cache/duplicated-layer.ts';
import { problemsOf, ruleCases } from '../../support/rule-cases.ts';

ruleCases(duplicatedLayer, {
  fires: [
    {
      name: 'something else deleted, or before',
      dockerfile:
        'FROM a:1\nCOPY a.sh b.sh /tmp/\nRUN x\nRUN chmod +x /tmp/a.sh /tmp/b.sh && rm /tmp/b.sh\nRUN rm /tmp/a.sh.bak && chmod +x /tmp/a.sh\n',
      lines: [4, 5],
    },
    {
      name: 'a command between the two',
      dockerfile: 'FROM a:1\nCOPY x /x\nRUN <<EOF\nchown -R 1:1 /x\nls\nchmod -R 755 /x\nEOF\n',
      lines: [4, 6],
    },
    {
      name: 'the same twice',
      dockerfile: 'FROM a:1\nCOPY x /x\nRUN <<EOF\nchmod -R 755 /x\nchmod -R 644 /x\nEOF\n',
      lines: [4, 5],
    },

    {
      name: 'single files that the context knows, in a folder or not',
      dockerfile: 'FROM a:1\nCOPY tool /tool\nRUN chown 1:1 /tool && ls\nCOPY a b /bin/\nRUN chmod 644 /bin/b && ls\n',
      lines: [3, 5],
      fixed: 'FROM a:1\nCOPY --chown=1:1 tool /tool\nRUN ls\nCOPY a b /bin/\nRUN chmod 644 /bin/b && ls\n',
      files: { tool: '', a: '', b: '' },
    },

    {
      name: 'owner and mode of two copies',
      dockerfile: 'FROM a:1\nCOPY x /x\nCOPY y /y\nRUN chown -R 1:1 /x && ls && chmod -R u+x /y\n',
      lines: [4, 4],
      fixed: 'FROM a:1\nCOPY --chown=1:1 x /x\nCOPY y /y\nRUN ls && chmod -R u+x /y\n',
    },
    {
      name: 'a mode that no flag can say',
      dockerfile: 'FROM a:1\nCOPY x /x\nRUN chown -R 1:1 /x && chmod -R u+x /x\n',
      lines: [3],
      fixed: 'FROM a:1\nCOPY --chown=1:1 x /x\nRUN chmod -R u+x /x\n',
    },
    {
      name: 'owner and mode are all that the RUN does',
      dockerfile: 'FROM a:1\nCOPY --chown=1 x /x\nRUN chmod -R 755 /x && chown -R app:app /x\n',
      lines: [3],
      fixed: 'FROM a:1\nCOPY --chown=app:app --chmod=755 x /x\n',
    },
    {
      name: 'owner and mode at once',
      dockerfile:
        'FROM a:1\nCOPY --from=b x /x\nRUN set -e && chown -R 1:1 /x \\\n    && chmod -R 755 /x \\\n    && ls\n',
      lines: [3],
      fixed: 'FROM a:1\nCOPY --from=b --chown=1:1 --chmod=755 x /x\nRUN set -e && ls\n',
    },
    {
      name: 'the folder is a WORKDIR',
      dockerfile: 'FROM a:1\nWORKDIR /app\nCOPY . .\nRUN chown -R app:app /app && ls\nUSER app\n',
      lines: [4],
      fixed: 'FROM a:1\nWORKDIR /app\nCOPY --chown=app:app . .\nRUN ls\nUSER app\n',
    },
    {
      name: 'an owner is given already',
      dockerfile: 'FROM a:1\nADD --chown=1 x /x\nENV A=1\nRUN chown -R 2:3 /x\n',
      lines: [4],
      fixed: 'FROM a:1\nADD --chown=2:3 x /x\nENV A=1\n',
    },
    {
      name: 'all the files that were named',
      dockerfile: 'FROM a:1\nCOPY a.sh b.sh /bin/\nRUN chmod 755 /bin/a.sh /bin/b.sh\n',
      lines: [3],
      fixed: 'FROM a:1\nCOPY --chmod=755 a.sh b.sh /bin/\n',
    },
    {
      name: 'a mode that is set twice goes to the COPY once, the first before the second',
      dockerfile: 'FROM a:1\nCOPY x /x\nRUN chmod -R 755 /x && chmod -R 644 /x\n',
      lines: [3, 3],
      fixed: 'FROM a:1\nCOPY --chmod=755 x /x\nRUN chmod -R 644 /x\n',
    },
    {
      name: 'an owner that is set again behind both, or in front of it for an unknown or wider place',
      dockerfile:
        'FROM a:1\nCOPY x /x\nRUN chown -R 1:1 /x && chmod -R 755 /x && chown -R 2:2 /x\nCOPY y /srv/y\nRUN chown -R 1:1 /srv && chown -R 2:2 /srv/y\nCOPY z /z\nRUN chown 1:1 $Z && chown -R 2:2 /z\n',
      lines: [3, 3, 5, 5, 7],
      fixed:
        'FROM a:1\nCOPY --chown=1:1 --chmod=755 x /x\nRUN chown -R 2:2 /x\nCOPY y /srv/y\nRUN chown -R 1:1 /srv && chown -R 2:2 /srv/y\nCOPY z /z\nRUN chown 1:1 $Z && chown -R 2:2 /z\n',
    },
    {
      name: 'the same tool for another place in front of it',
      dockerfile: 'FROM a:1\nCOPY x /x\nRUN chown 1:1 /tmp && chown -R 2:2 /x\n',
      lines: [3],
      fixed: 'FROM a:1\nCOPY --chown=2:2 x /x\nRUN chown 1:1 /tmp\n',
    },
    { name: 'a folder above', dockerfile: 'FROM a:1\nCOPY x /srv/x\nRUN chmod -R g+w /srv\n', lines: [3] },
    {
      name: 'a part that the context knows',
      dockerfile: 'FROM a:1\nCOPY . /app\nRUN chown -R 1:1 /app/storage\n',
      files: { 'storage/a': '' },
      lines: [3],
    },
    {
      name: 'files made in between',
      dockerfile: 'FROM a:1\nWORKDIR /app\nCOPY x .\nRUN npm ci\nRUN chown -R node .\n',
      lines: [5],
    },
    {
      name: 'what a RUN made there before keeps the owner that it is given here',
      dockerfile: 'FROM a:1\nWORKDIR /app\nCOPY package.json ./\nRUN npm ci\nCOPY . .\nRUN chown -R node:node /app\n',
      lines: [6],
      fixed: 'FROM a:1\nWORKDIR /app\nCOPY package.json ./\nRUN npm ci\nCOPY . .\nRUN chown -R node:node /app\n',
    },
    {
      name: 'a folder that a RUN names',
      dockerfile: 'FROM a:1\nRUN mkdir -p /x/tmp\nCOPY x /x\nRUN chown -R 1:1 /x\n',
      lines: [4],
      fixed: 'FROM a:1\nRUN mkdir -p /x/tmp\nCOPY x /x\nRUN chown -R 1:1 /x\n',
    },
    {
      name: 'another COPY into the folder, in the stage that it is built on',
      dockerfile: 'FROM a:1 AS b\nCOPY y /x/y\nFROM b\nCOPY x /x\nRUN chown -R 1:1 /x\n',
      lines: [5],
      fixed: 'FROM a:1 AS b\nCOPY y /x/y\nFROM b\nCOPY x /x\nRUN chown -R 1:1 /x\n',
    },
    {
      name: 'packages installed in the folder leave nothing there',
      dockerfile: 'FROM a:1\nWORKDIR /app\nRUN apt-get install -y x\nCOPY . .\nRUN chown -R 1:1 /app\n',
      lines: [5],
      fixed: 'FROM a:1\nWORKDIR /app\nRUN apt-get install -y x\nCOPY --chown=1:1 . .\n',
    },
    {
      name: 'the account is made in the same RUN',
      dockerfile: 'FROM a:1\nCOPY x /x\nRUN adduser -D app && chown -R app:app /x\n',
      lines: [3],
    },
    { name: 'heredoc', dockerfile: 'FROM a:1\nCOPY x /x\nRUN <<EOF\nset -e\nchown -R 1:1 /x\nEOF\n', lines: [5] },
  ],
  silent: [
    {
      name: 'what the same RUN deletes again',
      dockerfile:
        'FROM a:1\nCOPY a.sh b.sh /tmp/\nCOPY lib /opt/lib\nRUN if x; then chmod +x /tmp/a.sh && /tmp/a.sh; fi && rm -f /tmp/a.sh\nWORKDIR /opt\nRUN chown -R u lib && rm -rf ./lib\nRUN chmod +x /tmp/b.sh && /tmp/b.sh && rm -rf /tmp\n',
    },
    {
      name: 'what the context says is a folder, a part of several, a part from another stage',
      dockerfile:
        'FROM a:1 AS b\nFROM a:1\nCOPY tool /tool\nRUN chmod u+x /tool && ls\nCOPY tool other /srv/\nRUN chmod u+x /srv/tool && ls\nCOPY --from=b /app /app\nRUN chown -R 1 /app/x && ls\nCOPY . /all\nRUN chown -R 1 /all/to && chmod +x /all && ls\nRUN f() { chown -R 1 /all; }; ls\nLABEL x="chown -R 1 /all"\n',
      files: { 'tool/a': '', other: '', 'sub/x': '' },
    },

    { name: 'made in the same RUN', dockerfile: 'FROM a:1\nRUN mkdir /x && chown -R 1:1 /x\n' },
    { name: 'another place', dockerfile: 'FROM a:1\nCOPY x /x\nRUN chown -R 1 /xy /var/y && cd /z && chmod -R 1 x\n' },
    { name: 'only the folder itself', dockerfile: 'FROM a:1\nCOPY x/ /x/\nRUN chown app:app /x\n' },
    {
      name: 'a part that may be new',
      dockerfile: 'FROM a:1\nCOPY . /app\nRUN chown -R 1 /app/tmp\n',
      files: { 'a.js': '' },
    },
    {
      name: 'a stage that does not ship',
      dockerfile: 'FROM a:1 AS b\nCOPY x /x\nRUN chown -R 1:1 /x\nFROM c:1\nCOPY --from=b /x /x\n',
    },
    {
      name: 'copied afterwards, or in another stage',
      dockerfile: 'FROM a:1 AS a\nCOPY x /x\nFROM a\nRUN chown -R 1:1 /x\nCOPY x /x\n',
    },
    { name: 'copy-then-chmod says it', dockerfile: 'FROM a:1\nCOPY x.sh /\nRUN chmod +x /x.sh\n' },
    { name: 'ONBUILD', dockerfile: 'FROM a:1\nONBUILD COPY x /x\nRUN chown -R 1 /x\n' },
  ],
});

it('leaves a folder that the base image may have files in to a person', () => {
  const safety = (dockerfile: string) => problemsOf(duplicatedLayer, { name: '', dockerfile })[0]?.fix?.safety;
  expect(safety('FROM nginx:1\nCOPY x /usr/share/nginx/html\nRUN chown -R 1:1 /usr/share/nginx/html\n')).toBe('unsafe');
  expect(safety('FROM nginx:1\nCOPY x /site\nRUN chown -R 1:1 /site\n')).toBe('safe');
});

it('says what stores how much again, where it was copied, and what says it at once', () => {
  const dockerfile = 'FROM a:1\nCOPY app /srv/app\nRUN chown -R 1:1 /srv/app && chmod -R 755 /srv/app && ls\n';
  const [problem] = problemsOf(duplicatedLayer, { name: '', dockerfile, files: { 'app/a': '', 'app/b': '' } });
  expect(problem?.message).toBe(
    'This `chown` and `chmod` store what `COPY` brought to `/srv/app` a second time (2 files); give the `COPY` `--chown=1:1` and `--chmod=755` instead.',
  );
  expect(problem?.fix?.title).toBe('Set the owner and mode while copying');
  expect(problem?.related?.map(({ range }) => dockerfile.slice(range.start, range.end))).toEqual(['COPY app /srv/app']);
});

it('counts no files where there is one, where several are named, or where another stage has them', () => {
  const message = (dockerfile: string) =>
    problemsOf(duplicatedLayer, { name: '', dockerfile, files: { 'app/a': '', 'b/c': '', 'b/d': '' } })[0]?.message;
  expect(message('FROM a:1\nCOPY app /x\nRUN chmod -R 755 /x && ls\n')).toMatch(
    /^This `chmod` stores .* a second time; /,
  );
  expect(message('FROM a:1\nCOPY app b /x/\nRUN chmod -R 755 /x && ls\n')).toMatch(/ a second time; /);
  expect(message('FROM a:1 AS s\nFROM a:1\nCOPY --from=s b /x\nRUN chmod -R 755 /x && ls\n')).toMatch(
    / a second time; /,
  );
});
