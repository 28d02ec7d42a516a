import { expect, it } from '@jest/globals';
import { inlineIgnorePragma } from '../../../src/rules/style/inline-ignore-pragma.ts';
import { problemsOf, ruleCases } from '../../support/rule-cases.ts';

ruleCases(inlineIgnorePragma, {
  fires: [
    { name: 'ours', dockerfile: 'FROM x\n# plimsoll ignore=a -- b\nRUN x\n', lines: [2] },
    { name: 'hadolint', dockerfile: '# hadolint global ignore=DL3008\nFROM x\n', lines: [1] },
    { name: 'builder', dockerfile: '# check=skip=all\nFROM x\n', lines: [1] },
    { name: 'scanners', dockerfile: 'FROM x\n#checkov:skip=CKV_DOCKER_3:r\n# nosemgrep\nRUN x\n', lines: [2, 3] },
  ],
  silent: [
    { name: 'prose', dockerfile: 'FROM x\n# ignore=this, skip that\nRUN x\n' },
    { name: 'shell pragma', dockerfile: 'FROM x\n# hadolint shell=bash\nRUN x\n' },
  ],
});

it('names the rules as the comment does', () => {
  const dockerfile =
    'FROM x\n# plimsoll ignore=no-sudo,dl3008 -- b\nRUN x\n# hadolint ignore=DL3059\nRUN y\n# nosemgrep\nRUN z\n';
  const what = problemsOf(inlineIgnorePragma, { name: '', dockerfile }).map(
    ({ message }) => message.split(' in the ')[0],
  );
  expect(what).toEqual(['Set `no-sudo`, `dl3008`', 'Set `DL3059`', 'Set findings']);
});
