import { posix } from 'node:path';
import type { Dockerfile, Instruction } from '../../dockerfile/model.ts';
import type { ShellScript } from '../../shell/model.ts';
import { lineAt } from '../../text/lines.ts';
import type { Range } from '../../text/range.ts';
import { add, type Builder } from './builder.ts';
import { meaningInShell, storedAt } from './classify.ts';
import { changedFolders } from './folders.ts';
import { type Mention, mentionsIn } from './mentions.ts';
import type { Place } from './model.ts';
import { type Resolved, resolve, sureness } from './resolve.ts';

/** Finds what a Dockerfile's instructions run. */
export function ofDockerfile(builder: Builder, file: Dockerfile): void {
  for (const outer of file.instructions) {
    const instruction = outer.trigger ?? outer;
    const when = placeOfInstruction(instruction);
    if (when === undefined) continue;
    const text = file.text.slice(instruction.range.start, instruction.range.end);
    const shell = when === 'build' ? instruction.shell() : undefined;
    const at = { from: file.path, workdir: instruction.state.workdir, folders: changedFolders(text) };
    for (const mention of mentionsIn(text, builder.bare, builder.modules)) {
      const offset = mention.offset + instruction.range.start;
      if (file.comments.some(({ range }) => range.start <= offset && offset < range.end)) continue;
      const { kind, stored } =
        shell && shell.commands.length > 0
          ? (meaningInShell(shell, { ...mention, offset }) ?? {})
          : { kind: 'runs' as const };
      if (kind === undefined) continue;
      const found = inThisImage(builder, file, mention, resolve(builder, mention, at));
      for (const script of found.scripts) {
        const there = isThere(builder, file, mention, script);
        add(builder, script, {
          by: file.path,
          line: lineAt(file.lines, offset),
          when: !there ? 'development' : stored ? 'run' : when,
          kind: sureness(mention.pattern ? 'may-run' : kind, found),
          inImage: there && !found.guess && kind !== 'mentions',
          stored,
        });
      }
    }
    const comments = [...file.comments.map(({ range }) => range), ...(shell?.comments ?? [])];
    byTheirPlace(builder, file, instruction, without(text, instruction.range.start, comments), when, shell);
  }
}

/** Of several scripts that a mention may stand for, those that this Dockerfile copies, or the one beside it; else all, as a guess. */
function inThisImage(
  { copiedIn, byImage, held }: Builder,
  file: Dockerfile,
  mention: Mention,
  { scripts, guess }: Resolved,
): Resolved {
  // `/home/app` is a folder of the image and not the script `bin/app`, unless some image has that script.
  if (/^[a-z0-9]+$/.test(mention.name)) {
    const shipped = scripts.filter((script) => held.has(script));
    if (shipped.length === 0) return { scripts: shipped, guess };
  }
  if (scripts.length < 2 || mention.pattern) return { scripts, guess };
  const exact = mention.absolute ? byImage.get(file.path)?.get(`/${mention.tail}`) : undefined;
  if (exact) return { scripts: [...exact], guess: false };
  const own = copiedIn.get(file.path);
  const copied = scripts.filter((script) => own?.has(script));
  if (copied.length > 0) return { scripts: copied, guess: false };
  const beside = scripts.filter((script) => posix.dirname(script) === posix.dirname(file.path));
  return guess && beside.length === 1 ? { scripts: beside, guess: false } : { scripts, guess };
}

/**
 * Has this image the script? What a pattern stands for, it must copy itself; what is named may come with the image that it is built
 * on, be mounted, or come from a build context that has a name of its own.
 */
function isThere(builder: Builder, file: Dockerfile, { pattern, tail }: Mention, script: string): boolean {
  const { copiedIn, held, mounted } = builder;
  if (pattern) return copiedIn.get(file.path)?.has(script) === true;
  if (held.has(script) || mounted.has(script) || namedInCopy(file, posix.basename(script))) return true;
  // `/mnt/dns/init.sh` is `dns/init.sh`, which people mount in a way that no file tells.
  const [name, folder] = tail.split('/').reverse();
  return folder !== undefined && `/${script}`.endsWith(`/${folder}/${name}`);
}

function namedInCopy(file: Dockerfile, name: string): boolean {
  return file.instructions.some(
    (instruction) =>
      instruction.keyword === 'COPY' &&
      instruction.flags.some((flag) => flag.name === 'from') &&
      instruction.words.slice(0, -1).some(({ value }) => posix.basename(value) === name),
  );
}

/** Words that name a script by the place that it was copied to, perhaps under another name. */
function byTheirPlace(
  builder: Builder,
  file: Dockerfile,
  outer: Instruction,
  text: string,
  when: Place,
  shell: ShellScript | undefined,
): void {
  if (when === 'build' && /^RUN\s+chmod/i.test(text)) return;
  for (const { 0: word, index } of text.matchAll(/[^\s"',[\];&|()=]+/g)) {
    const path = word.startsWith('/') ? word : posix.join(outer.state.workdir ?? '/', word);
    const own = builder.byImage.get(file.path);
    const bin = [`/usr/local/bin/${word}`, `/usr/bin/${word}`, `/bin/${word}`];
    // A path may be that of an image which this one is built on; a name alone is rather a program of strangers.
    const scripts =
      [path, ...bin].map((at) => own?.get(at)).find((each) => each !== undefined) ?? builder.byTarget.get(path);
    if (!scripts) continue;
    const offset = outer.range.start + index;
    const later = shell === undefined ? undefined : storedAt(shell, offset);
    for (const script of scripts)
      add(builder, script, {
        by: file.path,
        line: lineAt(file.lines, offset),
        when: later ? 'run' : when,
        kind: later ?? 'runs',
        inImage: true,
        stored: later !== undefined,
      });
  }
}

/** A text that begins at an offset of its file, with ranges of the file blanked. */
function without(text: string, offset: number, ranges: readonly Range[]): string {
  let result = text;
  for (const { start, end } of ranges) {
    const from = Math.max(0, start - offset);
    const to = Math.min(text.length, end - offset);
    if (from < to) result = result.slice(0, from) + ' '.repeat(to - from) + result.slice(to);
  }
  return result;
}

function placeOfInstruction({ keyword }: Instruction): Place | undefined {
  if (keyword === 'HEALTHCHECK') return 'healthcheck';
  if (keyword === 'CMD' || keyword === 'ENTRYPOINT' || keyword === 'ENV' || keyword === 'SHELL') return 'run';
  return keyword === 'RUN' ? 'build' : undefined;
}
