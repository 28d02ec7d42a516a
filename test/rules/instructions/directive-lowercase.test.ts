import { directiveLowercase } from '../../../src/rules/instructions/directive-lowercase.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(directiveLowercase, {
  fires: [{ name: 'blanks', dockerfile: '#  ESCAPE = `\nFROM a:1\n', lines: [1], fixed: '#  escape = `\nFROM a:1\n' }],
  silent: [{ name: 'lower, comment', dockerfile: '# syntax=docker/Dockerfile:1\n# A=b\nFROM a:1\n' }],
});
