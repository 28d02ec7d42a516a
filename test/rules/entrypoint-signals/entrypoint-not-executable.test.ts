import { entrypointNotExecutable } from '../../../src/rules/entrypoint-signals/entrypoint-not-executable.ts';
import { ruleCases } from '../../support/rule-cases.ts';

const files = { 'start.sh': '#!/bin/sh\n', 'docker/run.sh': '#!/bin/sh\n' };
const known = { files, executables: [] };

ruleCases(entrypointNotExecutable, {
  fires: [
    {
      name: 'programs of the image and scripts that get something else',
      dockerfile:
        'FROM a:1\nCOPY docker /d\nRUN /usr/bin/test $X && /bin/ls /d && /opt/set-modes /e && ls $X\nCMD ["/d/run.sh"]\n',
      lines: [2],
      ...known,
    },
    {
      name: 'the root, which every path begins with',
      dockerfile: 'FROM a:1\nCOPY start.sh /\nRUN /opt/set-modes /e\nCMD ["/start.sh"]\n',
      lines: [2],
      fixed: 'FROM a:1\nCOPY --chmod=755 start.sh /\nRUN /opt/set-modes /e\nCMD ["/start.sh"]\n',
      ...known,
    },

    {
      name: 'a file',
      dockerfile: 'FROM a:1\nCOPY start.sh /\nUSER app\nENTRYPOINT ["/start.sh"]\n',
      lines: [2],
      fixed: 'FROM a:1\nCOPY --chmod=755 start.sh /\nUSER app\nENTRYPOINT ["/start.sh"]\n',
      ...known,
    },
    {
      name: 'with another flag, in a stage that the last one is built from',
      dockerfile:
        'FROM a:1 AS b\nCOPY --chown=1 docker/run.sh /usr/local/bin/\nFROM b\nCMD ["/usr/local/bin/run.sh", "x"]\n',
      lines: [2],
      fixed:
        'FROM a:1 AS b\nCOPY --chown=1 --chmod=755 docker/run.sh /usr/local/bin/\nFROM b\nCMD ["/usr/local/bin/run.sh", "x"]\n',
      ...known,
    },
    {
      name: 'a mode without the bit, which the fix replaces',
      dockerfile: 'FROM a:1\nCOPY --chmod=644 start.sh /\nCMD ["/start.sh"]\n',
      lines: [2],
      fixed: 'FROM a:1\nCOPY --chmod=755 start.sh /\nCMD ["/start.sh"]\n',
      ...known,
    },
    {
      name: 'in a folder: the mode would be that of all files',
      dockerfile: 'FROM a:1\nRUN chmod 644 /etc/other\nCOPY docker /opt/docker\nCMD ["/opt/docker/run.sh"]\n',
      lines: [3],
      ...known,
    },
  ],
  silent: [
    {
      name: 'a script of the author’s gets the folder',
      dockerfile: 'FROM a:1\nENV D=/d\nCOPY docker $D\nRUN $S/set-modes $D $HOME\nCMD ["/d/run.sh"]\n',
      ...known,
    },
    {
      name: 'a script of the author’s gets the folder by its name',
      dockerfile: 'FROM a:1\nCOPY docker /d\nRUN /opt/set-modes /d\nCMD ["/d/run.sh"]\n',
      ...known,
    },

    {
      name: 'made executable in a here-document',
      dockerfile: 'FROM a:1\nCOPY start.sh /\nRUN <<EOF\nset -e\nchmod +x /start.sh\nEOF\nCMD ["/start.sh"]\n',
      ...known,
    },
    {
      name: 'executable',
      dockerfile: 'FROM a:1\nCOPY start.sh /\nCMD ["/start.sh"]\n',
      files,
      executables: ['start.sh'],
    },
    { name: 'nobody knows', dockerfile: 'FROM a:1\nCOPY start.sh /\nCMD ["/start.sh"]\n', files },
    { name: 'a flag', dockerfile: 'FROM a:1\nCOPY --chmod=0755 start.sh /\nCMD ["/start.sh"]\n', ...known },
    { name: 'a word', dockerfile: 'FROM a:1\nCOPY --chmod=+x start.sh /\nCMD ["/start.sh"]\n', ...known },
    { name: 'chmod', dockerfile: 'FROM a:1\nCOPY start.sh /\nRUN chmod +x /start.sh\nCMD ["/start.sh"]\n', ...known },
    { name: 'a pattern', dockerfile: 'FROM a:1\nCOPY docker /d\nRUN chmod +x /d/*\nCMD ["/d/run.sh"]\n', ...known },
    { name: 'all', dockerfile: 'FROM a:1\nCOPY docker /d\nRUN chmod -R 755 /d\nCMD ["/d/run.sh"]\n', ...known },
    { name: 'a shell reads it', dockerfile: 'FROM a:1\nCOPY start.sh /\nCMD ["sh", "/start.sh"]\n', ...known },
    { name: 'shell form', dockerfile: 'FROM a:1\nCOPY start.sh /\nCMD sh /start.sh\n', ...known },
    { name: 'a here-document', dockerfile: 'FROM a:1\nCOPY <<EOF /x\n#!/bin/sh\nEOF\nCMD ["/x"]\n', ...known },
  ],
});
