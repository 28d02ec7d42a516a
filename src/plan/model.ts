import type { Script, ScriptGraph } from '../repository/scripts/model.ts';
import type { Thresholds } from '../repository/scripts/thresholds.ts';

export type VerdictKind = 'keep' | 'replace' | 'leave-out' | 'remove';

export interface Reason {
  readonly message: string;
  readonly path: string;
  readonly line: number;
}

export interface Verdict {
  readonly script: Script;
  readonly verdict: VerdictKind;
  readonly reasons: readonly Reason[];
}

export type PhaseName = 'now' | 'next' | 'then';

/** One file as it is and as it would be. */
export interface FileChange {
  readonly path: string;
  /** Undefined for a new file. */
  readonly before: string | undefined;
  readonly after: string;
  /** A new file that the kernel has to be able to start. */
  readonly executable?: true;
}

export interface Step {
  readonly phase: PhaseName;
  readonly title: string;
  /** What to do and where. */
  readonly detail: string;
  /** An estimate. */
  readonly effect: string;
  readonly risk: 'low' | 'medium' | 'high';
  /** The command that does it; undefined when there is none. */
  readonly patch: string | undefined;
  /** What Plimsoll would change; empty when it is a person's work. */
  readonly changes: readonly FileChange[];
  readonly places: readonly { readonly path: string; readonly line: number }[];
}

export interface Plan {
  readonly graph: ScriptGraph;
  readonly verdicts: readonly Verdict[];
  readonly steps: readonly Step[];
  /** Where the repository stands, in sentences. */
  readonly situation: readonly string[];
  readonly thresholds: Thresholds;
}
