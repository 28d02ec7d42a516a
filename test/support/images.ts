import { parseDockerfile } from '../../src/dockerfile/parse.ts';
import type { Image } from '../../src/repository/image.ts';
import { imageOf } from '../../src/repository/read-image.ts';
import { memorySnapshot } from '../../src/repository/snapshot.ts';

/** The image of a Dockerfile text, with other files of the repository beside it. */
export function testImage(
  dockerfile: string,
  files: Record<string, string> = {},
  executables?: readonly string[],
): Image {
  const snapshot = memorySnapshot({ ...files, Dockerfile: dockerfile }, executables && new Set(executables));
  return imageOf(snapshot, parseDockerfile('Dockerfile', dockerfile));
}
