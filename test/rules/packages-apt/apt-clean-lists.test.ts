import { aptCleanLists } from '../../../src/rules/packages-apt/apt-clean-lists.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(aptCleanLists, {
  fires: [
    {
      name: 'no clean-up',
      dockerfile: 'FROM a:1\nRUN apt-get update && apt-get install -y curl\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\n',
    },
    {
      name: 'a later RUN needs the lists',
      dockerfile: 'FROM a:1\nRUN apt-get update\nRUN apt-get install -y curl\n',
      lines: [2],
    },
  ],
  silent: [
    { name: 'removed', dockerfile: 'FROM a:1\nRUN apt-get update && rm -rf /var/lib/apt/lists/*\n' },
    { name: 'cache mount', dockerfile: 'FROM a:1\nRUN --mount=type=cache,target=/var/lib/apt/lists apt-get update\n' },
    { name: 'builder', dockerfile: 'FROM a:1 AS b\nRUN apt-get update\nFROM c:1\nCOPY --from=b /x /x\n' },
  ],
});
