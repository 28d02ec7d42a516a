import { expect, it } from '@jest/globals';
import { finalStageBuildTools } from '../../../src/rules/build-stages/final-stage-build-tools.ts';
import { problemsOf, ruleCases } from '../../support/rule-cases.ts';

const BUILD = 'FROM debian:12 AS build\nRUN apt-get update && apt-get install -y gcc make\nRUN make\n\n';
const JAVA = 'FROM maven:3-eclipse-temurin-17 AS build\nRUN mvn package\n\n';

ruleCases(finalStageBuildTools, {
  fires: [
    {
      name: 'a development kit that only runs an archive',
      dockerfile: `${JAVA}FROM eclipse-temurin:17-jdk\nWORKDIR /app\nCOPY --from=build /src/a.jar .\nCMD ["java", "-jar", "a.jar"]\n`,
      lines: [4],
      fixed: `${JAVA}FROM eclipse-temurin:17-jre\nWORKDIR /app\nCOPY --from=build /src/a.jar .\nCMD ["java", "-jar", "a.jar"]\n`,
    },
    {
      name: 'a build of its own, behind the stage that fetches, with CRLF',
      dockerfile:
        'FROM alpine:3.20 AS build\r\nRUN wget -O /x https://example.org/x\r\n\r\nFROM debian:12\r\nRUN apt-get update && apt-get install -y build-essential libpq-dev\r\nWORKDIR /usr/src/app\r\nCOPY --from=build /x .\r\nRUN make && make install\r\nCMD ["serve"]\r\n',
      lines: [4],
      fixed:
        'FROM alpine:3.20 AS build\r\nRUN wget -O /x https://example.org/x\r\n\r\n# Builds; compilers, headers and sources stay behind in this stage.\r\nFROM debian:12 AS builder\r\nRUN apt-get update && apt-get install -y build-essential libpq-dev\r\nWORKDIR /usr/src/app\r\nCOPY --from=build /x .\r\nRUN make && make install\r\n\r\nFROM debian:12\r\nRUN apt-get update && apt-get install -y libpq5\r\nWORKDIR /usr/src/app\r\nCOPY --from=builder /usr/local /usr/local\r\nRUN ldconfig\r\nCMD ["serve"]\r\n',
    },
    {
      name: 'a stage that goes on from its builder',
      dockerfile:
        'FROM debian:12 AS build\nRUN apt-get update && apt-get install -y build-essential libpq-dev\nWORKDIR /usr/src/app\nCOPY . .\nRUN make && make install\n\n# What runs.\nFROM build\nEXPOSE 80\nCMD ["serve"]\n',
      lines: [8],
      files: { Makefile: '', 'serve.c': '' },
      fixed:
        '# Builds; compilers, headers and sources stay behind in this stage.\nFROM debian:12 AS build\nRUN apt-get update && apt-get install -y build-essential libpq-dev\nWORKDIR /usr/src/app\nCOPY . .\nRUN make && make install\n\nFROM debian:12\nRUN apt-get update && apt-get install -y libpq5\nWORKDIR /usr/src/app\nCOPY --from=build /usr/local /usr/local\nRUN ldconfig\n\n# What runs.\nEXPOSE 80\nCMD ["serve"]\n',
    },
    {
      name: 'a full image of Node, for an application whose packages need OpenSSL',
      dockerfile: `FROM node:20 AS build\nWORKDIR /app\nCOPY . .\nRUN npm ci && npm run build\n\nFROM node:20\nWORKDIR /app\nCOPY --from=build /app /app\nCMD ["node", "dist/main.js"]\n`,
      lines: [6],
      files: { 'package.json': '{"dependencies": {"@prisma/client": "5"}}' },
      fixed: `FROM node:20 AS build\nWORKDIR /app\nCOPY . .\nRUN npm ci && npm run build\n\nFROM node:20-slim\nRUN apt-get update && apt-get install -y --no-install-recommends openssl && rm -rf /var/lib/apt/lists/*\nWORKDIR /app\nCOPY --from=build /app /app\nCMD ["node", "dist/main.js"]\n`,
    },
    {
      name: 'tools that nothing in the file uses, which may be wanted',
      dockerfile: `${BUILD}FROM debian:12\nRUN apt-get install -y build-essential libpq-dev\nCMD ["x"]\n`,
      lines: [5],
    },
  ],
  silent: [
    {
      name: 'an image of compilers, which starts nothing',
      dockerfile: `${BUILD}FROM debian:12\nRUN apt-get install -y gcc g++ make libc6-dev pkg-config\nCOPY --from=build /x /x\n`,
    },
    { name: 'one stage', dockerfile: 'FROM debian:12\nRUN apt-get install -y build-essential libpq-dev\nCMD ["x"]\n' },
    {
      name: 'tools in an earlier stage',
      dockerfile: `${BUILD}FROM debian:12-slim\nCOPY --from=build /x /x\nCMD ["/x"]\n`,
    },
    {
      name: 'a few headers whose libraries are not known',
      dockerfile: `${BUILD}FROM debian:12\nRUN apt-get install -y libunheard-of-dev\nCMD ["/x"]\n`,
    },
    {
      name: 'a full image of Node without anything to tell what its packages need',
      dockerfile:
        'FROM node:20 AS build\nRUN npm ci\n\nFROM node:20\nCOPY --from=build /app /app\nWORKDIR /app\nCMD ["node", "x.js"]\n',
    },
    {
      name: 'a download that is run, and leaves no tool that anybody could name',
      dockerfile:
        'FROM debian:12 AS build\nRUN make\n\nFROM debian:12-slim\nRUN apt-get update && apt-get install -y curl && curl -sSf https://example.com/i.sh | sh\nCOPY --from=build /x /x\nCMD ["/x"]\n',
    },
    {
      name: 'a compiled program on an image with a compiler, whose start may call it',
      dockerfile:
        'FROM golang:1.22 AS build\nRUN go build -o /x .\n\nFROM golang:1.22\nCOPY --from=build /x /x\nCMD ["/x"]\n',
    },
  ],
});

it.each([
  ['a stage that is an image of its own', 'CMD ["x"]\n\nFROM build\nCMD ["serve"]\n'],
  ['a stage with a name', '\nFROM build AS final\nCMD ["serve"]\n'],
  [
    'a stage that others use',
    '\nFROM build AS test\nRUN ./test\n\nFROM build\nCOPY --from=test /x /x\nCMD ["serve"]\n',
  ],
])('does not take apart %s', (_, rest) => {
  const dockerfile = `FROM debian:12 AS build\nRUN apt-get update && apt-get install -y build-essential libpq-dev\nWORKDIR /usr/src/app\nCOPY . .\nRUN make && make install\n${rest}`;
  const [problem] = problemsOf(finalStageBuildTools, { name: '', dockerfile });
  expect(problem?.message).toContain('It goes on from `build`, which is more than its first half');
  expect(problem?.fix).toBeUndefined();
});
