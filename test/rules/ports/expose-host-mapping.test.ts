import { exposeHostMapping } from '../../../src/rules/ports/expose-host-mapping.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(exposeHostMapping, {
  fires: [
    {
      name: 'several',
      dockerfile: 'FROM a:1\nEXPOSE 80:${P:-8080} \\\n  9:[::1]:90\n',
      lines: [2, 3],
      fixed: 'FROM a:1\nEXPOSE ${P:-8080} \\\n  90\n',
    },
    { name: 'nothing behind', dockerfile: 'FROM a:1\nONBUILD EXPOSE 80:\n', lines: [2] },
  ],
  silent: [{ name: 'plain', dockerfile: 'FROM a:1\nEXPOSE 80 ${P:-80} 90/udp\n' }],
});
