import type { Stage } from '../../../dockerfile/model.ts';
import type { Image } from '../../../repository/image.ts';
import { type BaseFacts, isSmall } from '../../base-facts.ts';
import type { Refusal } from '../../refactoring.ts';
import { makesLibraries } from './artefacts.ts';
import { PREFIX, within } from './paths.ts';
import { programOf, startOf } from './program.ts';
import type { RuntimeBase } from './runtime-base.ts';

/**
 * What goes instead of all of `/usr/local` where the base image has much in it: the program that starts, alone.
 * @returns the roots, or why they aren't known
 */
export function narrowPrefix(
  image: Image,
  stage: Stage,
  base: RuntimeBase,
  roots: readonly string[],
): readonly string[] | Refusal {
  if (!roots.includes(PREFIX) || (base.kind !== 'other' && isSmall(stage))) return roots;
  const start = startOf(stage) ?? (programOf(stage) === undefined ? undefined : `${PREFIX}/bin/${programOf(stage)}`);
  if (
    base.kind === 'other' &&
    start !== undefined &&
    within(start, PREFIX) &&
    hasSources(image) &&
    !makesLibraries(image)
  )
    return roots.map((root) => (root === PREFIX ? start : root));
  return {
    message: `It installs into \`${PREFIX}\`, where \`${stage.base.raw}\` has files of its own; use a prefix such as \`/opt/app\`.`,
    range: stage.from.range,
  };
}

function hasSources(image: Image): boolean {
  return image.listContext().some((path) => /\.(c|cc|cpp|cxx|go|rs)$/.test(path));
}

/**
 * The libraries of gcc's image that a program of it needs, as that image's compiler is newer than its system's: https://hub.docker.com/_/gcc
 * @returns lines of the stage that runs; none for C
 */
export function compilerLibraries(image: Image, { language }: BaseFacts, builder: string): string[] {
  if (language !== 'gcc' || !image.listContext().some((path) => /\.(cc|cpp|cxx|hpp)$/.test(path))) return [];
  const folder = '/usr/local/lib64';
  return [`COPY --from=${builder} ${folder}/libstdc++.so.6 ${folder}/libgcc_s.so.1 ${PREFIX}/lib/`, 'RUN ldconfig'];
}
