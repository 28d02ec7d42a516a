import type { Review } from '../../review/types.ts';

/** A button of a check run (GitHub: at most three; label 20, description 40, identifier 20 characters). */
export interface CheckAction {
  readonly label: string;
  readonly description: string;
  readonly identifier: ActionName;
}

export type ActionName = 'fix-safe' | 'fix-all' | 'recheck';

const RECHECK: CheckAction = {
  label: 'Re-check',
  description: 'Review this again',
  identifier: 'recheck',
};

/** The buttons that can do something for a pull request. */
export function actionsFor({ introduced }: Review): CheckAction[] {
  const safeties = introduced.flatMap(({ fix, suggestOnly }) => (suggestOnly ? [] : (fix?.safety ?? [])));
  const actions: CheckAction[] = [];
  if (safeties.includes('safe'))
    actions.push({
      label: 'Apply safe fixes',
      description: 'One commit that keeps what images do',
      identifier: 'fix-safe',
    });
  if (safeties.includes('unsafe'))
    actions.push({
      label: 'Apply all fixes',
      description: 'One commit; look at it before you merge',
      identifier: 'fix-all',
    });
  return [...actions, RECHECK];
}

/** The button of a check run on a branch without a pull request. */
export function branchActions(): CheckAction[] {
  return [RECHECK];
}
