import type { Instruction } from '../../../dockerfile/model.ts';
import type { Image } from '../../../repository/image.ts';
import type { ShellCommand } from '../../../shell/model.ts';
import type { PackageCall } from '../../../shell/packages.ts';
import type { BaseFacts } from '../../base-facts.ts';

/**
 * What a command of a RUN is for.
 * - `build`: makes something; it stays in the builder, and what it writes is carried over.
 * - `both`: sets up the system (accounts, folders, settings); it is repeated where the image runs.
 * - `packages`: the system's package manager; repeated without the build tools.
 * - `neutral`: changes nothing that lasts; it stays beside whatever it stands with.
 */
export type Role = 'build' | 'both' | 'packages' | 'neutral';

/** A command's role, and the absolute paths that it writes to (files or whole folders). */
export interface Effect {
  readonly role: Role;
  readonly writes: readonly string[];
  /** Paths that it removes again. */
  readonly removes?: readonly string[];
  /** It may be repeated where the image runs only when these paths are there. */
  readonly reads?: readonly string[];
  /** Variables that the builder needs for it: `NAME=value`. */
  readonly settings?: readonly string[];
  /** What it installs is put below `STAGED` as well, to be taken from there. */
  readonly staged?: boolean;
  /** For `cd`: where the next commands work; undefined when that isn't known. */
  readonly folder?: string | undefined;
}

/** Why a command stands in the way: a sentence for the maintainer. */
export interface Unknown {
  readonly unknown: string;
}

/** Where a command stands. */
export interface Place {
  readonly instruction: Instruction;
  /** The working directory; undefined when it isn't known. */
  readonly folder: string | undefined;
  /** What is known of the base image. */
  readonly base: BaseFacts;
  readonly call: PackageCall | undefined;
  readonly image: Image;
}

export type EffectOf = (command: ShellCommand, place: Place) => Effect | Unknown;

/** A command with what is known of it. */
export interface Classified {
  readonly command: ShellCommand;
  readonly effect: Effect;
  readonly place: Place;
}

export interface ClassifiedRun {
  readonly run: Instruction;
  readonly commands: readonly Classified[];
  readonly unknown: readonly { readonly message: string; readonly command: ShellCommand }[];
}
