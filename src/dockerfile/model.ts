import type { ShellScript } from '../shell/model.ts';
import type { LineIndex } from '../text/lines.ts';
import type { Range } from '../text/range.ts';

/** All ranges in this model are offsets into `Dockerfile.text` (UTF-16, from 0, end exclusive). */
export interface Dockerfile {
  readonly path: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly eol: '\n' | '\r\n';
  readonly escape: '\\' | '`';
  readonly directives: readonly Directive[];
  /** Whole-line comments, also those inside a continued instruction; parser directives are not among them. */
  readonly comments: readonly Comment[];
  /** In the order of the file: global ARGs, FROMs and all others. */
  readonly instructions: readonly Instruction[];
  readonly stages: readonly Stage[];
  /** The stage that is built when no target is named; undefined without a FROM. */
  readonly target: Stage | undefined;
  readonly problems: readonly ParseProblem[];
}

export interface Directive {
  /** Lower-cased. */
  readonly name: string;
  readonly value: string;
  readonly range: Range;
}

export interface Comment {
  /** From `#` to the end of the line, without the line ending. */
  readonly range: Range;
  /** What follows `#`, trimmed. */
  readonly text: string;
}

export interface ParseProblem {
  readonly message: string;
  readonly range: Range;
}

/**
 * How a stage takes part in the image that is built: `target` is that image; `base`, the target is built FROM it, so its layers,
 * user and environment ship; `source`, only files are taken from it (COPY --from, mounts), directly or through other stages;
 * `unused`, nothing leads to it.
 */
export type StageRole = 'target' | 'base' | 'source' | 'unused';

export interface Stage {
  readonly index: number;
  /** Lower-cased, as references are case-insensitive. */
  readonly name: string | undefined;
  readonly from: Instruction;
  readonly base: BaseImage;
  /** The stage that this one is built FROM. */
  readonly parent: Stage | undefined;
  /** The stage at the end of its parents, built FROM an outside image or `scratch`; the stage itself without a parent. */
  readonly root: Stage;
  /** Without the FROM itself. */
  readonly instructions: readonly Instruction[];
  readonly role: StageRole;
  /** Its layers are part of the shipped image: role `target` or `base`. */
  readonly ships: boolean;
  /** What holds after its last instruction. */
  readonly end: State;
  /** End of the last instruction (or of the FROM): where something can be appended after a line break. */
  readonly range: Range;
}

export interface BaseImage {
  /** As written after the flags. */
  readonly raw: string;
  readonly range: Range;
  /** With the defaults of global ARGs put in; undefined when a variable has no known value. */
  readonly resolved: string | undefined;
  /** The parts of `resolved`; undefined for a stage name, `scratch` or what cannot be resolved. */
  readonly image: ImageReference | undefined;
  readonly scratch: boolean;
  readonly platform: string | undefined;
}

export interface ImageReference {
  /** `docker.io` when none is written. */
  readonly registry: string;
  /** Without the registry; `library/` removed (`python`, `bitnami/redis`). */
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** What is in force before an instruction (or at the end of a stage). */
export interface State {
  /** The last USER's argument with variables resolved where known; undefined when no USER was seen in this stage chain. */
  readonly user: string | undefined;
  readonly userInstruction: Instruction | undefined;
  /** Absolute, joined; undefined when none was set (then it is the base image's) or when it cannot be known. */
  readonly workdir: string | undefined;
  /** The argument of the last SHELL of the chain; undefined when none was seen. */
  readonly shell: readonly string[] | undefined;
  /** The ARG or ENV of this stage chain that gives the name its value here; undefined when there is none. */
  variable(name: string): Variable | undefined;
}

export interface Variable {
  readonly kind: 'arg' | 'env';
  readonly name: string;
  /** Undefined when it is not known before the build (an ARG without default, an unresolvable reference). */
  readonly value: string | undefined;
  readonly instruction: Instruction;
}

export interface Word {
  readonly raw: string;
  /** Without quotes and escapes, variables kept as written. */
  readonly value: string;
  /** With variables put in; undefined when one of them is not known. */
  readonly expanded: string | undefined;
  readonly range: Range;
}

export interface Flag {
  /** Without the dashes, lower-cased. */
  readonly name: string;
  /** Undefined for a flag without `=`. */
  readonly value: string | undefined;
  readonly expanded: string | undefined;
  readonly range: Range;
  readonly valueRange: Range | undefined;
}

export interface Pair {
  readonly key: string;
  readonly keyRange: Range;
  /** Without quotes; undefined for `ARG NAME`. */
  readonly value: string | undefined;
  readonly expanded: string | undefined;
  /** As written, quotes included. */
  readonly valueRange: Range | undefined;
  readonly range: Range;
  /** `KEY value` (one pair an instruction) or `KEY=value`. */
  readonly form: 'blank' | 'equals';
}

export interface Heredoc {
  readonly name: string;
  /** False when the delimiter is quoted. */
  readonly expand: boolean;
  readonly stripTabs: boolean;
  /** `<<EOF` on the instruction's line. */
  readonly markRange: Range;
  /** Between the first line's break and the closing delimiter; the final line break is inside. */
  readonly bodyRange: Range;
  readonly body: string;
  /**
   * For a RUN: what executes the body: the program named on the line (`RUN <<EOF python3`, `RUN python3 <<EOF`), a shebang's
   * program, or `sh` for the stage's shell. Undefined where the body is data (`COPY <<EOF /x`, `RUN cat <<EOF`).
   */
  readonly interpreter: string | undefined;
}

export interface Instruction {
  readonly index: number;
  /** Upper-cased. */
  readonly keyword: string;
  readonly keywordRange: Range;
  /** From the keyword to the last character (heredoc bodies and closing delimiters included), no line ending. */
  readonly range: Range;
  /** From 1; the last line may be a heredoc's delimiter. */
  readonly line: number;
  readonly endLine: number;
  readonly flags: readonly Flag[];
  /** The words after the flags; for exec form its items (quotes removed); for shell form split at blanks, quotes respected. */
  readonly words: readonly Word[];
  /** After the flags, to the end of the logical line. Empty (start = end) where nothing follows. */
  readonly argsRange: Range;
  /** `exec` for a valid JSON array of strings. */
  readonly form: 'shell' | 'exec';
  /** ENV, LABEL, ARG. */
  readonly pairs: readonly Pair[];
  readonly heredocs: readonly Heredoc[];
  /** For ONBUILD: the trigger, a full instruction whose ranges are in the same text. */
  readonly trigger: Instruction | undefined;
  /** For HEALTHCHECK CMD: the CMD as an instruction of its own. */
  readonly healthCommand: Instruction | undefined;
  /** This instruction is the trigger of an ONBUILD. */
  readonly onbuild: boolean;
  /** Undefined before the first FROM. */
  readonly stage: Stage | undefined;
  /** In force before it. */
  readonly state: State;
  /** What a shell sees of `argsRange`: as long as that, with comment lines blanked and every continuation as `\\` + line break. */
  readonly shellText: string;
  /**
   * The shell commands of RUN, CMD, ENTRYPOINT and HEALTHCHECK CMD, also in exec form, in heredocs that a POSIX shell reads and
   * behind `bash -c`; empty when another shell (PowerShell, cmd) or program reads them. Computed once, on demand.
   */
  shell(): ShellScript;
}
