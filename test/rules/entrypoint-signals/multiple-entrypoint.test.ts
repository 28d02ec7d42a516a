import { multipleEntrypoint } from '../../../src/rules/entrypoint-signals/multiple-entrypoint.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(multipleEntrypoint, {
  fires: [
    {
      name: 'a part without FROM',
      dockerfile: 'ENTRYPOINT ["a"]\nENTRYPOINT ["b"]\n',
      lines: [1],
      fixed: 'ENTRYPOINT ["b"]\n',
    },

    {
      name: 'two',
      dockerfile: 'FROM a:1\nENTRYPOINT ["a"]\nENTRYPOINT ["b"]\n',
      lines: [2],
      fixed: 'FROM a:1\nENTRYPOINT ["b"]\n',
    },
    {
      name: 'lower case, continued',
      dockerfile: 'FROM a:1\nentrypoint a \\\n  b\nENTRYPOINT ["b"]\n',
      lines: [2],
      fixed: 'FROM a:1\nENTRYPOINT ["b"]\n',
    },
  ],
  silent: [
    { name: 'one a stage', dockerfile: 'FROM a:1\nENTRYPOINT ["a"]\nFROM a:1\nENTRYPOINT ["b"]\n' },
    { name: 'ONBUILD', dockerfile: 'FROM a:1\nONBUILD ENTRYPOINT ["a"]\nENTRYPOINT ["b"]\n' },
  ],
});
