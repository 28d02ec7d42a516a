import { labelUrl } from '../../../src/rules/labels/label-url.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(labelUrl, {
  fires: [],
  silent: [
    {
      name: 'through a variable',
      dockerfile: 'FROM a:1\nARG U=nowhere\nONBUILD LABEL org.opencontainers.image.url=$U\n',
    },
    {
      name: 'others',
      dockerfile:
        'FROM a:1\nARG U\nLABEL org.opencontainers.image.url=$U org.opencontainers.image.source="https://a.b/c?d" org.opencontainers.image.documentation=git://x/y url=z\n',
    },
  ],
});
