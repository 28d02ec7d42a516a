import type { CommonSurroundings } from '../../helper.ts';

/** What a helper has to reckon with in the program that it is for. */
export interface Surroundings extends CommonSurroundings {
  /** Functions run in processes of their own. */
  readonly apart: boolean;
  /** The program redirects its own streams. */
  readonly redirects: boolean;
}
