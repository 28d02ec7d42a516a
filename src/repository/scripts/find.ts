import type { Snapshot } from '../snapshot.ts';
import type { Language } from './model.ts';

export interface FoundScript {
  readonly path: string;
  readonly language: Language;
  readonly shebang: string | undefined;
  readonly text: string;
}

const SKIPPED = /(^|\/)(node_modules|vendor|third_party|\.git|\.venv|site-packages)\//;
/** Suffixes of files that hold no text that could name a script. */
const BINARY =
  /\.(png|jpe?g|gif|ico|svg|webp|pdf|zip|gz|tgz|xz|bz2|zst|jar|war|class|so|dll|exe|woff2?|ttf|eot|mp[34]|wasm|bin|db|sqlite|pyc|lock|sum|map|csv|parquet)$/i;
/** Larger files are data. */
export const MAX_LENGTH = 400_000;
const NO_SCRIPT = /\.(md|rst|txt|adoc|html?|ya?ml|json|toml|example|sample|dist|orig|bak)$|(^|\/)__init__\.py$/i;
const SCRIPT_FOLDER = /(^|\/)(scripts?|bin|tools?|hack)\//;
const SUFFIXES: readonly (readonly [RegExp, Language])[] = [
  [/\.(sh|bash|ksh|zsh|dash|ash)$/i, 'shell'],
  [/\.py$/, 'python'],
  [/\.(js|mjs|cjs)$/, 'node'],
  [/\.pl$/, 'perl'],
  [/\.rb$/, 'ruby'],
];
const INTERPRETERS: readonly (readonly [RegExp, Language])[] = [
  [/^(ba|da|a|k|z)?sh$|^with-contenv$|^bashio$/, 'shell'],
  [/^python[\d.]*$/, 'python'],
  [/^node$/, 'node'],
  [/^perl$/, 'perl'],
  [/^ruby$/, 'ruby'],
];

/** Whether a file's name says that it may be a script or name one. */
export function mayHoldUses(path: string): boolean {
  return !SKIPPED.test(path) && !BINARY.test(path);
}

/** The text of a file that may hold uses of scripts. */
export function readable(snapshot: Snapshot, path: string): string | undefined {
  if (!mayHoldUses(path)) return undefined;
  const text = snapshot.read(path);
  return text === undefined || text.length > MAX_LENGTH || text.slice(0, 1000).includes('\0') ? undefined : text;
}

/** Whether a file is a script, and in what language: by its suffix, its shebang, and for all but shells its folder. */
export function scriptOf(path: string, text: string): FoundScript | undefined {
  const first = /^#![ \t]*([^\r\n]+)/.exec(text)?.[1];
  const words = first?.trim().split(/\s+/) ?? [];
  const program = words.findLast(
    (word) => /^[^-]/.test(word) && /(sh|python[\d.]*|node|perl|ruby|contenv|bashio)$/.test(word),
  );
  const interpreter = program?.split('/').at(-1);
  const byShebang = INTERPRETERS.find(([pattern]) => pattern.test(interpreter ?? ''))?.[1];
  const bySuffix = SUFFIXES.find(([pattern]) => pattern.test(path))?.[1];
  const language = byShebang ?? bySuffix;
  if (language === undefined || NO_SCRIPT.test(path)) return undefined;
  if (language !== 'shell' && !SCRIPT_FOLDER.test(path)) return undefined;
  return { path, language, shebang: first, text };
}
