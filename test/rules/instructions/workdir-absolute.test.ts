import { workdirAbsolute } from '../../../src/rules/instructions/workdir-absolute.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(workdirAbsolute, {
  fires: [
    {
      name: 'in ONBUILD, once',
      dockerfile: 'FROM a:1\nONBUILD WORKDIR app\nONBUILD WORKDIR src\n',
      lines: [2],
      fixed: 'FROM a:1\nONBUILD WORKDIR /app\nONBUILD WORKDIR src\n',
    },
    { name: 'dot', dockerfile: 'FROM a:1\nWORKDIR ./x/y\n', lines: [2], fixed: 'FROM a:1\nWORKDIR /x/y\n' },
    {
      name: 'each stage of its own',
      dockerfile: 'FROM a:1\nWORKDIR /x\nFROM a:1\nWORKDIR y\nWORKDIR z\n',
      lines: [4],
      fixed: 'FROM a:1\nWORKDIR /x\nFROM a:1\nWORKDIR /y\nWORKDIR z\n',
    },
    { name: 'home, quotes', dockerfile: 'FROM a:1\nWORKDIR ~/x\nFROM a:1\nWORKDIR "y"\n', lines: [2, 4] },
    { name: 'without a FROM', dockerfile: 'WORKDIR app\nWORKDIR b\n', lines: [1], fixed: 'WORKDIR /app\nWORKDIR b\n' },
  ],
  silent: [
    {
      name: 'in ONBUILD below a folder that the image sets',
      dockerfile: 'FROM a:1\nONBUILD WORKDIR app\nWORKDIR /srv\n',
    },
    { name: 'absolute', dockerfile: 'FROM a:1\nWORKDIR "/x y"\n' },
    { name: 'below one', dockerfile: 'FROM a:1 AS b\nWORKDIR /x\nFROM b\nWORKDIR y\n' },
    { name: 'variable', dockerfile: 'FROM a:1\nARG D\nWORKDIR ${D}/x\n' },
    { name: 'Windows', dockerfile: '# escape=`\nFROM a:1\nWORKDIR C:\\app\nFROM a:1\nWORKDIR c:/app\n' },
  ],
});
