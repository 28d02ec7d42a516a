import { beforeAll, expect, it } from '@jest/globals';
import { backgroundJobUntrapped } from '../../../src/rules/scripts/background-job-untrapped.ts';
import { loadShellGrammar } from '../../../src/shell/parser.ts';
import { problemsOf, scriptCases } from '../../support/rule-cases.ts';

const TRAP = "trap 'kill $(jobs -p) 2>/dev/null' TERM INT";

scriptCases(backgroundJobUntrapped, {
  fires: [
    {
      name: 'a line that begins inside of quotes, or of a list, without a fix',
      script: "#!/bin/sh\necho 'a\n' ; nginx &\nwait\n",
      lines: [3],
    },
    {
      name: 'a list over several lines',
      script: '#!/bin/sh\nprepare && \\\n  nginx &\nwait\n',
      lines: [2],
      fixed: `#!/bin/sh\n${TRAP}\nprepare && \\\n  nginx &\nwait\n`,
    },
    {
      name: 'two processes',
      script: '#!/bin/sh\nnginx &\nphp-fpm &\nwait\n',
      lines: [2],
      fixed: `#!/bin/sh\n${TRAP}\nnginx &\nphp-fpm &\nwait\n`,
    },
    {
      name: 'wait -n, inside a condition',
      script: '#!/bin/bash\nif [ "$W" ]; then\n  worker &\nfi\nwait -n\n',
      lines: [3],
    },
    {
      name: 'plain tini passes the signal to the shell only',
      script: '#!/bin/sh\nweb &\nwait $!\n',
      files: { Dockerfile: 'FROM a:1\nCOPY start.sh /\nENTRYPOINT ["tini", "--", "/start.sh"]\n' },
      lines: [2],
      fixed: `#!/bin/sh\n${TRAP}\nweb &\nwait $!\n`,
    },
    {
      name: 'indented, behind an exec in a condition, before another wrapper',
      script: '#!/bin/sh\nif [ "$1" ]; then exec a; fi\n\t\tweb &\nsudo x\nwait\n',
      lines: [3],
      fixed: `#!/bin/sh\nif [ "$1" ]; then exec a; fi\n\t\t${TRAP}\n\t\tweb &\nsudo x\nwait\n`,
    },
  ],
  silent: [
    { name: 'a trap', script: "#!/bin/sh\ntrap 'kill 0' TERM\nnginx &\nwait\n" },
    { name: 'no wait', script: '#!/bin/sh\nnginx &\nexec app\n' },
    { name: 'exec afterwards', script: '#!/bin/sh\nsetup &\nwait\nserver &\nexec app\n' },
    { name: 'what ends by itself', script: '#!/bin/sh\ncurl -s a &\ncurl -s b &\nwait\n' },
    {
      name: 'dumb-init passes it to all',
      script: '#!/bin/sh\nweb &\nwait\n',
      files: { Dockerfile: 'FROM a:1\nCOPY start.sh /\nENTRYPOINT ["dumb-init", "/start.sh"]\n' },
    },
    {
      name: 'a script that the container does not start',
      script: '#!/bin/sh\nweb &\nwait\n',
      files: { Dockerfile: 'FROM a:1\nCOPY start.sh /\n' },
    },
    { name: 'a wait before it, another command behind', script: '#!/bin/sh\nwait\nweb &\nx\n' },
  ],
});

beforeAll(() => loadShellGrammar());

it('says how many processes are meant', () => {
  const said = (script: string) =>
    problemsOf(backgroundJobUntrapped, { name: '', dockerfile: script }).map(
      ({ message }) => message.split(' that ')[0],
    );
  expect(said('#!/bin/sh\nweb &\nwait\n')).toEqual(['Nothing tells this process']);
  expect(said('#!/bin/sh\nweb &\nx &\ny &\nwait\n')).toEqual(['Nothing tells this process and 2 more']);
});
