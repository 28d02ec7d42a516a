import { backgroundJobOrphaned } from '../../../src/rules/scripts/background-job-orphaned.ts';
import { scriptCases } from '../../support/rule-cases.ts';

scriptCases(backgroundJobOrphaned, {
  fires: [
    { name: 'cron beside the program', script: '#!/bin/sh\nset -e\ncrond -f &\nexec gunicorn app\n', lines: [3] },
    {
      name: 'two, one in a condition',
      script:
        '#!/bin/bash\n(while true; do rotate_logs; sleep 60; done) &\nif [ "$W" ]; then celery worker & fi\nexec "$@"\n',
      lines: [2, 3],
    },
    { name: 'a substitution in the last command', script: '#!/bin/sh\ncrond &\nexec app $(date)\n', lines: [2] },
    {
      name: 'what only sounds like an end, or comes too early',
      script: '#!/bin/sh\nkill 1\ncrond &\nwaitress x\nmywait\nexec app\n',
      lines: [3],
    },
  ],
  silent: [
    { name: 'wait at the end', script: '#!/bin/sh\nweb &\nwait\n' },
    { name: 'what ends by itself', script: '#!/bin/sh\n(sleep 5; curl -s localhost) &\nexec app\n' },
    {
      name: 'a server that only sets something up',
      script: '#!/bin/bash\nserver --setup &\npid=$!\nload\nkill "$pid" && wait "$pid"\nexec "$@"\n',
    },
    { name: 'exec tini', script: '#!/bin/sh\ncrond &\nexec tini -- app\n' },
    {
      name: 'an init in front',
      script: '#!/bin/sh\ncrond &\nexec app\n',
      files: { Dockerfile: 'FROM a:1\nCOPY start.sh /\nENTRYPOINT ["/usr/bin/tini", "--", "/start.sh"]\n' },
    },
    { name: 'nothing in the background', script: '#!/bin/sh\nmigrate\nexec app\n' },
    { name: 'another wrapper', script: '#!/bin/sh\ncrond &\nsudo -u x app\n' },
  ],
});
