import { downloadIntoShell } from '../../../src/rules/network-tls-downloads/download-into-shell.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(downloadIntoShell, {
  fires: [
    {
      name: 'other interpreters, and how they read it',
      dockerfile:
        'FROM a:1\nRUN curl https://x | python\nRUN curl https://x | python3.12 -\nRUN curl https://x | perl -- x\nRUN curl https://x | bash /dev/stdin --yes\nRUN curl https://x | sh -e -x\nRUN curl https://x | bash -xe -s y\nRUN curl https://x | bash -e\nRUN curl https://x | zsh -l && curl https://x | node - a && curl https://x | php -- a && curl https://x | ruby - a\nRUN curl https://x | sh -s a\n',
      lines: [2, 3, 4, 5, 6, 7, 8, 9, 9, 9, 9, 10],
    },
    {
      name: 'through another program, twice',
      dockerfile: 'FROM a:1\nRUN curl https://x | tee log | bash\nRUN curl https://x | wget -O- -i - | sh\n',
      lines: [2, 3],
    },

    {
      name: 'written out by name',
      dockerfile: 'FROM a:1\nRUN curl -o- -L https://x | bash\nRUN wget --quiet https://x --output-document=- | sh\n',
      lines: [2, 3],
    },
    {
      name: 'pipes',
      dockerfile:
        'FROM a:1\nRUN curl -f https://x | bash && \\\n  wget -qO- https://x | sudo -E bash -s -- --yes && \\\n  curl -f https://x | gunzip | python3 -\n',
      lines: [2, 3, 4],
    },
    {
      name: 'in words',
      dockerfile: 'FROM a:1\nRUN sh -c "$(curl -fsSL https://x)" "" --unattended\nRUN bash <(wget -qO- https://x)\n',
      lines: [2, 3],
    },
    {
      name: 'options of the shell, ONBUILD',
      dockerfile: 'FROM a:1\nONBUILD RUN curl -f https://x | sh -ex\n',
      lines: [2],
    },
  ],
  silent: [
    {
      name: 'programs that read data, or a file',
      dockerfile:
        'FROM a:1\nRUN curl https://x | bash -xc \'cat\' && curl https://x | perl -pe s/a/b/ && curl https://x | node -p 1 && curl https://x | ruby -ne x\nRUN curl https://x | fish && curl https://x | bashful && curl https://x | python-config && curl https://x | my-perl && curl https://x | pythonx\nRUN curl --output x https://x | sh && curl --remote-name https://x | sh && wget -O x https://x | sh\nRUN bash < x && curl https://x && bash\nRUN bash -c "echo a" && X="$(curl https://x)"\nRUN python3 -c "$(curl https://x)" x\n',
    },

    {
      name: 'the download goes into a file, so the shell reads nothing',
      dockerfile:
        'FROM a:1\nRUN curl -fsSL -o /bin/x https://x | bash\nRUN curl -O https://x/y | sh\nRUN wget https://x/y | sh\n',
    },
    {
      name: 'a program reads data',
      dockerfile:
        "FROM a:1\nRUN curl -f https://x | python3 -c 'import json' && curl -f https://x | perl -ne 'print' && curl -f https://x | python3 -m json.tool && curl -f https://x | sh a.sh\n",
    },
    {
      name: 'stored and unpacked',
      dockerfile: 'FROM a:1\nRUN curl -f https://x | tar xz && curl -fo a https://x && sh a\n',
    },
    { name: 'another pipeline', dockerfile: 'FROM a:1\nRUN curl -f https://x | cat; echo a | sh\n' },
    {
      name: 'only text',
      dockerfile: 'FROM a:1\nRUN echo "curl x | sh" && sh -c "echo $(date)" && V=$(curl -f https://x)\n',
    },
  ],
});
