/** Where a use of a script takes place. */
export type Place = 'build' | 'run' | 'healthcheck' | 'development' | 'ci' | 'documentation';

/**
 * How a script is used: `runs` (or sources) it; `copies`, a COPY names it, not only its folder; `places`, a command copies or links
 * it to where something else runs it; `written`, its name is written into a file for what reads that; `mounts`, a compose volume names it;
 * `convention`, a program runs everything in the folder that it lies in; `may-run`, a pattern or variable may stand for it;
 * `mentions`, people are told of it, or it is named in a way that does not run it.
 */
export type UseKind = 'runs' | 'copies' | 'places' | 'written' | 'mounts' | 'convention' | 'may-run' | 'mentions';

export interface ScriptUse {
  /** The file that uses it. */
  readonly by: string;
  readonly line: number;
  readonly when: Place;
  readonly kind: UseKind;
  /** Of a `convention` that the script's own place or text tells: who runs it. */
  readonly tool?: string;
  /** It runs inside an image that this repository builds, so the image must hold it. */
  readonly inImage: boolean;
}

export type Language = 'shell' | 'python' | 'node' | 'perl' | 'ruby';

/** What was counted in a script. */
export interface Measures {
  /** Without blank lines and comments. */
  readonly lines: number;
  readonly branches: number;
  readonly functions: number;
  readonly commands: number;
  readonly backgroundJobs: number;
  /** Calls of awk, sed, jq and the like. */
  readonly dataCommands: number;
  /** Variables in capital letters that it sets. */
  readonly settings: number;
}

/** A place in a script that tells what the script does. */
export interface Sign {
  readonly kind: 'wait' | 'template' | 'orchestration' | 'restart' | 'schedule' | 'supervisor' | 'exec' | 'trap';
  readonly line: number;
  readonly text: string;
}

export interface Script {
  readonly path: string;
  readonly language: Language;
  readonly executable: boolean | undefined;
  readonly shebang: string | undefined;
  readonly measures: Measures;
  readonly signs: readonly Sign[];
  readonly uses: readonly ScriptUse[];
  /** The COPY and ADD instructions that bring it into an image. */
  readonly copiedBy: readonly { readonly path: string; readonly line: number }[];
}

/** A use whose script is not known before it runs. */
export interface Unresolved {
  readonly by: string;
  readonly line: number;
  readonly text: string;
}

export interface ScriptGraph {
  /** Sorted by path. */
  readonly scripts: readonly Script[];
  readonly unresolved: readonly Unresolved[];
}
