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

export interface Step {
  readonly phase: PhaseName;
  readonly title: string;
  /** What to do and where. */
  readonly detail: string;
  /** An estimate. */
  readonly effect: string;
  readonly risk: 'low' | 'medium' | 'high';
  /** What Plimsoll can do of it; undefined when it is a person's work. */
  readonly patch: string | undefined;
  readonly places: readonly { readonly path: string; readonly line: number }[];
}

export interface Plan {
  readonly graph: ScriptGraph;
  readonly verdicts: readonly Verdict[];
  readonly steps: readonly Step[];
  readonly thresholds: Thresholds;
}
