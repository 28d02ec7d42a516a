import type { CommonSurroundings } from '../../helper.ts';

/** What a helper has to reckon with in the program that it is for. */
export interface Surroundings extends CommonSurroundings {
  /** Functions run in processes of their own. */
  readonly forks: boolean;
  /** Programs have their errors redirected. */
  readonly errors: boolean;
  /** It makes folders, and ends where that fails. */
  readonly folders: boolean;
  /** Programs read texts. */
  readonly texts: boolean;
}
