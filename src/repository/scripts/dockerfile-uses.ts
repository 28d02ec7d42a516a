import { posix } from 'node:path';
import type { Dockerfile, Instruction } from '../../dockerfile/model.ts';
import { lineAt } from '../../text/lines.ts';
import type { Range } from '../../text/range.ts';
import { add, type Builder } from './builder.ts';
import { kindInShell } from './classify.ts';
import { changedFolders } from './folders.ts';
import { type Mention, mentionsIn } from './mentions.ts';
import type { Place } from './model.ts';
import { resolve } from './resolve.ts';

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
      const kind = shell && shell.commands.length > 0 ? kindInShell(shell, { ...mention, offset }) : 'runs';
      if (kind === undefined) continue;
      const line = lineAt(file.lines, offset);
      for (const script of inThisImage(builder, file, mention, resolve(builder, mention, at))) {
        // What a pattern of the image stands for, the image must hold.
        const there = !mention.pattern || builder.copiedIn.get(file.path)?.has(script) === true;
        add(builder, script, {
          by: file.path,
          line,
          when: there ? when : 'development',
          kind: mention.pattern ? 'may-run' : kind,
          inImage: there && kind !== 'mentions',
        });
      }
    }
    const comments = [...file.comments.map(({ range }) => range), ...(shell?.comments ?? [])];
    byTheirPlace(builder, file, instruction, without(text, instruction.range.start, comments), when);
  }
}

/** Of several scripts that a mention may stand for, those that this Dockerfile copies; all when it copies none of them. */
function inThisImage(
  { copiedIn, byImage }: Builder,
  file: Dockerfile,
  mention: Mention,
  found: readonly string[],
): readonly string[] {
  // `/home/app` is a folder of the image and not the script `bin/app`, unless some image has that script.
  if (mention.absolute && /^[a-z0-9]+$/.test(mention.name)) {
    const shipped = found.filter((script) => [...copiedIn.values()].some((scripts) => scripts.has(script)));
    if (shipped.length === 0) return shipped;
  }
  if (found.length < 2) return found;
  const exact = mention.absolute ? byImage.get(file.path)?.get(`/${mention.tail}`) : undefined;
  if (exact) return [...exact];
  const own = copiedIn.get(file.path);
  const copied = found.filter((script) => own?.has(script));
  return copied.length > 0 ? copied : found;
}

/** Words that name a script by the place that it was copied to, perhaps under another name. */
function byTheirPlace(builder: Builder, file: Dockerfile, outer: Instruction, text: string, when: Place): void {
  if (when === 'build' && /^RUN\s+chmod/i.test(text)) return;
  for (const { 0: word, index } of text.matchAll(/[^\s"',[\];&|()=]+/g)) {
    const path = word.startsWith('/') ? word : posix.join(outer.state.workdir ?? '/', word);
    const own = builder.byImage.get(file.path);
    const found = [path, `/usr/local/bin/${word}`, `/usr/bin/${word}`, `/bin/${word}`].map(
      (at) => own?.get(at) ?? builder.byTarget.get(at),
    );
    for (const script of found.find((scripts) => scripts !== undefined) ?? [])
      add(builder, script, {
        by: file.path,
        line: lineAt(file.lines, outer.range.start + index),
        when,
        kind: 'runs',
        inImage: true,
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
