import { expand, type Lookup } from './expand.ts';
import { parseImageReference } from './image-reference.ts';
import type { BaseImage, Instruction } from './model.ts';

/** What a FROM names; `image` is set here also for a stage name: the caller, who knows the stages, removes it. */
export function baseImage(from: Instruction, lookup: Lookup): BaseImage {
  const word = from.words[0];
  const raw = word?.value ?? '';
  // What a template puts in the place of `{{name}}` is as unknown as a variable's value.
  const resolved = word && !/\{[{%]|<%/.test(raw) ? expand(raw, lookup) : undefined;
  const scratch = resolved === 'scratch';
  return {
    raw,
    range: word?.range ?? from.argsRange,
    resolved,
    image: resolved === undefined || scratch ? undefined : parseImageReference(resolved),
    scratch,
    platform: from.flags.find(({ name }) => name === 'platform')?.value,
  };
}
