import { inlineIgnorePragma } from '../../../src/rules/style/inline-ignore-pragma.ts';
import { ruleCases } from '../../support/rule-cases.ts';

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
