import type { Dockerfile } from '../../dockerfile/model.ts';
import { parseDockerfile } from '../../dockerfile/parse.ts';
import type { Language } from '../../refactor/translate/language.ts';
import { fileKind } from '../../repository/file-kinds.ts';
import { imageOf } from '../../repository/read-image.ts';
import { scriptGraph } from '../../repository/scripts/graph.ts';
import type { ScriptUse } from '../../repository/scripts/model.ts';
import type { Snapshot } from '../../repository/snapshot.ts';
import { startScripts } from '../../repository/start-scripts.ts';
import type { FileChange } from '../model.ts';
import { type TranslationPatch, translationPatch } from './patch.ts';
import { runtimeOf } from './runtime.ts';

/** What a Dockerfile makes of the translation of a script that it starts. */
export interface Translated {
  readonly dockerfile: Dockerfile;
  readonly language: Language;
  /** Line of the ENTRYPOINT or CMD. */
  readonly line: number;
  readonly patch: TranslationPatch;
}

/**
 * The Dockerfiles that start a script, each with its patch.
 * @param language only to this one; without it, to the language that the image has; images that have neither are left out
 */
export function translations(
  snapshot: Snapshot,
  dockerfiles: readonly Dockerfile[],
  script: { readonly path: string; readonly uses: readonly ScriptUse[] },
  language?: Language,
): Translated[] {
  return dockerfiles.flatMap((dockerfile) => {
    const image = imageOf(snapshot, dockerfile);
    const start = startScripts(image).find(({ path }) => path === script.path);
    const to = runtimeOf(dockerfile);
    if (!start || to === undefined || (language !== undefined && language !== to)) return [];
    const patch = translationPatch(image, start, script.uses, to);
    return [{ dockerfile, language: to, line: start.instruction.line, patch }];
  });
}

/** The same for one script of a repository. The shell grammar must be loaded. */
export function translationsOf(snapshot: Snapshot, path: string, language: Language): Translated[] {
  const dockerfiles = snapshot.list().flatMap((file) => {
    const text = fileKind(file) === 'dockerfile' ? snapshot.read(file) : undefined;
    return text === undefined ? [] : [parseDockerfile(file, text)];
  });
  const uses = scriptGraph(snapshot).scripts.find((script) => script.path === path)?.uses ?? [];
  return translations(snapshot, dockerfiles, { path, uses }, language);
}

/** The changes of all patches that are offered, the new program once. */
export function changesOfTranslations(translated: readonly Translated[]): FileChange[] {
  const byPath = new Map<string, FileChange>();
  for (const { patch } of translated)
    if (patch.offered) for (const change of patch.changes) byPath.set(change.path, change);
  return [...byPath.values()];
}
