import { heredocFormatting } from '../../../src/rules/formatting/heredoc-formatting.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(heredocFormatting, {
  fires: [
    {
      name: 'JSON',
      dockerfile: 'FROM a:1\nCOPY <<EOF /etc/x.json\n{"a":[1.0,"b\\u0041"], "c":{},\n"d":[]}\nEOF\n',
      lines: [3],
      fixed:
        'FROM a:1\nCOPY <<EOF /etc/x.json\n{\n  "a": [\n    1.0,\n    "b\\u0041"\n  ],\n  "c": {},\n  "d": []\n}\nEOF\n',
    },
    {
      name: 'by the name of the here-document, indented as .editorconfig says',
      dockerfile: 'FROM a:1\nCOPY <<x.json /etc/\n[1]\nx.json\n',
      lines: [3],
      fixed: 'FROM a:1\nCOPY <<x.json /etc/\n[\n    1\n]\nx.json\n',
      files: {
        '.editorconfig':
          'root = true\n[*]\nindent_style = tab\n[*.{yml,json}]\nindent_style = space\nindent_size = 4\n',
      },
    },
    {
      name: 'blanks at the end of lines',
      dockerfile: 'FROM a:1\nCOPY <<EOF /etc/x.ini\n[a]  \nb = 1\n\n\nEOF\n',
      lines: [3],
      fixed: 'FROM a:1\nCOPY <<EOF /etc/x.ini\n[a]\nb = 1\nEOF\n',
    },
  ],
  silent: [
    {
      name: 'laid out',
      dockerfile: 'FROM a:1\nCOPY <<EOF /x.json\n{\n  "a": 1\n}\nEOF\nCOPY <<EOF /y.yaml\na: 1\nEOF\n',
    },
    {
      name: 'no JSON, another kind, text in which blanks count',
      dockerfile:
        'FROM a:1\nCOPY <<EOF /x.json\n{a: $B}\nEOF\nCOPY <<EOF /y.txt\na  \nEOF\nCOPY <<EOF /z.yaml\na: |\n  b  \nEOF\n',
    },
    { name: 'input of a command', dockerfile: 'FROM a:1\nRUN cat <<EOF > /x.json\n{"a":1}\nEOF\n' },
  ],
});
