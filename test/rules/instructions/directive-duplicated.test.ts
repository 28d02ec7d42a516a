import { directiveDuplicated } from '../../../src/rules/instructions/directive-duplicated.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(directiveDuplicated, {
  fires: [{ name: 'case', dockerfile: '# escape=`\n# Escape=`\nFROM a:1\n', lines: [2] }],
  silent: [{ name: 'different', dockerfile: '# escape=`\n# syntax=docker/dockerfile:1\nFROM a:1\n# escape=`\n' }],
});
