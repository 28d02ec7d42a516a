import { posix } from 'node:path';
import type { Dockerfile } from '../../dockerfile/model.ts';
import { narrowCopy } from '../../refactor/narrow-copy.ts';
import { imageOf } from '../../repository/read-image.ts';
import { applyEdits } from '../../text/edit.ts';
import type { FileChange, Step, Verdict } from '../model.ts';
import { count, type PlanInput } from './input.ts';

/** Scripts that an image holds and does not use. */
export function shipped(input: PlanInput): Step[] {
  const { verdicts, dockerfiles } = input;
  const idle = verdicts.filter((verdict) => isIdle(verdict) && verdict.script.copiedBy.length > 0);
  if (idle.length === 0) return [];
  const copies = new Map(
    idle.flatMap(({ script }) => script.copiedBy).map((copy) => [`${copy.path}:${copy.line}`, copy]),
  );
  const narrowed = dockerfiles.flatMap((file) => narrow(input, file, idle));
  const left = idle.filter(({ script }) =>
    script.copiedBy.some(({ path }) => !narrowed.some((change) => change.path === path)),
  );
  return [
    {
      phase: 'now',
      title: `Keep ${count(idle.length, 'script')} out of the image`,
      detail:
        'The image copies them and does not use them. Copy the scripts that it uses by name instead of their folder, or list the others in `.dockerignore`.',
      effect: `${count(
        idle.reduce((total, { script }) => total + script.measures.lines, 0),
        'line',
      )} of script fewer for an intruder to use, and no rebuild when one of them changes (estimate).`,
      risk: 'low',
      patch: undefined,
      changes: [...narrowed, ...ignored(left, input)],
      places: [...copies.values()],
    },
  ];
}

function isIdle({ verdict }: Verdict): boolean {
  return verdict === 'remove' || verdict === 'leave-out';
}

/** The Dockerfile with its COPY of a folder narrowed to what is used, and to what is no script. */
function narrow({ snapshot, verdicts }: PlanInput, file: Dockerfile, idle: readonly Verdict[]): FileChange[] {
  const image = imageOf(snapshot, file);
  const inRepository = (path: string): string => posix.join(image.context, path);
  const unused = new Set(verdicts.filter(isIdle).map(({ script }) => script.path));
  const edits = file.instructions.flatMap((copy) => {
    if (copy.keyword !== 'COPY' || copy.flags.some(({ name }) => name === 'from')) return [];
    if (!idle.some(({ script }) => script.copiedBy.some((by) => by.path === file.path && by.line === copy.line)))
      return [];
    const [source, ...others] = copy.words.slice(0, -1);
    const folder = source?.value.replace(/^(\.?\/)+/, '').replace(/\/(\*)?$/, '') ?? '';
    if (!source || others.length > 0 || folder === '' || folder === '.') return [];
    const files = image.matchContext(folder).filter((path) => path.startsWith(`${folder}/`));
    const keep = files.filter((path) => !unused.has(inRepository(path)));
    return keep.length === files.length
      ? []
      : (narrowCopy(
          file,
          copy,
          source,
          keep.map((path) => posix.relative(folder, path)),
        ) ?? []);
  });
  return edits.length === 0 ? [] : [{ path: file.path, before: file.text, after: applyEdits(file.text, edits) }];
}

/** Entries for the ignore file of the folder that holds the Dockerfile, for what comes with `COPY . .`. */
function ignored(idle: readonly Verdict[], { snapshot }: PlanInput): FileChange[] {
  const folders = new Map<string, string[]>();
  for (const { script } of idle) {
    const by = script.copiedBy[0]?.path ?? '';
    const folder = by.includes('/') ? by.slice(0, by.lastIndexOf('/') + 1) : '';
    if (!script.path.startsWith(folder)) continue;
    folders.set(folder, [...(folders.get(folder) ?? []), script.path.slice(folder.length)]);
  }
  return [...folders].map(([folder, paths]) => {
    const path = `${folder}.dockerignore`;
    const before = snapshot.read(path);
    const lead = before === undefined || before === '' || before.endsWith('\n') ? (before ?? '') : `${before}\n`;
    return { path, before, after: `${lead}# Scripts that the image does not use.\n${paths.join('\n')}\n` };
  });
}
