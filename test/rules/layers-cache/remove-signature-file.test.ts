import { removeSignatureFile } from '../../../src/rules/layers-cache/remove-signature-file.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(removeSignatureFile, {
  fires: [
    {
      name: 'other things are removed, or it is removed before',
      dockerfile:
        'FROM a:1\nRUN rm -f a.asc && gpg --verify a.asc a\nRUN gpg --verify a.asc a && rm -rf b && ls a.asc && rm *.sig\nRUN gpg2 --verify /s/a.sig a && rm -f /s && rm -rf /t $X\nRUN gpg --verify a.asc a && rm -f / && rm -f x-r .\nRUN gpg --verify /s/a.asc a && rm /s/b.asc s/a.asc.x && rm -rf s x/.\n',
      lines: [2, 3, 4, 5, 6],
      fixed:
        'FROM a:1\nRUN rm -f a.asc && gpg --verify a.asc a && rm a.asc\nRUN gpg --verify a.asc a && rm -rf b && ls a.asc && rm *.sig && rm a.asc\nRUN gpg2 --verify /s/a.sig a && rm -f /s && rm -rf /t $X && rm /s/a.sig\nRUN gpg --verify a.asc a && rm -f / && rm -f x-r . && rm a.asc\nRUN gpg --verify /s/a.asc a && rm /s/b.asc s/a.asc.x && rm -rf s x/. && rm /s/a.asc\n',
    },
    {
      name: 'in another folder, in a branch',
      dockerfile:
        'FROM a:1\nRUN cd /x && gpg --verify a.asc a\nRUN cd /x && gpg --verify /x/a.asc a\nRUN if x; then gpg --verify a.asc a; fi\n',
      lines: [2, 3, 4],
      fixed:
        'FROM a:1\nRUN cd /x && gpg --verify a.asc a\nRUN cd /x && gpg --verify /x/a.asc a && rm /x/a.asc\nRUN if x; then gpg --verify a.asc a; fi\n',
    },

    {
      name: 'left behind',
      dockerfile: 'FROM a:1\nRUN curl -O https://x/t.asc && gpg --batch --verify t.asc t && make\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN curl -O https://x/t.asc && gpg --batch --verify t.asc t && make && rm t.asc\n',
    },
    {
      name: 'another file is removed',
      dockerfile: 'FROM a:1\nRUN gpg --verify /t.tar.asc /t.tar && rm -rf /t.tar\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN gpg --verify /t.tar.asc /t.tar && rm -rf /t.tar && rm /t.tar.asc\n',
    },
    { name: 'elsewhere by now', dockerfile: 'FROM a:1\nRUN gpg --verify t.asc && cd /x && make\n', lines: [2] },
  ],
  silent: [
    {
      name: 'removed in other ways',
      dockerfile:
        'FROM a:1\nRUN gpg --verify a.asc a && unlink a.asc\nRUN gpg --verify /s/a.asc a && rm -R /s\nRUN gpg --verify /s/a.asc a && rm --recursive /s/\nRUN gpg --verify a.asc a && rm -fr ..\nRUN gpg --verify a.asc a && rm -r $X\nRUN gpg --verify a.asc a && rm -r /x\nRUN gpg --verify s/a.asc a && cd s && rm a.asc\nRUN gpg --verify a.asc a && rm /s/a.asc\nRUN gpg --verify a.asc a && rm /s/*.asc\nRUN gpg --verify a.asc a && rm a{,.asc}\nRUN gpg --verify s/a.asc a && rm -f *.asc\n',
    },
    {
      name: 'no check, no signature, a function',
      dockerfile:
        'FROM a:1\nRUN gpg --import a.asc && gpgv --verify a.asc && my-gpg --verify a.asc && gpg --verify a.asc.txt\nRUN f() { gpg --verify a.asc a; }; f\n',
    },

    {
      name: 'removed by name, pattern, folder',
      dockerfile:
        'FROM a:1\nRUN gpg --verify t.asc t && rm t t.asc\nRUN gpg --verify t.asc && rm *.asc\nRUN gpg --verify /k/t.asc && rm -r /k\nRUN gpg --verify $f.asc && rm $f{,.asc}\n',
    },
    {
      name: 'with the folder that it may be in',
      dockerfile:
        'FROM a:1\nRUN cd /tmp/x && gpg --verify t.asc && rm -rf /tmp/x\nRUN cd "$d" && gpg --verify t.asc && rm -rf "$d"\n',
    },
    { name: 'mounted', dockerfile: 'FROM a:1\nRUN --mount=type=tmpfs,target=/w gpg --verify /w/t.asc\n' },
    { name: 'no signature', dockerfile: 'FROM a:1\nRUN gpg --verify t && gpg --import k.asc\n' },
    {
      name: 'a stage that does not ship',
      dockerfile: 'FROM a:1 AS b\nRUN gpg --verify t.asc\nFROM c:1\nCOPY --from=b /y /\n',
    },
  ],
});
