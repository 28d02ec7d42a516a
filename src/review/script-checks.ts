import type { Image } from '../repository/image.ts';
import { scriptRules } from '../rules/registry.ts';
import { type ImageScript, imageScripts } from '../rules/support/commands/image-scripts.ts';
import type { Checkable } from './checkable.ts';
import { scriptSuppressionsOf } from './suppression.ts';

/**
 * The shell scripts that images copy, each once, as files that rules look at. A script that one image starts and another only
 * copies is looked at as one that is started.
 */
export function scriptCheckables(images: readonly Image[]): Checkable[] {
  const scripts = new Map<string, ImageScript>();
  for (const script of images.flatMap(imageScripts)) {
    const known = scripts.get(script.path);
    if (!known || (!known.start && script.start)) scripts.set(script.path, script);
  }
  return [...scripts.values()].map((script) => ({
    path: script.path,
    text: script.text,
    lines: script.lines,
    problems: [],
    suppressions: scriptSuppressionsOf(script.text, script.lines),
    inspect: (look) => look(scriptRules(), (rule, options) => rule.checkScript({ script, options })),
    image: undefined,
  }));
}
