import { baseImageOutdated } from '../../../src/rules/base-image/base-image-outdated.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(baseImageOutdated, {
  fires: [
    {
      name: 'tags with a date',
      dockerfile: 'FROM debian:bookworm-20240513-slim\nFROM alpine:20230329\nFROM x/y:2023-11-30\n',
      lines: [1, 2, 3],
    },
    {
      name: 'before a day of your own',
      dockerfile: 'FROM ubuntu:noble-20260701\n',
      lines: [1],
      options: { before: '2026-07-02' },
    },
  ],
  silent: [
    { name: 'newer', dockerfile: 'FROM debian:trixie-20260601\nFROM x:2026-05-01\n' },
    {
      name: 'no date',
      dockerfile: 'FROM debian:12\nFROM x:20241399\nFROM x:1.20240101.3\nFROM x:20240101123456\nFROM scratch\n',
    },
  ],
});
