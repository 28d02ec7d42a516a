import { copyWholeScriptsFolder } from '../../../src/rules/copy-add/copy-whole-scripts-folder.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(copyWholeScriptsFolder, {
  fires: [
    {
      name: 'named ones are told',
      dockerfile: 'FROM debian:12\nCOPY ./scripts /s\nCMD ["/s/a.sh"]\n',
      lines: [2],
      fixed: 'FROM debian:12\nCOPY scripts/a.sh /s/\nCMD ["/s/a.sh"]\n',
      files: { 'scripts/a.sh': '', 'scripts/b.sh': '', 'scripts/c.sh': '', 'scripts/d.py': '', 'scripts/e.sh': '' },
    },
    {
      name: 'what scripts and compose files name, and what is no script, stays',
      dockerfile: 'FROM debian:12\nCOPY scripts /s\nRUN chmod +x /s/*.sh && ls /var/log/*\nCMD ["bash", "/s/a.sh"]\n',
      lines: [2],
      fixed:
        'FROM debian:12\nCOPY scripts/a.sh scripts/f.sql /s/\nCOPY scripts/lib/b.sh scripts/lib/c.py /s/lib/\nRUN chmod +x /s/*.sh && ls /var/log/*\nCMD ["bash", "/s/a.sh"]\n',
      files: {
        'compose.yml': 'services:\n  job:\n    build: .\n    # scripts/d.sh\n    command: python -m s.lib.c\n',
        'scripts/a.sh': '# not d.sh\n. "$(dirname "$0")/lib/b.sh"\n',
        'scripts/lib/b.sh': '',
        'scripts/lib/c.py': '',
        'scripts/d.sh': '',
        'scripts/e.sh': '',
        'scripts/f.sql': '',
      },
    },
    {
      name: 'what cron tables, supervisors and the application name stays',
      dockerfile:
        'FROM debian:12\nCOPY . /app\nCOPY scripts /s\nCOPY etc/crontab /etc/cron.d/app\nRUN chmod +x /s/*.sh\nCMD ["/s/a.sh"]\n',
      lines: [3],
      fixed:
        'FROM debian:12\nCOPY . /app\nCOPY scripts/a.sh scripts/b.sh scripts/c.sh scripts/d.sh /s/\nCOPY etc/crontab /etc/cron.d/app\nRUN chmod +x /s/*.sh\nCMD ["/s/a.sh"]\n',
      files: {
        'etc/crontab': '0 3 * * * root /s/b.sh\n',
        'etc/programs.conf': '[program:c]\ncommand=/s/c.sh\n',
        'app.py': 'subprocess.run(["/s/d.sh"])\n',
        'README.md': 'Run scripts/e.sh by hand.\n',
        'scripts/a.sh': '',
        'scripts/b.sh': '',
        'scripts/c.sh': '',
        'scripts/d.sh': '',
        'scripts/e.sh': '',
      },
    },
    {
      name: 'an image of too many files to read is one for the plan',
      dockerfile: 'FROM debian:12\nCOPY src /src\nCOPY scripts /s\nCMD ["/s/a.sh"]\n',
      lines: [3],
      files: {
        ...Object.fromEntries(Array.from({ length: 301 }, (_, n) => [`src/${n}.py`, ''])),
        ...Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [`scripts/${name}.sh`, ''])),
      },
    },
    {
      name: 'a pattern may mean any',
      dockerfile: 'FROM debian:12\nCOPY scripts /s\nCMD ["bash", "/s/a.sh"]\n',
      lines: [2],
      files: {
        'scripts/a.sh': '"$(dirname "$0")/task_$1.sh"\n',
        'scripts/task_b.sh': '',
        'scripts/task_c.sh': '',
        'scripts/d.sh': '',
        'scripts/e.sh': '',
      },
    },
  ],
  silent: [
    {
      name: 'all of them are used',
      dockerfile: 'FROM debian:12\nCOPY scripts /s\nCMD ["/s/a.sh"]\n',
      files: {
        'scripts/a.sh': '/s/b.sh\n/s/c.sh\npython3 /s/d.py\n',
        'scripts/b.sh': '',
        'scripts/c.sh': '',
        'scripts/d.py': 'os.execv("/s/e.sh", [])\n',
        'scripts/e.sh': '',
      },
    },
    { name: 'few', dockerfile: 'FROM debian:12\nCOPY scripts/ /s/\n', files: { 'scripts/a.sh': '' } },
    {
      name: 'ignored',
      dockerfile: 'FROM debian:12\nCOPY scripts/ /s/\n',
      files: {
        '.dockerignore': 'scripts/*\n!scripts/a.sh\n',
        'scripts/a.sh': '',
        'scripts/b.sh': '',
        'scripts/c.sh': '',
        'scripts/d.py': '',
        'scripts/e.sh': '',
      },
    },
    {
      name: 'builder',
      dockerfile: 'FROM debian:12 AS b\nCOPY scripts/ /s/\nFROM a:1\nCOPY --from=b /x /x\n',
      files: { 'scripts/a.sh': '', 'scripts/b.sh': '', 'scripts/c.sh': '', 'scripts/d.py': '', 'scripts/e.sh': '' },
    },
  ],
});
