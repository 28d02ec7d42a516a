import type { Dockerfile } from '../dockerfile/model.ts';
import type { Snapshot } from './snapshot.ts';

/** One Dockerfile with everything that it uses. */
export interface Image {
  readonly dockerfile: Dockerfile;
  readonly snapshot: Snapshot;
  /** The folder that COPY reads from, relative to the repository, '' for its root. */
  readonly context: string;
  /** The ignore file in force (`<Dockerfile>.dockerignore` before `.dockerignore`), undefined without one. */
  readonly ignoreFile: string | undefined;
  /** Reads a file of the build context by its path in the context; undefined when missing or ignored. */
  readContext(path: string): string | undefined;
  /** Paths of the build context (relative to it) that the ignore file lets through, sorted. */
  listContext(): readonly string[];
  /** Context paths that a COPY/ADD source (glob or folder) brings in; empty when nothing matches. */
  matchContext(source: string): readonly string[];
  /** Whether a COPY/ADD source would bring in one of these context paths, be they there or not. */
  matchesContext(source: string, paths: readonly string[]): boolean;
}
