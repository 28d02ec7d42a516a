import { argNotInStageScope } from '../../../src/rules/build-stages/arg-not-in-stage-scope.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(argNotInStageScope, {
  fires: [
    { name: 'ONBUILD', dockerfile: 'ARG V=1\nFROM d:1\nONBUILD RUN echo $V\n', lines: [3] },
    {
      name: 'a here-document',
      dockerfile: 'ARG V=1\nFROM d:1\nCOPY <<EOF /x\n$V\nEOF\n',
      lines: [4],
      fixed: 'ARG V=1\nFROM d:1\nARG V\nCOPY <<EOF /x\n$V\nEOF\n',
    },
    {
      name: 'another ARG, a flag',
      dockerfile: 'ARG V=1\nFROM d:1\nARG W=$V\nFROM d:1\nCOPY --chown=$V a b\n',
      lines: [3, 5],
      fixed: 'ARG V=1\nFROM d:1\nARG V\nARG W=$V\nFROM d:1\nARG V\nCOPY --chown=$V a b\n',
    },
    {
      name: 'RUN',
      dockerfile: 'ARG V=1\nFROM a:$V\nRUN echo $V && echo $V\n',
      lines: [3],
      fixed: 'ARG V=1\nFROM a:$V\nARG V\nRUN echo $V && echo $V\n',
    },
  ],
  silent: [
    {
      name: 'a quoted here-document, COPY --from',
      dockerfile: "ARG V=1\nFROM d:1\nCOPY <<'EOF' /x\n$V\nEOF\nCOPY --from=$V /a /b\n",
    },
    { name: 'declared', dockerfile: 'ARG V=1\nFROM a:1\nARG V\nRUN echo $V\n' },
    { name: 'parent', dockerfile: 'ARG V=1\nFROM a:1 AS b\nARG V\nENV V=$V\nFROM b\nRUN echo $V\n' },
    { name: 'assigned', dockerfile: 'ARG V=1\nFROM a:1\nRUN V=2; echo $V\n' },
    { name: 'default', dockerfile: 'ARG V=1\nFROM a:1\nLABEL v=${V:-2}\n' },
    { name: 'quoted', dockerfile: "ARG V=1\nFROM a:1\nENV A='$V'\n" },
    { name: 'FROM', dockerfile: 'ARG V=1\nFROM a:$V\n' },
  ],
});
