import { posix } from 'node:path';
import type { Image } from '../../../repository/image.ts';
import { type StartScript, startScripts } from '../../../repository/start-scripts.ts';
import type { ShellScript } from '../../../shell/model.ts';
import { parseShell } from '../../../shell/parser.ts';
import { type LineIndex, lineIndex } from '../../../text/lines.ts';
import type { Range } from '../../../text/range.ts';

/** The first line that says which program reads the file. */
export interface Shebang {
  readonly range: Range;
  /** The program's name without its folder, that behind `env` where it is used. */
  readonly program: string;
}

/** One shell script of the repository that an image copies. */
export interface ImageScript {
  /** In the repository. */
  readonly path: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly shebang: Shebang | undefined;
  /** How ENTRYPOINT or CMD start it; undefined when they don't. */
  readonly start: StartScript | undefined;
  readonly image: Image;
  /** What it runs; parsed once, on demand. The shell grammar must be loaded. */
  shell(): ShellScript;
}

/** Longer ones are no hand-written scripts. */
const MAX_LENGTH = 200_000;
/** An image that copies more scripts than this copies a tree of them; the first ones are looked at. */
const MAX_SCRIPTS = 300;
const SHELLS = /^(ba|da|a|k|z)?sh$/;

/** The shell scripts that an image copies from the repository, those that it starts first. */
export function imageScripts(image: Image): ImageScript[] {
  const found = new Map<string, ImageScript>();
  const put = (path: string, text: string, start: StartScript | undefined): void => {
    if (found.has(path) || found.size >= MAX_SCRIPTS || text.length > MAX_LENGTH) return;
    const shebang = readShebang(text);
    if (shebang ? !SHELLS.test(shebang.program) && !start : !/\.(sh|bash|ksh)$/.test(path) && !start) return;
    found.set(path, scriptOf(image, path, text, shebang, start));
  };
  for (const start of startScripts(image)) if (start.path !== undefined) put(start.path, start.text, start);
  for (const path of copiedPaths(image)) {
    const text = image.readContext(path);
    if (text !== undefined) put(posix.join(image.context, path), text, undefined);
  }
  return [...found.values()];
}

/** Reads the first line of a script. */
export function readShebang(text: string): Shebang | undefined {
  const [line] = /^#![^\r\n]*/.exec(text) ?? [];
  if (line === undefined) return undefined;
  const words = line
    .slice(2)
    .trim()
    .split(/[ \t]+/);
  const viaEnv = /(^|\/)env$/.test(words[0] ?? '');
  const program = viaEnv ? words.slice(1).find((word) => !/^-|=/.test(word)) : words[0];
  return program ? { range: { start: 0, end: line.length }, program: posix.basename(program) } : undefined;
}

function scriptOf(
  image: Image,
  path: string,
  text: string,
  shebang: Shebang | undefined,
  start: StartScript | undefined,
): ImageScript {
  let parsed: ShellScript | undefined;
  let lines: LineIndex | undefined;
  return {
    path,
    text,
    shebang,
    start,
    image,
    get lines() {
      lines ??= lineIndex(text);
      return lines;
    },
    shell() {
      parsed ??= parseShell(text);
      return parsed;
    },
  };
}

/** Where a repository keeps the work of others, which is mended elsewhere. */
const OTHERS = /(^|\/)(node_modules|vendor|third_party|\.venv|site-packages|bower_components)\//;

/** Context paths of files that COPY and ADD bring and that may be shell scripts by their names. */
export function copiedPaths(image: Image): string[] {
  const paths = new Set<string>();
  for (const outer of image.dockerfile.instructions) {
    const copy = outer.trigger ?? outer;
    if ((copy.keyword !== 'COPY' && copy.keyword !== 'ADD') || copy.flags.some(({ name }) => name === 'from')) continue;
    for (const { expanded } of copy.words.slice(0, -1)) {
      if (expanded === undefined || expanded.startsWith('<<') || /^\w+:\/\//.test(expanded)) continue;
      for (const path of image.matchContext(expanded))
        if (/\.(sh|bash|ksh)$|(^|\/)[^./]+$/.test(path) && !OTHERS.test(path)) paths.add(path);
    }
  }
  return [...paths];
}
