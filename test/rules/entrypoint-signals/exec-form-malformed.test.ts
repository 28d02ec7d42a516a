import { execFormMalformed } from '../../../src/rules/entrypoint-signals/exec-form-malformed.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(execFormMalformed, {
  fires: [
    {
      name: 'what was meant is not clear',
      dockerfile: 'FROM a:1\nCMD [python app.py]\nCMD ["a", b c]\nCMD ["a",,"b"]\n',
      lines: [2, 3, 4],
    },
    {
      name: 'a comma at the end of several lines',
      dockerfile: 'FROM a:1\nCMD ["a",\\\n "b",\\\n]\n',
      lines: [2],
      fixed: 'FROM a:1\nCMD ["a",\\\n "b"\\\n]\n',
    },
    {
      name: 'a Windows path',
      dockerfile: 'FROM a:1\nCMD ["C:\\app\\new.exe", "-x"]\n',
      lines: [2],
      fixed: 'FROM a:1\nCMD ["C:\\\\app\\\\new.exe", "-x"]\n',
    },
    {
      name: 'no comma, no bracket at the end',
      dockerfile: 'FROM a:1\nCMD ["a" "b"]\nENTRYPOINT ["a", "b"\n',
      lines: [2, 3],
      fixed: 'FROM a:1\nCMD ["a", "b"]\nENTRYPOINT ["a", "b"]\n',
    },
    {
      name: 'several lines',
      dockerfile: "FROM a:1\nCMD ['a', \\\n  'b']\n",
      lines: [2],
      fixed: 'FROM a:1\nCMD ["a", \\\n  "b"]\n',
    },
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
    {
      name: 'health check',
      dockerfile: "FROM debian:12\nHEALTHCHECK CMD ['a']\n",
      lines: [2],
      fixed: 'FROM debian:12\nHEALTHCHECK CMD ["a"]\n',
    },
    {
      name: 'a tab in a string, which JSON does not take',
      dockerfile: 'FROM debian:12\nCMD ["a", "\t"]\n',
      lines: [2],
    },
  ],
  silent: [
    { name: 'a test with a bang', dockerfile: 'FROM a:1\nRUN [ ! -e x ]\n' },
    { name: 'array', dockerfile: 'FROM debian:12\nCMD ["a"]\n' },
    { name: 'test', dockerfile: 'FROM debian:12\nRUN [ -f /a ] && echo hello world\n' },
    { name: 'bash test', dockerfile: 'FROM debian:12\nRUN [[ -f /a ]] || true\n' },
    { name: 'comparison', dockerfile: 'FROM debian:12\nRUN [ "$a" = "b" ] || exit 1\n' },
    { name: 'shell', dockerfile: 'FROM debian:12\nCMD a\n' },
  ],
});
