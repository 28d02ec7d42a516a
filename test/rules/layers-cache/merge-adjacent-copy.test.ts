import { mergeAdjacentCopy } from '../../../src/rules/layers-cache/merge-adjacent-copy.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(mergeAdjacentCopy, {
  fires: [
    {
      name: 'flags in another order, a folder in quotes, three in a row, one that stands alone',
      dockerfile:
        'FROM a:1\nCOPY --chown=1 --chmod=644 a /x/\nCOPY --chmod=644 --chown=1 b c /x/\nCOPY --chown=1 --chmod=644 d /x\nENV A=1\nCOPY e "/y/"\nCOPY f "/y/"\nCOPY g /z/\n',
      lines: [3, 7],
      fixed: 'FROM a:1\nCOPY --chown=1 --chmod=644 a b c d /x/\nENV A=1\nCOPY e f "/y/"\nCOPY g /z/\n',
    },
    {
      name: 'the working directory by its name, and one that is not known',
      dockerfile: 'FROM a:1\nWORKDIR /app\nCOPY a /app\nCOPY b .\nARG D\nCOPY c $D/x\nCOPY d $D/x\n',
      lines: [4],
      fixed: 'FROM a:1\nWORKDIR /app\nCOPY a b /app/\nARG D\nCOPY c $D/x\nCOPY d $D/x\n',
    },
    {
      name: 'a name without a slash, and exec form',
      dockerfile: 'FROM a:1\nCOPY a /x\nCOPY b /x\nLABEL a=b\nCOPY ["c", "/y/"]\nCOPY d /y/\n',
      lines: [3, 6],
    },
    {
      name: 'relative folders',
      dockerfile: 'FROM a:1\nCOPY a x./\nCOPY b x./\nRUN x\nCOPY c ./sub\nCOPY d ./sub/\n',
      lines: [3, 6],
      fixed: 'FROM a:1\nCOPY a b x./\nRUN x\nCOPY c d ./sub/\n',
    },

    {
      name: 'three into one folder',
      dockerfile:
        'FROM a:1\nCOPY --chmod=755 a.sh /bin/\nCOPY --chmod=755 "b c.sh" /bin/\nCOPY --chmod=755 d.sh /bin/\nCMD ["a"]\n',
      lines: [3],
      fixed: 'FROM a:1\nCOPY --chmod=755 a.sh "b c.sh" d.sh /bin/\nCMD ["a"]\n',
    },
    {
      name: 'the working directory, by its name and by a dot',
      dockerfile: 'FROM a:1\nWORKDIR /app\nCOPY a /app\nCOPY b .\n',
      lines: [4],
      fixed: 'FROM a:1\nWORKDIR /app\nCOPY a b /app/\n',
    },
    {
      name: 'no folder, as far as is known',
      dockerfile:
        'FROM a:1\nCOPY README.md ./one\nCOPY package.json ./one\nADD a.spec /SOURCES\nADD b.tar.xz /SOURCES\n',
      lines: [3, 5],
    },
    { name: 'exec form', dockerfile: 'FROM a:1\nCOPY ["a", "/x/"]\nCOPY ["b", "/x/"]\n', lines: [3] },
  ],
  silent: [
    {
      name: 'other flags, the same name, something between, other stages and instructions',
      dockerfile:
        'FROM a:1 AS b\nCOPY a /x/\nCOPY b /x/\nFROM a:1\nCOPY --chown=1 a /x/\nCOPY --chown=2 b /x/\nCOPY p/a q/c /y/\nCOPY z r/c /y/\nCOPY k /w/\n\nCOPY l /w/\nCOPY m /v/\nADD n /v/\nCOPY o /u.txt\nCOPY p /u.txt\n',
    },

    {
      name: 'other flags, another keyword, another folder',
      dockerfile: 'FROM a:1\nCOPY a /x/\nCOPY --chown=b c /x/\nADD d /x/\nADD e /y/\n',
    },
    {
      name: 'something between',
      dockerfile: 'FROM a:1\nCOPY a /x/\nRUN b\nCOPY c /x/\n\nCOPY d /x/\n# why\nCOPY e /x/\n',
    },
    {
      name: 'a stage that builds',
      dockerfile: 'FROM a:1 AS b\nCOPY a /x/\nCOPY c /x/\nFROM d:1\nCOPY --from=b /x /\n',
    },
    { name: 'a file', dockerfile: 'FROM a:1\nCOPY a /x.conf\nCOPY b /x.conf\n' },
    { name: 'the second replaces the first', dockerfile: 'FROM a:1\nCOPY a/conf /x/\nCOPY b/conf /x/\n' },
    { name: 'here-documents', dockerfile: 'FROM a:1\nCOPY <<a /x/\nb\na\nCOPY <<c /x/\nd\nc\n' },
  ],
});
