import { useExecForm } from '../../../src/rules/entrypoint-signals/use-exec-form.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(useExecForm, {
  fires: [
    {
      name: 'plain words',
      dockerfile: 'FROM a:1\nCMD python "my app.py"\n',
      lines: [2],
      fixed: 'FROM a:1\nCMD ["python", "my app.py"]\n',
    },
    { name: 'a variable', dockerfile: 'FROM a:1\nENTRYPOINT run $X\n', lines: [2] },
    { name: 'a chain', dockerfile: 'FROM a:1\nCMD a && b\n', lines: [2] },
  ],
  silent: [
    { name: 'exec form', dockerfile: 'FROM a:1\nCMD ["a"]\n' },
    { name: 'after SHELL', dockerfile: 'FROM a:1\nSHELL ["bash", "-c"]\nCMD a\n' },
    { name: 'HEALTHCHECK', dockerfile: 'FROM a:1\nHEALTHCHECK CMD curl x\n' },
  ],
});
