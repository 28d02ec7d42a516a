import type { ComposeFile } from '../../compose/model.ts';
import { chainInstructions } from '../../dockerfile/chain.ts';
import type { Dockerfile } from '../../dockerfile/model.ts';
import { buildOf } from '../../repository/scripts/images.ts';
import type { Thresholds } from '../../repository/scripts/thresholds.ts';
import type { Snapshot } from '../../repository/snapshot.ts';
import { DEFAULT_CONFIGURATION, fixSnapshot } from '../../review/index.ts';
import type { WorkflowFile } from '../../workflow/model.ts';
import type { FileChange, Step, Verdict } from '../model.ts';
import type { Monolith } from '../services/find.ts';

/** What the steps are worked out from. */
export interface PlanInput {
  readonly snapshot: Snapshot;
  readonly dockerfiles: readonly Dockerfile[];
  readonly composes: readonly ComposeFile[];
  readonly workflows: readonly WorkflowFile[];
  readonly verdicts: readonly Verdict[];
  readonly monoliths: readonly Monolith[];
  readonly thresholds: Thresholds;
}

export type Place = Step['places'][number];

/** What the fixes of some rules make of some files; also those that need a person's look. */
export function changesOf(snapshot: Snapshot, rules: readonly string[], paths: readonly string[]): FileChange[] {
  if (paths.length === 0) return [];
  const configuration = {
    ...DEFAULT_CONFIGURATION,
    presets: [],
    rules: new Map(rules.map((id) => [id, { severity: 'warning' as const }])),
  };
  return [...fixSnapshot(snapshot, { configuration, unsafe: true, paths, rules }).files];
}

/** The paths of places, each once. */
export function pathsOf(places: readonly Place[]): string[] {
  return [...new Set(places.map(({ path }) => path))];
}

/** Whether something asks an image's containers whether they are well: its own HEALTHCHECK, or compose where it builds the image. */
export function isChecked({ composes }: Pick<PlanInput, 'composes'>, { path, target }: Dockerfile): boolean {
  if (target && chainInstructions(target).some(({ keyword }) => keyword === 'HEALTHCHECK')) return true;
  return composes.some((file) =>
    file.services.some(
      (service) => service.get('healthcheck') !== undefined && buildOf(file, service)?.dockerfile === path,
    ),
  );
}

/** Whether an image starts the script by itself. */
export function isEntryPoint({ script: { uses } }: Verdict): boolean {
  return uses.some(
    ({ by, when, kind, inImage }) =>
      when === 'run' && inImage && kind === 'runs' && /dockerfile|containerfile|compose/i.test(by),
  );
}

/** `1 script`, `3 scripts`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** `a, b and c`. */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
