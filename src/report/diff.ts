import { createTwoFilesPatch } from 'diff';
import { fenceFor } from './escape.ts';

/** A unified diff as `git apply` takes it; empty when nothing changed. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  return createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, { context: 3 }).replace(
    /^=+\n/,
    '',
  );
}

/** What a file was (undefined for a new one) and becomes. */
export interface ChangedText {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string;
  /** Of a new file: its mode is 755. */
  readonly executable?: true;
}

/** A unified diff of one file that `git apply` takes, with the mode of a new one. */
export function diffOfChange({ path, before, after, executable }: ChangedText): string {
  if (before !== undefined) return unifiedDiff(path, before, after);
  const body = unifiedDiff(path, '', after).replace(/^--- .*/, '--- /dev/null');
  return `diff --git a/${path} b/${path}\nnew file mode ${executable ? '100755' : '100644'}\n${body}`;
}

/** A patch of several files as Markdown that can be opened; undefined when it has more characters than `longest`, or none. */
export function patchDetails(title: string, files: readonly ChangedText[], longest: number): string | undefined {
  const patch = files.map(diffOfChange).join('');
  if (patch === '' || patch.length > longest) return undefined;
  const fence = fenceFor(patch);
  return `<details><summary>${title}</summary>\n\n${fence}diff\n${patch}${fence}\n\n</details>`;
}
