/** A function that a translated program brings along. */
export interface Helper {
  readonly code: string;
  /** Other helpers and modules that it uses. */
  readonly needs: readonly string[];
}

/** What a helper has to reckon with in the program that it is for, in every language. */
export interface CommonSurroundings {
  /** Signals have actions. */
  readonly traps: boolean;
  /** The end of the program has an action. */
  readonly exits: boolean;
  /** `set -x` */
  readonly trace: boolean;
  /** Redirections go to paths that are split into words. */
  readonly splits: boolean;
  /** What takes the program's place, or redirects its streams for good, may fail without ending the program. */
  readonly attempts: boolean;
  /** What takes the program's place may begin with an option of bash's exec, which is read here. */
  readonly options: boolean;
  /** It may, and is left to bash: nothing of this program is left to do behind an option that bash doesn't know. */
  readonly optionsLeft: boolean;
  /** The script was for bash, not for sh. */
  readonly bash: boolean;
  /** Names of functions that are called by a name known only at run time, as the script calls them and as the program does. */
  readonly dispatched: readonly (readonly [string, string])[];
}

/**
 * The helpers that a program needs, with those that these need in turn, in the library's order, and the modules of the standard library.
 * @param needs names of helpers and modules that the program's own code uses
 * @throws Error when a name is neither
 */
export function neededHelpers(
  library: Readonly<Record<string, Helper>>,
  needs: ReadonlySet<string>,
  isModule: (name: string) => boolean,
): { readonly code: string[]; readonly modules: ReadonlySet<string> } {
  const helpers = new Set<string>();
  const modules = new Set<string>();
  const add = (name: string): void => {
    if (isModule(name)) modules.add(name);
    if (isModule(name) || helpers.has(name)) return;
    const helper = library[name];
    if (!helper) throw new Error(`There is no helper ${name}.`);
    helpers.add(name);
    helper.needs.forEach(add);
  };
  needs.forEach(add);
  const code = Object.entries(library)
    .filter(([name]) => helpers.has(name))
    .map(([, helper]) => helper.code.trim());
  return { code, modules };
}
