import { shellFormInScratch } from '../../../src/rules/build-stages/shell-form-in-scratch.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(shellFormInScratch, {
  fires: [{ name: 'heredoc', dockerfile: 'FROM scratch\nRUN <<EOF\nx\nEOF\n', lines: [2] }],
  silent: [
    { name: 'exec', dockerfile: 'FROM scratch\nCOPY a /a\nRUN ["/a"]\n' },
    { name: 'shell set', dockerfile: 'FROM scratch\nCOPY busybox /busybox\nSHELL ["/busybox", "sh"]\nRUN x\n' },
    { name: 'root file system', dockerfile: 'FROM scratch\nADD rootfs.tar.xz /\nRUN x\n' },
    { name: 'other', dockerfile: 'FROM a:1\nRUN x\n' },
  ],
});
