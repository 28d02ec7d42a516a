import { missingHealthcheck } from '../../../src/rules/healthcheck/missing-healthcheck.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(missingHealthcheck, {
  fires: [
    {
      name: 'Kubernetes beside a compose file',
      dockerfile: 'FROM a:1\nEXPOSE 80\nCMD ["x"]\n',
      lines: [1],
      files: { 'k8s/dep.yaml': '', 'compose.yaml': '' },
    },
    ...[
      'CMD ["bash", "/start.sh"]',
      'CMD ["bash", "-c", "x"]',
      'ENTRYPOINT ["/entry"]\nCMD ["bash"]',
      'EXPOSE 80\nCMD ["bash"]',
      'CMD sleep 1; bash',
    ].map((start) => ({ name: `more than a shell: ${start}`, dockerfile: `FROM a:1\n${start}\n`, lines: [1] })),
    { name: 'exposes a port', dockerfile: 'FROM a:1\nEXPOSE 80\n', lines: [1] },
    { name: 'starts a program', dockerfile: 'FROM a:1\nCMD ["x"]\n', lines: [1] },
    { name: 'a service', dockerfile: 'FROM a:1\nEXPOSE 80\nCMD ["x"]\n', lines: [1] },
    {
      name: 'in the last stage only',
      dockerfile: 'FROM a:1 AS b\nFROM c:1\nEXPOSE 80\nENTRYPOINT ["x"]\n',
      lines: [2],
    },
  ],
  silent: [
    { name: 'Kubernetes', dockerfile: 'FROM a:1\nEXPOSE 80\nCMD ["x"]\n', files: { 'deploy/k8s/dep.yaml': '' } },
    ...[
      'CMD ["/bin/bash"]',
      'CMD bash',
      'ENTRYPOINT ["/bin/sh", "-l"]',
      'CMD ["sleep", "infinity"]',
      'CMD tail -f /dev/null',
    ].map((start) => ({ name: `a shell or nothing at all: ${start}`, dockerfile: `FROM a:1\n${start}\n` })),
    { name: 'a base', dockerfile: 'FROM a:1\nRUN x\n' },
    { name: 'none is a decision', dockerfile: 'FROM a:1\nEXPOSE 1\nHEALTHCHECK NONE\nCMD ["x"]\n' },
    { name: 'inherited', dockerfile: 'FROM a:1 AS b\nHEALTHCHECK CMD x\nFROM b\nEXPOSE 1\nCMD ["x"]\n' },
  ],
});
