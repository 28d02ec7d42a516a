import { pipNoCacheDir } from '../../../src/rules/packages-lang/pip-no-cache-dir.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(pipNoCacheDir, {
  fires: [
    {
      name: 'another command for the cache',
      dockerfile: 'FROM python:3\nRUN pip install a && pip cache dir && npm cache purge\n',
      lines: [2],
      fixed: 'FROM python:3\nRUN pip install --no-cache-dir a && pip cache dir && npm cache purge\n',
    },

    {
      name: 'pip',
      dockerfile: 'FROM a:1\nRUN pip install flask\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN pip install --no-cache-dir flask\n',
    },
    {
      name: 'python -m pip',
      dockerfile: 'FROM a:1\nRUN python3 -m pip install flask\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN python3 -m pip install --no-cache-dir flask\n',
    },
    {
      name: 'exec form',
      dockerfile: 'FROM a:1\nRUN ["pip", "install", "--no-cache-dir", "x"]\nRUN pip3 install -r r.txt\n',
      lines: [3],
      fixed: 'FROM a:1\nRUN ["pip", "install", "--no-cache-dir", "x"]\nRUN pip3 install --no-cache-dir -r r.txt\n',
    },
    {
      name: 'exec form is mended as JSON',
      dockerfile: 'FROM a:1\nRUN ["pip", "install", "x"]\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN ["pip", "install", "--no-cache-dir", "x"]\n',
    },
    {
      name: 'a cache of something else',
      dockerfile: 'FROM a:1\nRUN --mount=type=cache,target=/root/.npm pip install x\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN --mount=type=cache,target=/root/.npm pip install --no-cache-dir x\n',
    },
  ],
  silent: [
    {
      name: 'pip empties its cache',
      dockerfile:
        'FROM python:3\nRUN pip install a && pip cache purge\nRUN python3 -m pip install b && python3 -m pip cache purge\n',
    },

    { name: 'flag', dockerfile: 'FROM a:1\nRUN pip install flask --no-cache-dir\n' },
    { name: 'flag, shortened', dockerfile: 'FROM a:1\nRUN pip install --no-cache flask\n' },
    { name: 'ENV', dockerfile: 'FROM a:1\nENV PIP_NO_CACHE_DIR=1\nRUN pip install flask\n' },
    { name: 'cache mount', dockerfile: 'FROM a:1\nRUN --mount=type=cache,target=/root/.cache/pip pip install flask\n' },
  ],
});
