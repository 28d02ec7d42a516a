import { expand } from '../../../dockerfile/expand.ts';
import type { Dockerfile } from '../../../dockerfile/model.ts';

/** The ARGs before the first FROM with their defaults put into one another; undefined for one without a default. */
export function globalArgs(file: Dockerfile): ReadonlyMap<string, string | undefined> {
  const found = new Map<string, string | undefined>();
  for (const { keyword, stage, pairs } of file.instructions) {
    if (keyword === 'FROM') break;
    if (keyword !== 'ARG' || stage) continue;
    for (const { key, value } of pairs) {
      found.set(key, value === undefined ? undefined : expand(value, (name) => found.get(name) ?? ''));
    }
  }
  return found;
}

/** What BuildKit defines for every FROM. */
export const PREDEFINED = /^(BUILD|TARGET)(PLATFORM|OS|OSVERSION|ARCH|VARIANT)$|^TARGETSTAGE$/;

/**
 * `${templateOption:name}` is a place that a Dev Container template fills in before the file is a Dockerfile:
 * https://containers.dev/implementors/templates/.
 */
export const TEMPLATE_OPTION = 'templateOption';

/** The variables of a word, with the modifier behind the name (`:-` of `${A:-b}`). */
export function variablesOf(text: string): readonly { readonly name: string; readonly operator: string }[] {
  return [...text.matchAll(/(?<!\\)\$(?:\{(\w+)(:?[-+?]|[^}]?)|([A-Za-z_]\w*))/g)].map(
    ([, braced, operator = '', bare]) => ({
      name: braced ?? bare ?? '',
      operator,
    }),
  );
}
