import { debugModeEnabled } from '../../../src/rules/instructions/debug-mode-enabled.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(debugModeEnabled, {
  fires: [
    {
      name: 'several',
      dockerfile: 'FROM a:1\nENV FLASK_DEBUG=1 RAILS_ENV="development"\nENV DEBUG True\n',
      lines: [2, 2, 3],
      fixed: 'FROM a:1\nENV FLASK_DEBUG=0 RAILS_ENV="production"\nENV DEBUG false\n',
    },
    {
      name: 'inherited, through a variable',
      dockerfile: 'FROM a:1 AS b\nARG M=dev\nENV APP_ENVIRONMENT=$M\nENV XDEBUG_MODE=debug\nFROM b\n',
      lines: [3, 4],
      fixed: 'FROM a:1 AS b\nARG M=dev\nENV APP_ENVIRONMENT=$M\nENV XDEBUG_MODE=off\nFROM b\n',
    },
    {
      name: 'quoted',
      dockerfile: 'FROM a:1\nENV A=b WP_DEBUG="True" C=d\n',
      lines: [2],
      fixed: 'FROM a:1\nENV A=b WP_DEBUG="false" C=d\n',
    },
  ],
  silent: [
    {
      name: 'production',
      dockerfile: 'FROM a:1\nENV NODE_ENV=production DEBUG=false DEBUG_LEVEL=1 XDEBUG_MODE=off VIRTUAL_ENV=/dev\n',
    },
    {
      name: 'a stage that does not ship',
      dockerfile: 'FROM a:1 AS b\nENV NODE_ENV=development\nFROM a:1\nCOPY --from=b x y\n',
    },
    { name: 'replaced later', dockerfile: 'FROM a:1\nENV NODE_ENV=development\nRUN x\nENV NODE_ENV=production\n' },
    { name: 'unknown', dockerfile: 'FROM a:1\nARG M\nENV NODE_ENV=$M\nARG DEBUG=1\n' },
  ],
});
