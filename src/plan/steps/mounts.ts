import { posix } from 'node:path';
import type { ComposeFile, Mount, Service } from '../../compose/model.ts';
import { clean } from '../../repository/scripts/images.ts';
import { applyEdits } from '../../text/edit.ts';
import { lineAt } from '../../text/lines.ts';
import { removeEntry, removeItem } from '../../text/yaml-edits.ts';
import type { FileChange, Step } from '../model.ts';
import { count, type Place, type PlanInput } from './input.ts';

/** Scripts of an image that compose mounts over it. */
export function mounts({ verdicts, composes }: PlanInput): Step[] {
  const shipped = new Set(verdicts.filter(({ script }) => script.copiedBy.length > 0).map(({ script }) => script.path));
  const places: Place[] = [];
  const changes: FileChange[] = [];
  for (const file of composes) {
    const edits = file.services.flatMap((service) => {
      const over =
        service.get('build') === undefined ? [] : service.mounts.filter((mount) => covers(file, mount, shipped));
      places.push(...over.map(({ range }) => ({ path: file.path, line: lineAt(file.lines, range.start) })));
      return without(file, service, over);
    });
    if (edits.length > 0) changes.push({ path: file.path, before: file.text, after: applyEdits(file.text, edits) });
  }
  if (places.length === 0) return [];
  return [
    {
      phase: 'now',
      title: 'Run what the image holds',
      detail: `${count(places.length, 'script is', 'scripts are')} mounted over the image's own ${places.length === 1 ? 'copy' : 'copies'}. What was built and tested is then not what runs, and a host with an old checkout runs old scripts.`,
      effect: 'The same image behaves the same everywhere.',
      risk: 'low',
      patch: undefined,
      changes,
      places,
    },
  ];
}

function covers(file: ComposeFile, { source }: Mount, shipped: ReadonlySet<string>): boolean {
  if (source === undefined || !/^[./]/.test(source)) return false;
  return shipped.has(clean(posix.join(posix.dirname(file.path), source)));
}

function without(file: ComposeFile, service: Service, over: readonly Mount[]): ReturnType<typeof removeItem> & object {
  const [first] = over;
  if (!first) return [];
  const { list, entry } = first.at;
  if (over.every(({ at }) => at.list === list) && over.length === list.items.length)
    return removeEntry(file.text, entry, service.own) ?? [];
  return over.flatMap(({ at }) => removeItem(file.text, at.item, at.list, at.entry, service.own) ?? []);
}
