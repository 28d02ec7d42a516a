import { healthcheckCurlFail } from '../../../src/rules/healthcheck/healthcheck-curl-fail.ts';
import { ruleCases, yamlCases } from '../../support/rule-cases.ts';

ruleCases(healthcheckCurlFail, {
  fires: [
    {
      name: 'both forms, in several stages, with options in front',
      dockerfile:
        'FROM a:1 AS b\nHEALTHCHECK --interval=5s CMD curl http://localhost\nFROM b\nHEALTHCHECK CMD ["curl", "http://localhost/"]\n',
      lines: [2, 4],
      fixed:
        'FROM a:1 AS b\nHEALTHCHECK --interval=5s CMD curl -f http://localhost\nFROM b\nHEALTHCHECK CMD ["curl", "-f", "http://localhost/"]\n',
    },
    {
      name: 'over several lines, with a comment between them, in a trigger',
      dockerfile:
        'FROM a:1\nONBUILD HEALTHCHECK --timeout=3s \\\n  # asks\n  CMD curl \\\n    -sS localhost:80 >/dev/null 2>&1 || exit 1\n',
      lines: [4],
      fixed:
        'FROM a:1\nONBUILD HEALTHCHECK --timeout=3s \\\n  # asks\n  CMD curl \\\n    -fsS localhost:80 >/dev/null 2>&1 || exit 1\n',
    },
    {
      name: 'another escape character',
      dockerfile: '# escape=`\nFROM a:1\nHEALTHCHECK CMD /usr/bin/curl `\n  -o /dev/null http://localhost\n',
      lines: [3],
      fixed: '# escape=`\nFROM a:1\nHEALTHCHECK CMD /usr/bin/curl -f `\n  -o /dev/null http://localhost\n',
    },
    {
      name: 'behind a shell, each of several, the headers alone',
      dockerfile: 'FROM a:1\nHEALTHCHECK CMD ["sh", "-c", "curl localhost:1 && curl --head https://localhost:2"]\n',
      lines: [2, 2],
      fixed: 'FROM a:1\nHEALTHCHECK CMD ["sh", "-c", "curl -f localhost:1 && curl -f --head https://localhost:2"]\n',
    },
    {
      name: 'the end of a pipeline, a condition',
      dockerfile: 'FROM a:1\nHEALTHCHECK CMD echo x | curl -d @- localhost; if curl localhost; then exit 0; fi\n',
      lines: [2, 2],
      fixed: 'FROM a:1\nHEALTHCHECK CMD echo x | curl -f -d @- localhost; if curl -f localhost; then exit 0; fi\n',
    },
  ],
  silent: [
    {
      name: 'with the option, by any name',
      dockerfile:
        'FROM a:1\nHEALTHCHECK CMD curl -f x\nHEALTHCHECK CMD curl --fail x\nHEALTHCHECK CMD curl -sSfL x\nHEALTHCHECK CMD ["curl", "--fail-with-body", "x"]\n',
    },
    {
      name: 'somebody reads the answer',
      dockerfile:
        'FROM a:1\nHEALTHCHECK CMD curl localhost | grep ok\nHEALTHCHECK CMD test "$(curl localhost)" = ok\nHEALTHCHECK CMD curl -s -o /dev/null -w \'%{http_code}\' localhost\nHEALTHCHECK CMD curl -o /tmp/x localhost && grep ok /tmp/x\nHEALTHCHECK CMD curl localhost > /tmp/x && grep ok /tmp/x\n',
    },
    { name: 'a failure is asked for', dockerfile: 'FROM a:1\nHEALTHCHECK CMD ! curl localhost\n' },
    {
      name: 'other protocols, other programs, no address',
      dockerfile:
        'FROM a:1\nHEALTHCHECK CMD curl telnet://localhost:25\nHEALTHCHECK CMD wget -qO- localhost\nHEALTHCHECK CMD curl --version\nHEALTHCHECK NONE\nHEALTHCHECK CMD ./curl.sh localhost\n',
    },
    { name: 'other instructions', dockerfile: 'FROM a:1\nRUN curl localhost\nCMD curl localhost\n' },
    { name: 'another shell', dockerfile: 'FROM a:1\nSHELL ["cmd", "/S", "/C"]\nHEALTHCHECK CMD curl localhost\n' },
  ],
});

const { check, ...ofCompose } = healthcheckCurlFail;
const service = (test: string): string => `services:\n  a:\n    image: a:1\n    healthcheck:\n      test: ${test}\n`;

yamlCases(ofCompose, {
  fires: [
    {
      name: 'as a list',
      yaml: service('["CMD", "curl", "http://localhost"]'),
      lines: [5],
      fixed: service('["CMD", "curl", "http://localhost", "-f"]'),
    },
    {
      name: 'as a list over several lines',
      yaml: service('\n        - CMD\n        - /usr/bin/curl # asks\n        - "http://localhost"\n      retries: 3'),
      lines: [7],
      fixed: service(
        '\n        - CMD\n        - /usr/bin/curl # asks\n        - "http://localhost"\n        - -f\n      retries: 3',
      ),
    },
    {
      name: 'as text, and behind CMD-SHELL',
      yaml: `${service('curl -s http://localhost || exit 1')}  b:\n    image: b:1\n    healthcheck: {test: ['CMD-SHELL', 'curl localhost:$\{PORT:-80}']}\n`,
      lines: [5, 8],
      fixed: `${service('curl -fs http://localhost || exit 1')}  b:\n    image: b:1\n    healthcheck: {test: ['CMD-SHELL', 'curl -f localhost:$\{PORT:-80}']}\n`,
    },
    {
      name: 'where the text is written in another way',
      yaml: service('>-\n        curl\n        localhost'),
      lines: [5],
    },
    {
      name: 'once for services that share it',
      yaml: 'x-check: &check\n  test: curl localhost\nservices:\n  a:\n    image: a:1\n    healthcheck: *check\n  b:\n    image: b:1\n    healthcheck:\n      <<: *check\n      retries: 2\n',
      lines: [2],
      fixed:
        'x-check: &check\n  test: curl -f localhost\nservices:\n  a:\n    image: a:1\n    healthcheck: *check\n  b:\n    image: b:1\n    healthcheck:\n      <<: *check\n      retries: 2\n',
    },
  ],
  silent: [
    { name: 'with the option', yaml: service('["CMD", "curl", "-f", "http://localhost"]') },
    { name: 'with the option, as text', yaml: service('curl --fail localhost') },
    { name: 'somebody reads the answer', yaml: service('["CMD-SHELL", "curl -s localhost | grep ok"]') },
    { name: 'not a program but its name', yaml: service('["CMD", "echo", "curl", "localhost"]') },
    { name: 'none', yaml: service('["NONE"]') },
    { name: 'nothing', yaml: service('["CMD"]') },
    { name: 'the answer is only a word of a list', yaml: service('["CMD", "test", "$(curl localhost)"]') },
    { name: 'no check', yaml: 'services:\n  a:\n    image: a:1\n    command: curl localhost\n' },
  ],
});
