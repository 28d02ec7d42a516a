import MarkdownIt from 'markdown-it';
import { escapeHtml } from './html.ts';

const renderer = new MarkdownIt({ html: false, linkify: true });

/** Markdown as GitHub shows it: hidden comments stay hidden, folded parts fold, other HTML is text. Suggestions are left to the caller. */
export function markdownHtml(text: string): string {
  return renderer
    .render(text.replace(/<!--[\s\S]*?-->/g, ''))
    .replace(/<p>&lt;details&gt;&lt;summary&gt;([^<]*)&lt;\/summary&gt;<\/p>/g, '<details><summary>$1</summary>')
    .replaceAll('<p>&lt;/details&gt;</p>', '</details>');
}

/** A comment's text, with a mark where its suggestion stands. */
export function splitSuggestion(body: string): { before: string; after: string } {
  const [before = '', after = ''] = body.split(/^`{3,}suggestion\n(?:[\s\S]*?\n)?`{3,}$/m);
  return { before, after };
}

/** Code with nothing in it that a browser would take for markup. */
export function codeHtml(text: string): string {
  return text === '' ? '&nbsp;' : escapeHtml(text);
}
