import { pipNoCacheDir } from '../../../src/rules/packages-lang/pip-no-cache-dir.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(pipNoCacheDir, {
  fires: [
    {
      name: 'variables that do not say yes, or are others',
      dockerfile:
        'FROM python:3\nRUN PIP_NO_CACHE_DIR=0 pip install a\nRUN PIP_NO_CACHE_DIR=10 pip install a\nRUN PIP_NO_CACHE_DIR=soon pip install a\nRUN PIP_DEFAULT_TIMEOUT=1 pip install a\nRUN export PIP_NO_CACHE_DIR; pip install a\n',
      lines: [2, 3, 4, 5, 6],
      fixed:
        'FROM python:3\nRUN PIP_NO_CACHE_DIR=0 pip install --no-cache-dir a\nRUN PIP_NO_CACHE_DIR=10 pip install --no-cache-dir a\nRUN PIP_NO_CACHE_DIR=soon pip install --no-cache-dir a\nRUN PIP_DEFAULT_TIMEOUT=1 pip install --no-cache-dir a\nRUN export PIP_NO_CACHE_DIR; pip install --no-cache-dir a\n',
    },
    {
      name: 'other things removed, other mounts',
      dockerfile:
        'FROM python:3\nRUN pip install a && rm -rf /tmp/x\nRUN pip install a && npm cache purge && my-pip cache purge && pip-x cache purge && pip cache list\nRUN --mount=type=cache,target=/root/.cached pip install a\nRUN --mount=type=cache,target=/root/.cache/uv pip install a\n',
      lines: [2, 3, 4, 5],
      fixed:
        'FROM python:3\nRUN pip install --no-cache-dir a && rm -rf /tmp/x\nRUN pip install --no-cache-dir a && npm cache purge && my-pip cache purge && pip-x cache purge && pip cache list\nRUN --mount=type=cache,target=/root/.cached pip install --no-cache-dir a\nRUN --mount=type=cache,target=/root/.cache/uv pip install --no-cache-dir a\n',
    },

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
      name: 'by a variable in the RUN',
      dockerfile:
        'FROM python:3\nRUN PIP_NO_CACHE_DIR=1 pip install a\nRUN export PIP_NO_CACHE_DIR=on && pip install a\n',
    },
    {
      name: 'removed',
      dockerfile:
        'FROM python:3\nRUN pip install a && rm -rf /x /root/.cache\nRUN pip3.12 install a && pip3.12 cache purge\nRUN python3.12 -m pip install a && python3.12 -m pip cache purge\n',
    },
    {
      name: 'mounts',
      dockerfile:
        'FROM python:3\nRUN --mount=type=cache,target=/root/.cache pip install a\nRUN --mount=type=cache,target=/root/.cache/ pip install a\n',
    },
    { name: 'another manager', dockerfile: 'FROM python:3\nRUN npm install a && pip\n' },

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
