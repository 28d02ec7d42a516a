import { errorSentence, statusOf } from '../errors.ts';
import type { Hold } from '../queue/queue.ts';

/** GitHub's words when the app was not given a permission. */
const NOT_GIVEN = /resource not accessible by integration/i;

/** Steps that may fail without taking the rest with them: what went wrong is told instead of thrown. */
export class Attempts {
  readonly #hold: Pick<Hold, 'givesUp'> | undefined;
  readonly #holder: string;

  /**
   * @param hold the job's; what passes is thrown then, because the job as a whole is tried again
   * @param holder who was given permissions
   */
  constructor(hold?: Pick<Hold, 'givesUp'>, holder = 'the app') {
    this.#hold = hold;
    this.#holder = holder;
  }

  /** A sentence for each step that failed. */
  readonly problems: string[] = [];
  /** The steps that failed for want of a permission. */
  readonly refused: string[] = [];

  /**
   * @param what the step, as the end of "Plimsoll could not …"
   * @param permission the one that the step needs, as GitHub's settings call it
   * @returns what the step gives, or undefined when it failed
   */
  async attempt<T>(what: string, permission: string, step: () => Promise<T>): Promise<T | undefined> {
    try {
      return await step();
    } catch (error) {
      if (this.#hold && !this.#hold.givesUp(error)) throw error;
      const status = statusOf(error);
      // No answer from GitHub at all is a fault of ours or of the network: the job as a whole is to be tried again.
      if (status === undefined && !isGraphqlRefusal(error)) throw error;
      const refused = NOT_GIVEN.test(error instanceof Error ? error.message : '');
      if (refused) this.refused.push(what);
      this.problems.push(
        refused
          ? `Plimsoll could not ${what}: ${this.#holder} was not given the permission \`${permission}\`.`
          : `Plimsoll could not ${what}: ${errorSentence(error)}`,
      );
      return undefined;
    }
  }
}

/** GraphQL answers 200 and says in `errors` what it refused. */
function isGraphqlRefusal(error: unknown): boolean {
  return Array.isArray((error as { errors?: unknown }).errors);
}
