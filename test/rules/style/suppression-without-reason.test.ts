import { suppressionWithoutReason } from '../../../src/rules/style/suppression-without-reason.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(suppressionWithoutReason, {
  fires: [
    { name: 'file', dockerfile: '# plimsoll global ignore=a\nFROM x\n', lines: [1] },
    { name: 'dashes without a reason', dockerfile: 'FROM x\n# plimsoll ignore=a --\nRUN x\n', lines: [2] },
    { name: 'inside a continuation', dockerfile: 'FROM x\nRUN a \\\n  # plimsoll ignore=a,b\n  b\n', lines: [3] },
  ],
  silent: [
    { name: 'reason', dockerfile: 'FROM x\n# plimsoll ignore=a -- b\nRUN x\n' },
    { name: "another linter's", dockerfile: 'FROM x\n# hadolint ignore=DL3008\nRUN x\n' },
    { name: 'in a heredoc', dockerfile: 'FROM x\nRUN <<EOF\n# plimsoll ignore=a\nEOF\n' },
  ],
});
