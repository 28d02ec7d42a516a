import type { Instruction } from '../../../dockerfile/model.ts';
import type { ShellCommand, ShellWord } from '../../../shell/model.ts';
import type { Range } from '../../../text/range.ts';
import { isCommandOption, joined, programOf } from './program.ts';

interface Wrapped {
  readonly program: 'powershell' | 'pwsh';
  readonly range: Range;
  readonly text: string;
  readonly quote: '' | '"' | "'";
}

/** Options of powershell and pwsh that take a value: https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_pwsh */
const VALUED =
  /^-(ex|ep|executionpolicy|v|version|w|windowstyle|psconsolefile|inputformat|outputformat|if|of|config|configurationname|settingsfile|custompipename|wd|workingdirectory)$/i;

/** A script in a file, or encoded: neither can be read here. */
function isFileOption(word: string): boolean {
  return /^-(f(i(le?)?)?|e(c|n\w*)?)$/i.test(word);
}

/**
 * The scripts that a RUN gives to `powershell -Command` or `pwsh -c`, in the shell form of another shell or in exec form.
 * @param posix whether the line is read as a POSIX shell's or as JSON; otherwise it is cmd's
 */
export function commandLineScripts(run: Instruction, posix: boolean): Wrapped[] {
  if (!posix) return cmdScripts(run);
  return run.shell().commands.flatMap((command) => {
    const program = programOf(command.nameWord.value ?? '');
    const words = program && scriptWords(command, program);
    const [first] = words ?? [];
    const last = words?.at(-1);
    return program && first && last ? [unquoted(run, program, first, last)] : [];
  });
}

/** The words that are the script; undefined where a file is run instead. */
function scriptWords({ args }: ShellCommand, program: 'powershell' | 'pwsh'): readonly ShellWord[] | undefined {
  for (let at = 0; at < args.length; at++) {
    const { text } = args[at] as ShellWord;
    if (isCommandOption(text)) return args.slice(at + 1);
    if (isFileOption(text)) return undefined;
    if (VALUED.test(text)) at++;
    // Windows PowerShell takes what is no option as a command, PowerShell 6 and later as a file.
    else if (!text.startsWith('-')) return program === 'powershell' ? args.slice(at) : undefined;
  }
  return undefined;
}

function unquoted(run: Instruction, program: Wrapped['program'], first: ShellWord, last: ShellWord): Wrapped {
  const quote = first === last ? quoteOf(first.raw) : '';
  const inset = quote === '' ? 0 : 1;
  const range = { start: first.range.start + inset, end: last.range.end - inset };
  const from = run.argsRange.start;
  const raw = run.shellText.slice(range.start - from, range.end - from);
  const json = run.form === 'exec';
  return { program, range, quote, text: json ? unescaped(joined(raw)) : seenByShell(joined(raw), quote) };
}

function quoteOf(raw: string): Wrapped['quote'] {
  const [quote = ''] = raw;
  return raw.length > 1 && (quote === '"' || quote === "'") && raw.endsWith(quote) ? quote : '';
}

/** Backslashes in front of quotes are gone when PowerShell reads; a blank keeps the place. */
function unescaped(text: string): string {
  return text.replace(/\\(?=["'])/g, ' ');
}

/** What POSIX double quotes leave: variables are the shell's own unless a backslash stands in front. */
function seenByShell(text: string, quote: Wrapped['quote']): string {
  if (quote === "'") return text;
  return text.replace(/\\(["$`])|\$/g, (_, escaped: string | undefined) => (escaped ? ` ${escaped}` : '_'));
}

/** cmd's own text: `powershell -Command "…"`, up to `&`, `|` or the end where the script stands in no quotes. */
function cmdScripts(run: Instruction): Wrapped[] {
  const text = joined(run.shellText);
  const found: Wrapped[] = [];
  const call = /(^|[&|(])\s*@?("?)((?:[^\s"&|(]*[\\/])?(?:powershell|pwsh)(?:\.exe)?)\2(?=\s)/gi;
  for (let match = call.exec(text); match; match = call.exec(text)) {
    const program = programOf(match[3] ?? '');
    const start = program && scriptStart(text, match.index + match[0].length, program);
    if (!program || start === undefined) continue;
    const quoted = text[start] === '"';
    const end = quoted ? closingQuote(text, start + 1) : unquotedEnd(text, start);
    const range = { start: start + (quoted ? 1 : 0), end };
    found.push({
      program,
      range: { start: run.argsRange.start + range.start, end: run.argsRange.start + range.end },
      text: seenByCmd(text.slice(range.start, range.end), quoted),
      quote: quoted ? '"' : '',
    });
    call.lastIndex = end;
  }
  return found;
}

function scriptStart(text: string, from: number, program: Wrapped['program']): number | undefined {
  const word = /\s+("[^"]*"|[^\s"]+)/y;
  word.lastIndex = from;
  for (let match = word.exec(text); match; match = word.exec(text)) {
    const [all, value = ''] = match;
    if (isCommandOption(value)) {
      const blanks = /\s*/y;
      blanks.lastIndex = word.lastIndex;
      blanks.exec(text);
      return blanks.lastIndex < text.length ? blanks.lastIndex : undefined;
    }
    if (isFileOption(value)) return undefined;
    if (VALUED.test(value)) word.exec(text);
    else if (!value.startsWith('-'))
      return program === 'powershell' ? match.index + all.length - value.length : undefined;
  }
  return undefined;
}

/** Outside of quotes cmd takes a caret for an escape. */
function seenByCmd(text: string, quoted: boolean): string {
  return unescaped(quoted ? text : text.replace(/\^(?=[&|<>^()])/g, ' '));
}

function closingQuote(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') {
      // The last quote of the line closes: cmd counts none of those between.
      if (/^\s*($|[&|)])/.test(text.slice(at + 1))) return at;
    }
  }
  return text.length;
}

function unquotedEnd(text: string, from: number): number {
  let quoted = false;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted;
    else if (!quoted && text[at] === '^') at++;
    else if (!quoted && /[&|]/.test(text[at] ?? '')) return at;
  }
  return text.length;
}
