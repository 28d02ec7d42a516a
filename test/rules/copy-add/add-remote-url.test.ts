import { addRemoteUrl } from '../../../src/rules/copy-add/add-remote-url.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(addRemoteUrl, {
  fires: [
    {
      name: 'into a folder and into a file',
      dockerfile: 'FROM a:1\nARG V=1\nADD https://x.org/t-$V.zip /opt/\nADD http://x.org/a?b=c&d /opt/e\n',
      lines: [3, 4],
      fixed:
        'FROM a:1\nARG V=1\nRUN curl -fsSL --create-dirs -o "/opt/t-$V.zip" "https://x.org/t-$V.zip"\nRUN curl -fsSL --create-dirs -o /opt/e "http://x.org/a?b=c&d"\n',
    },
    {
      name: 'with flags that curl has no word for',
      dockerfile: 'FROM a:1\nADD --chmod=755 https://x.org/t /t\n',
      lines: [2],
    },
    {
      name: 'in an image without a shell, in ONBUILD',
      dockerfile: 'FROM scratch\nADD https://x.org/t /t\nFROM a:1\nONBUILD ADD https://x.org/t /t\n',
      lines: [2, 4],
    },
    {
      name: 'one of several, exec form',
      dockerfile: 'FROM a:1\nADD a https://x.org/t /t/\nADD ["https://x.org/t", "/t"]\n',
      lines: [2, 3],
    },
  ],
  silent: [
    {
      name: 'a checksum',
      dockerfile: 'FROM a:1\nADD --checksum=sha256:ab https://x.org/t /t\nADD --unpack=true https://x.org/t.tgz /t/\n',
    },
    {
      name: 'repositories',
      dockerfile: 'FROM a:1\nADD https://github.com/a/b.git#v1 /b\nADD git@github.com:a/b.git /b\n',
    },
    { name: 'files, COPY', dockerfile: 'FROM a:1\nADD a.tar.gz /b\nCOPY https /c\n' },
  ],
});
