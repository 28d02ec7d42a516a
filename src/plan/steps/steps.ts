import type { Step } from '../model.ts';
import type { PlanInput } from './input.ts';
import { stepsNext } from './next.ts';
import { stepsNow } from './now.ts';
import { stepsThen } from './then.ts';

/** The steps of the plan, in the order in which they should be done. Each names the places that it is about. */
export function stepsOf(input: PlanInput): Step[] {
  return [...stepsNow(input), ...stepsNext(input), ...stepsThen(input)];
}
