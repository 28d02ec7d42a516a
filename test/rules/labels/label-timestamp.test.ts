import { labelTimestamp } from '../../../src/rules/labels/label-timestamp.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(labelTimestamp, {
  fires: [
    {
      name: 'several',
      dockerfile:
        'FROM a:1\nLABEL org.opencontainers.image.created=2024-02-30T00:00:00Z\nLABEL org.opencontainers.image.created=2024-02-01\n',
      lines: [2, 3],
    },
  ],
  silent: [
    {
      name: 'good',
      dockerfile:
        'FROM a:1\nARG D\nLABEL org.opencontainers.image.created=2024-02-29T23:59:59.123+01:00\nLABEL org.opencontainers.image.created=$D\nLABEL created=now\n',
    },
  ],
});
