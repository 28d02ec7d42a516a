import { execFormMalformed } from '../../../src/rules/entrypoint-signals/exec-form-malformed.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(execFormMalformed, {
  fires: [
    {
      name: 'typographic quotes',
      dockerfile: 'FROM debian:12\nENTRYPOINT [“a”, “b”]\n',
      lines: [2],
      fixed: 'FROM debian:12\nENTRYPOINT ["a", "b"]\n',
    },
    {
      name: 'trailing comma',
      dockerfile: 'FROM debian:12\nCMD ["a", "b",]\n',
      lines: [2],
      fixed: 'FROM debian:12\nCMD ["a", "b"]\n',
    },
    {
      name: 'no quotes',
      dockerfile: 'FROM debian:12\nCMD [python, app.py]\n',
      lines: [2],
      fixed: 'FROM debian:12\nCMD ["python", "app.py"]\n',
    },
    {
      name: 'ONBUILD',
      dockerfile: "FROM debian:12\nONBUILD CMD ['a']\n",
      lines: [2],
      fixed: 'FROM debian:12\nONBUILD CMD ["a"]\n',
    },
    { name: 'no comma', dockerfile: 'FROM debian:12\nCMD ["a" "b"]\n', lines: [2] },
    {
      name: 'health check',
      dockerfile: "FROM debian:12\nHEALTHCHECK CMD ['a']\n",
      lines: [2],
      fixed: 'FROM debian:12\nHEALTHCHECK CMD ["a"]\n',
    },
  ],
  silent: [
    { name: 'array', dockerfile: 'FROM debian:12\nCMD ["a"]\n' },
    { name: 'test', dockerfile: 'FROM debian:12\nRUN [ -f /a ] && echo hello world\n' },
    { name: 'bash test', dockerfile: 'FROM debian:12\nRUN [[ -f /a ]] || true\n' },
    { name: 'comparison', dockerfile: 'FROM debian:12\nRUN [ "$a" = "b" ] || exit 1\n' },
    { name: 'shell', dockerfile: 'FROM debian:12\nCMD a\n' },
  ],
});
