import type { Dockerfile, Heredoc, Instruction } from '../../dockerfile/model.ts';
import type { Image } from '../../repository/image.ts';
import { escapePattern } from '../../text/pattern.ts';
import type { Rule } from '../rule.ts';
import { copies } from '../support/files/copies.ts';
import { jsonLayout } from '../support/files/json-layout.ts';

export const heredocFormatting: Rule = {
  id: 'heredoc-formatting',
  group: 'formatting',
  severity: 'style',
  default: false,
  fix: 'safe',
  aliases: ['tally/prefer-formatted-heredocs'],
  summary: 'The text of a here-document is not laid out as its kind of file is.',
  why: 'A file that is written in a Dockerfile is read and changed like any other, and no formatter sees it there.',
  *check({ file, image }) {
    for (const copy of copies(file)) {
      const { instruction, destination } = copy;
      for (const heredoc of instruction.heredocs) {
        const name = copy.folder ? heredoc.name : destination.value;
        yield* problems(file, instruction, heredoc, formatted(heredoc, name, image));
      }
    }
  },
};

function* problems(file: Dockerfile, { keyword }: Instruction, { bodyRange }: Heredoc, text: string | undefined) {
  const body = file.text.slice(bodyRange.start, bodyRange.end);
  const wanted = text?.replaceAll('\n', file.eol);
  if (wanted === undefined || wanted === body) return;
  const { start } = bodyRange;
  yield {
    range: { start, end: Math.min(bodyRange.end, start + (body.split('\n')[0]?.length ?? 0)) },
    message: `Lay out the text of this \`${keyword}\` as its kind of file is.`,
    fix: { safety: 'safe', title: 'Format the text', edits: [{ range: bodyRange, text: wanted }] },
  } as const;
}

/** The text as it should be; undefined for kinds of files that nothing is known of, and for text that can't be read. */
function formatted({ body, stripTabs }: Heredoc, name: string, image: Image): string | undefined {
  const text = body.replaceAll('\r\n', '\n');
  if (/\.json$/i.test(name)) {
    const layout = jsonLayout(text, indentOf(image, name));
    return layout === undefined || (stripTabs && layout.includes('\t')) ? undefined : layout;
  }
  // What blanks at the end of a line mean differs: in strings of YAML and TOML that go over lines they count.
  if (!/\.(ini|toml|ya?ml|xml|config|xsd|wsdl|xsl|sh)$/i.test(name) || /"""|'''|[|>][+-]?\d?[ \t]*$/m.test(text))
    return undefined;
  return text.replace(/(?<![ \t])[ \t]+$/gm, '').replace(/(?<!\n)\n{2,}$/, '\n');
}

/** What .editorconfig says of such files: https://spec.editorconfig.org */
function indentOf(image: Image, name: string): string {
  let style = 'space';
  let size = 2;
  let applies = false;
  const extension = name.split('.').at(-1) ?? '';
  for (const line of (image.readContext('.editorconfig') ?? '').split(/\r?\n/)) {
    const section = /^\s*\[(.+)\]\s*$/.exec(line)?.[1];
    if (section !== undefined)
      applies = section === '*' || new RegExp(`\\*\\.(\\{[^}]{0,300}\\b)?${escapePattern(extension)}\\b`).test(section);
    const [, key, value = ''] = /^\s*(indent_style|indent_size)\s*=\s*(\w+)\s*$/i.exec(line) ?? [];
    if (!applies || key === undefined) continue;
    if (key.toLowerCase() === 'indent_style') style = value.toLowerCase();
    else if (/^[1-8]$/.test(value)) size = Number(value);
  }
  return style === 'tab' ? '\t' : ' '.repeat(size);
}
