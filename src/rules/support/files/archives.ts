import type { ShellCommand, ShellWord } from '../../../shell/model.ts';

export interface TarExtraction {
  /** The file that is unpacked; undefined when it comes from standard input. */
  readonly archive: ShellWord | undefined;
  /** Given by `-C`. */
  readonly folder: ShellWord | undefined;
  /** Nothing is asked for but the compression, the archive and the folder. */
  readonly plain: boolean;
}

/** A call of tar that unpacks; undefined for everything else. */
export function tarExtraction({ name, args }: ShellCommand): TarExtraction | undefined {
  if (name !== 'tar' && name !== 'bsdtar' && name !== 'gtar') return undefined;
  let extracts = false;
  let plain = true;
  let archive: ShellWord | undefined;
  let folder: ShellWord | undefined;
  for (let at = 0; at < args.length; at++) {
    const word = args[at] as ShellWord;
    const { text } = word;
    const cluster = /^-[a-zA-Z]+$/.test(text) || (at === 0 && /^[a-zA-Z]+$/.test(text));
    if (cluster) {
      const letters = text.replace('-', '');
      if (letters.includes('x')) extracts = true;
      if (/[^xvzjJfCpa]/.test(letters)) plain = false;
      for (const letter of letters) {
        if (letter === 'f') archive = args[++at];
        else if (letter === 'C') folder = args[++at];
      }
    } else if (/^--(extract|get)$/.test(text)) extracts = true;
    else if (text === '--file') archive = args[++at];
    else if (text === '--directory') folder = args[++at];
    else if (text.startsWith('--file=')) archive = withoutPrefix(word, '--file=');
    else if (text.startsWith('--directory=')) folder = withoutPrefix(word, '--directory=');
    else if (!/^--(gzip|bzip2|xz|verbose|auto-compress)$/.test(text)) plain = false;
  }
  return extracts ? { archive: archive?.text === '-' ? undefined : archive, folder, plain } : undefined;
}

/** The file that a call of unzip unpacks; undefined where it only looks into one, or for everything else. */
export function unzippedArchive({ name, args }: ShellCommand): ShellWord | undefined {
  if (name !== 'unzip') return undefined;
  for (let at = 0; at < args.length; at++) {
    const word = args[at] as ShellWord;
    if (!word.text.startsWith('-')) return /\.zip$/i.test(word.text) ? word : undefined;
    if (/[ltvzZh]/.test(word.text)) return undefined;
    // A folder or a password follows.
    if (/^-\w*[dP]$/.test(word.text)) at++;
  }
  return undefined;
}

function withoutPrefix(word: ShellWord, prefix: string): ShellWord {
  const { start, end } = word.range;
  return {
    ...word,
    raw: word.raw.slice(prefix.length),
    value: word.value?.slice(prefix.length),
    text: word.text.slice(prefix.length),
    range: { start: start + prefix.length, end },
  };
}
