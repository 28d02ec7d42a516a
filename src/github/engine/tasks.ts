import { nextStep, planOf } from '../../plan/plan.ts';
import { planDetails, planMarkdown } from '../../report/plan-markdown.ts';
import type { Thresholds } from '../../repository/scripts/thresholds.ts';
import type { Configuration } from '../../review/configuration.ts';
import { reviewChange } from '../../review/index.ts';
import type { Known } from '../../review/recognise.ts';
import type { Review } from '../../review/types.ts';
import type { ShellCheck } from '../../shell/shellcheck.ts';
import { type Fixes, fixesOf, type Selection } from '../commits/fixes.ts';
import { type ChangeData, changeOf } from './change-data.ts';
import { type SnapshotData, snapshotOf } from './snapshot-data.ts';

/** Work on what files hold, as plain data. */
export type Task = ReviewTask | FixTask | PlanTask;

/** See `reviewChange`. */
export interface ReviewTask {
  readonly kind: 'review';
  readonly change: ChangeData;
  readonly configuration: Configuration;
  readonly told: readonly Known[];
  readonly ignored: readonly Known[];
  readonly paths: readonly string[] | undefined;
}

/** See `fixesOf`. */
export interface FixTask {
  readonly kind: 'fix';
  readonly change: ChangeData;
  readonly configuration: Configuration;
  readonly review: Pick<Review, 'preExisting' | 'ignored' | 'reviewed'>;
  readonly selection: Selection;
}

/** See `planOf`. */
export interface PlanTask {
  readonly kind: 'plan';
  readonly snapshot: SnapshotData;
  readonly thresholds: Partial<Thresholds>;
}

/** A plan as it is told. */
export interface ToldPlan {
  /** The sentence that says what to do first; undefined when there is nothing to do. */
  readonly nextStep: string | undefined;
  /** Markdown with everything. */
  readonly whole: string;
  /** Markdown of at most 60,000 characters, with the most important parts. */
  readonly details: string;
}

/** What a task gives. */
export interface Results {
  readonly review: Review;
  readonly fix: Fixes;
  readonly plan: ToldPlan;
}

/** How a task is done. */
export interface TaskBounds {
  readonly shellCheck: ShellCheck | undefined;
  /** Files that are not looked into, and the sentences that say why. */
  readonly leftOut?: ReadonlyMap<string, string>;
  /** Told of every file before it is looked into, and of undefined before all their scripts are, by ShellCheck. */
  readonly begin?: (path: string | undefined) => void;
}

/** Does a task; the shell grammar must be loaded. */
export function doTask(task: Task, bounds: TaskBounds): Results[Task['kind']] {
  switch (task.kind) {
    case 'review': {
      const { told, ignored, paths } = task;
      return reviewChange(changeOf(task.change), task.configuration, { told, ignored, paths, ...bounds });
    }
    case 'fix': {
      const { configuration, review, selection } = task;
      const leftOut = new Set(bounds.leftOut?.keys());
      return fixesOf({ change: changeOf(task.change) }, review, selection, { ...bounds, configuration, leftOut });
    }
    case 'plan': {
      const plan = planOf(snapshotOf(task.snapshot), task.thresholds);
      return { nextStep: nextStep(plan), whole: planMarkdown(plan), details: planDetails(plan) };
    }
  }
}
