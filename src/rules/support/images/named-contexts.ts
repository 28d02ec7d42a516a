import type { Snapshot } from '../../../repository/snapshot.ts';
import { builderTexts } from './build-targets.ts';

/** They are the same for every Dockerfile of a snapshot. */
const CONTEXTS = new WeakMap<Snapshot, ReadonlySet<string>>();

/**
 * The names, lower-cased, that the repository's builds give to contexts of their own, and that FROM may use in the place of images:
 * `--build-context`, `contexts` of Bake, `additional_contexts` of compose, `build-contexts` of a workflow.
 */
export function namedContexts(snapshot: Snapshot): ReadonlySet<string> {
  const known = CONTEXTS.get(snapshot);
  if (known) return known;
  const names = builderTexts(snapshot).flatMap((text) => [
    ...[...text.matchAll(/--build-context[= \t]+["']?([\w./:-]+)=/g)].map(([, name = '']) => name),
    ...[...text.matchAll(/\bcontexts["']?[ \t]{0,20}[:=][ \t]{0,20}\{/g)].flatMap(({ index, 0: { length } }) => {
      const [inside = ''] = text.slice(index + length, index + length + 2000).split('}');
      return [...inside.matchAll(/(?:^|[\s,])["']?([\w./:-]{1,200}?)["']?[ \t]{0,20}[:=][ \t]{0,20}["']/g)].map(
        ([, name = '']) => name,
      );
    }),
    ...[
      ...text.matchAll(/\b(?:additional_contexts|build-contexts):[ \t|>+-]*((?:\r?\n[ \t]+[^\r\n]*){1,50})/g),
    ].flatMap(([, lines = '']) =>
      [...lines.matchAll(/\n[ \t]+(?:- )?["']?([\w./-]+)(?:=|:[ \t])/g)].map(([, name = '']) => name),
    ),
  ]);
  const contexts = new Set(names.map((name) => name.toLowerCase()));
  CONTEXTS.set(snapshot, contexts);
  return contexts;
}
