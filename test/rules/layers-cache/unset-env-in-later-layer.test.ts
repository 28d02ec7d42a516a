import { unsetEnvInLaterLayer } from '../../../src/rules/layers-cache/unset-env-in-later-layer.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(unsetEnvInLaterLayer, {
  fires: [
    {
      name: 'set again behind it, or another one set',
      dockerfile: 'FROM a:1\nENV A=1 B=2\nRUN unset A; A=2; x\nRUN B=3; unset A B-f\nRUN C=1; unset -v A\n',
      lines: [3, 4, 5],
    },

    {
      name: 'several, heredoc, ONBUILD',
      dockerfile: 'FROM a:1\nENV A=1 B=2\nRUN unset -v A C B\nRUN <<EOF\nunset A\nEOF\nONBUILD RUN unset A\n',
      lines: [3, 3, 5, 7],
    },
  ],
  silent: [
    {
      name: 'functions, other programs, own variables, unknown names',
      dockerfile:
        'FROM a:1\nENV A=1\nRUN unset -f A; unset -vf A; echo unset A; my-unset A\nRUN A=2; unset A\nRUN unset $X "$A"\n',
    },

    {
      name: 'functions, ARG, own variables',
      dockerfile: 'FROM a:1\nARG A=1\nENV B=2\nRUN unset A && unset -f B && B=3; unset B; echo unset B\n',
    },
    { name: 'set in another stage, or later', dockerfile: 'FROM a:1 AS s\nENV A=1\nFROM s\nRUN unset A B\nENV B=1\n' },
  ],
});
