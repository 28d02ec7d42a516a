import type { CommonSurroundings } from '../../helper.ts';
import type { Uses } from '../../uses.ts';
import type { Programs } from '../programs.ts';

/** What a helper has to reckon with in the program that it is for. */
export interface Surroundings extends CommonSurroundings {
  /** Functions run in processes of their own. */
  readonly apart: boolean;
  /** The program redirects its own streams. */
  readonly redirects: boolean;
  readonly uses: Uses;
  readonly programs: Programs;
}

/** A piece of a helper's code where it is needed. */
export function when(needed: boolean, code: string): string {
  return needed ? code : '';
}

/** The parameter of a helper's options, with those that are needed: `, { env, check = false } = {}`. */
export function optionsCode(options: Readonly<Record<string, boolean>>): string {
  const names = Object.entries(options).flatMap(([name, needed]) => (needed ? [name] : []));
  return names.length > 0 ? `, { ${names.join(', ')} } = {}` : '';
}
