import { describe, expect, it } from '@jest/globals';
import { singleStageBuildTools } from '../../../src/rules/build-stages/single-stage-build-tools.ts';
import { problemsOf, ruleCases } from '../../support/rule-cases.ts';

ruleCases(singleStageBuildTools, {
  fires: [
    { name: 'a build', dockerfile: 'FROM golang:1\nCOPY . .\nRUN go build -o /x .\nCMD ["/x"]\n', lines: [1] },
    { name: 'a build in an image that starts nothing', dockerfile: 'FROM golang:1\nRUN go build .\n', lines: [1] },
    {
      name: 'a script of npm',
      dockerfile: 'FROM node:1\nRUN npm ci && npm run build\nCMD ["node", "x"]\n',
      lines: [1],
    },
    { name: 'yarn without run', dockerfile: 'FROM node:1\nRUN yarn build\n', lines: [1] },
    { name: 'a wrapper script', dockerfile: 'FROM a:1\nRUN ./mvnw -B package -DskipTests\n', lines: [1] },
    {
      name: 'tools and headers',
      dockerfile: 'FROM python:3\nRUN apt-get install -y build-essential libpq-dev\nCMD ["python", "x"]\n',
      lines: [1],
    },
    {
      name: 'tools in several RUNs',
      dockerfile:
        'FROM a:1\nRUN apk add gcc make=1.2-r0\nRUN curl -f https://a/b | tar xz\nRUN apk add openssl-dev\nCMD ["x"]\n',
      lines: [1],
    },
    {
      name: 'in a heredoc, with comments inside',
      dockerfile: 'FROM a:1\nRUN <<EOF\n# build it\n./configure\nmake install\nEOF\nCMD ["x"]\n',
      lines: [1],
    },
    {
      name: 'a lower score',
      dockerfile: 'FROM a:1\nRUN apt-get install gcc\nCMD ["x"]\n',
      lines: [1],
      options: { score: 1 },
    },
  ],
  silent: [
    {
      name: 'packages and a script from the network, without a tool that stays',
      dockerfile:
        'FROM centos:8\nRUN yum install -y python3 && \\\n    pip install mysqlclient cryptography && \\\n    curl -sS u | sh\nCMD ["superset"]\n',
    },
    {
      name: 'a build whose RUN takes its virtual package of tools away',
      dockerfile:
        'FROM alpine:3.22\nRUN apk add --no-cache --virtual .deps gcc make \\\n && make install \\\n && apk del .deps\nCMD ["x"]\n',
    },
    {
      name: 'a build whose RUN takes away all that nobody marked',
      dockerfile:
        'FROM debian:12\nRUN apt-get update && apt-get install -y gcc make; make install; apt-mark auto \'.*\' > /dev/null; apt-get purge -y --auto-remove\nCMD ["x"]\n',
    },
    { name: 'two stages', dockerfile: 'FROM a:1 AS b\nRUN make\nFROM c:1\nCOPY --from=b /x /x\n' },
    { name: 'too little', dockerfile: 'FROM a:1\nRUN apt-get install -y gcc make\nCMD ["x"]\n' },
    {
      name: 'a virtual package that goes again',
      dockerfile:
        'FROM a:1\nRUN apk add --virtual .b build-base openssl-dev && pip install x && apk del .b\nCMD ["x"]\n',
    },
    {
      name: 'purged in the same RUN',
      dockerfile:
        'FROM a:1\nRUN apt-get install -y build-essential libpq-dev && pip install x && apt-get purge -y build-essential libpq-dev\nCMD ["x"]\n',
    },
    { name: 'an image of tools', dockerfile: 'FROM a:1\nRUN apt-get install -y build-essential cmake libssl-dev\n' },
    { name: 'make clean', dockerfile: 'FROM a:1\nRUN make clean\nCMD ["x"]\n' },
    { name: 'npm without a build', dockerfile: 'FROM node:1\nRUN npm ci && npm run lint\nCMD ["node", "x"]\n' },
    { name: 'in a trigger', dockerfile: 'FROM a:1\nONBUILD RUN go build .\nCMD ["x"]\n' },
    { name: 'a build in the text of another command', dockerfile: 'FROM a:1\nRUN echo go build\nCMD ["x"]\n' },
  ],
});

it('lists the RUNs that counted', () => {
  const [problem] = problemsOf(singleStageBuildTools, {
    name: '',
    dockerfile: 'FROM a:1\nRUN apt-get install gcc\nRUN echo\nRUN make\nCMD ["x"]\n',
  });
  expect(problem?.message).toContain('`gcc` (line 2), `make` (line 4)');
  expect(problem?.related).toHaveLength(2);
});

describe('tools that nobody asked for by name', () => {
  const messages = (dockerfile: string, files: Record<string, string>, options = {}): string[] =>
    problemsOf(singleStageBuildTools, { name: '', dockerfile, files, options }).map(({ message }) => message);
  const python =
    'FROM python:3.12\nWORKDIR /app\nCOPY . .\nRUN pip install -r requirements.txt\nCMD ["python", "x.py"]\n';

  it('come with the base image', () => {
    const files = { 'requirements.txt': '' };
    expect(messages(python, files)).toEqual([expect.stringContaining('the compilers and headers of `python:3.12`')]);
    expect(messages(python, {})).toEqual([]);
    expect(messages(python.replace('3.12', '3.12-slim'), files)).toEqual([]);
    expect(messages(python.replace('RUN pip install -r requirements.txt\n', ''), files)).toEqual([]);
    // Nothing that could be mended.
    expect(messages(python.replace('["python", "x.py"]', '["make"]'), files)).toEqual([]);
    expect(messages(python, files, { score: 7 })).toEqual([]);
  });

  it('are what is told of, rather than a download beside them', () => {
    const download =
      'FROM python:3.12-bookworm\nRUN curl -fsSL https://example.com/f.tar.xz | tar xJC /usr/bin f\nRUN pip install scenedetect\nCMD ["scenedetect"]\n';
    const [message = ''] = messages(download, {});
    expect(message).toContain('what only its build needs: the compilers and headers of `python:3.12-bookworm`; move');
  });

  it('come with a package', () => {
    const ubuntu = python
      .replace('FROM python:3.12', 'FROM ubuntu:24.04\nRUN apt-get update && apt-get install -y python3-pip')
      .replace('"python"', '"python3"');
    const files = { 'requirements.txt': '' };
    expect(messages(ubuntu, files)).toEqual([expect.stringContaining('the compilers that `python3-pip` recommends')]);
    expect(messages(ubuntu.replace('-y', '-y --no-install-recommends'), files)).toEqual([]);
  });

  it('build when the image starts', () => {
    const go = 'FROM golang:1.22\nWORKDIR /src\nCOPY . .\nCMD ["go", "run", "."]\n';
    expect(messages(go, { 'go.mod': 'module x\n', 'main.go': '' })).toEqual([
      expect.stringContaining('what builds when it starts'),
    ]);
    expect(messages(go.replace('run', 'test'), { 'main.go': '' })).toEqual([]);
  });
});
