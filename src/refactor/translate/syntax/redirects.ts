import type { Reader } from './reader.ts';
import type { Redirect, Word } from './tree.ts';
import { readHeredocBody, readSubstitution, readWord } from './words.ts';

/** Reads one redirection; undefined where none stands. @throws Unreadable for one without a target */
export function readRedirect(reader: Reader): Redirect | undefined {
  const line = reader.line();
  const both = reader.dialect === 'bash' ? reader.match(/&>>?/y)?.[0] : undefined;
  if (both) return { fd: -1, operator: both === '&>' ? '>' : '>>', word: target(reader), line };
  const match = reader.match(/([0-9]*)(<<<|<<-?|<&|<>|<(?!\()|>>|>&|>\||>(?!\())/y);
  if (!match) {
    if (reader.starts('<(') || reader.starts('>('))
      reader.fail(`a process substitution ${reader.peek(2)}…), which is not supported`);
    return undefined;
  }
  const operator = match[2] as Redirect['operator'];
  const input = operator.startsWith('<');
  const fd = match[1] ? Number(match[1]) : input ? 0 : 1;
  if (operator.startsWith('<<') && operator !== '<<<') return heredoc(reader, fd, operator === ('<<-' as string), line);
  if (operator === '<' && reader.dialect === 'bash' && startsCommands(reader)) return commands(reader, fd, line);
  const word = target(reader);
  // Bash reads `>& file` as both streams into the file.
  if (operator === '>&' && reader.dialect === 'bash' && !match[1] && !/^(?:[0-9]+|-)$/.test(word.raw))
    return { fd: -1, operator: '>', word, line };
  return { fd, operator, word, line };
}

function startsCommands(reader: Reader): boolean {
  reader.skipBlanks();
  return reader.starts('<(');
}

/** `< <( … )` */
function commands(reader: Reader, fd: number, line: number): Redirect {
  const start = reader.at;
  const body = readSubstitution(reader);
  const word: Word = {
    parts: [{ kind: 'command', body, quoted: true, line }],
    raw: reader.text.slice(start, reader.at),
    line,
  };
  return { fd, operator: '<(', word, line };
}

function target(reader: Reader): Word {
  reader.skipBlanks();
  const word = readWord(reader);
  if (!word) reader.fail('a redirection without a target');
  return word;
}

function heredoc(reader: Reader, fd: number, stripTabs: boolean, line: number): Redirect {
  reader.skipBlanks();
  const word = readWord(reader);
  if (!word) reader.fail('a here-document without a delimiter');
  if (word.parts.some((part) => part.kind !== 'text')) reader.fail('a here-document whose delimiter is expanded');
  const delimiter = word.parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
  const quoted = /['"\\]/.test(word.raw);
  const redirect = { fd, operator: '<<' as const, word, line };
  reader.heredocs.push({
    delimiter,
    quoted,
    stripTabs,
    take: (body) => {
      redirect.word = body;
    },
  });
  return redirect;
}

/** At the beginning of a line: the bodies of the here-documents that the line before announced. */
export function readHeredocBodies(reader: Reader): void {
  for (const pending of reader.heredocs.splice(0)) {
    const line = reader.line();
    let body = '';
    for (;;) {
      if (reader.done) reader.fail(`a here-document whose end "${pending.delimiter}" is missing`);
      let end = reader.text.indexOf('\n', reader.at);
      if (end === -1) end = reader.text.length;
      let text = reader.text.slice(reader.at, end);
      reader.at = Math.min(end + 1, reader.text.length);
      if (pending.stripTabs) text = text.replace(/^\t+/, '');
      if (text === pending.delimiter) break;
      body += `${text}\n`;
    }
    const inner = reader.inner(body, line);
    pending.take(
      pending.quoted
        ? { parts: [{ kind: 'text', text: body, quoted: true }], raw: body, line }
        : readHeredocBody(inner),
    );
  }
}
