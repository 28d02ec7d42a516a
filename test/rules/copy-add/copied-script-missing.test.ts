import { copiedScriptMissing } from '../../../src/rules/copy-add/copied-script-missing.ts';
import { ruleCases } from '../../support/rule-cases.ts';

const files = { 'app/main.py': '', 'docker/entrypoint.sh': '', 'x/run.sh': '', 'y/run.sh': '' };

ruleCases(copiedScriptMissing, {
  fires: [
    {
      name: 'moved',
      dockerfile: 'FROM a:1\nCOPY app /app\nCOPY --chmod=755 ./entrypoint.sh \\\n  # here\n  /\n',
      lines: [3],
      fixed: 'FROM a:1\nCOPY app /app\nCOPY --chmod=755 docker/entrypoint.sh \\\n  # here\n  /\n',
      files,
    },
    { name: 'gone', dockerfile: 'FROM a:1\nCOPY app/main.py scripts/wait.sh /app/\n', lines: [2], files },
    { name: 'exec form', dockerfile: 'FROM a:1\nCOPY ["app", "/app"]\nCOPY ["gone.sh", "/"]\n', lines: [3], files },
    {
      name: 'in the exec form the word keeps its quotes',
      dockerfile: 'FROM a:1\nCOPY app /app\nCOPY ["entrypoint.sh", "/"]\n',
      lines: [3],
      fixed: 'FROM a:1\nCOPY app /app\nCOPY ["docker/entrypoint.sh", "/"]\n',
      files,
    },
  ],
  silent: [
    { name: 'there', dockerfile: 'FROM a:1\nCOPY app /app\nCOPY docker/entrypoint.sh /\n', files },
    { name: 'nothing is known of the context', dockerfile: 'FROM a:1\nCOPY start.sh /\nCOPY src /src\n', files },
    { name: 'the only file', dockerfile: 'FROM a:1\nCOPY start.sh /\n' },
    {
      name: 'a pattern, a variable, an address',
      dockerfile: 'FROM a:1\nARG X\nCOPY app *.sh $X.sh /a/\nADD https://x/y.sh /\n',
      files,
    },
    { name: 'another stage', dockerfile: 'FROM a:1 AS b\nCOPY app /app\nFROM a:1\nCOPY --from=b /gone.sh /\n', files },
    { name: 'of a child image', dockerfile: 'FROM a:1\nCOPY app /app\nONBUILD COPY start.sh /\n', files },
    {
      name: 'ignored, which another rule tells',
      dockerfile: 'FROM a:1\nCOPY app /app\nCOPY docker/entrypoint.sh /\n',
      files: { ...files, '.dockerignore': 'docker\n' },
    },
    { name: 'of that name in two folders', dockerfile: 'FROM a:1\nCOPY app /app\nCOPY run.sh /\n', files },
    { name: 'a here-document', dockerfile: 'FROM a:1\nCOPY app /app\nCOPY <<x.sh /x.sh\na\nx.sh\n', files },
  ],
});
