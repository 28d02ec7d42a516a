import type { Instruction } from '../../../dockerfile/model.ts';
import type { ShellCommand } from '../../../shell/model.ts';
import type { ClassifiedRun } from './model.ts';

/** Where the builder puts what belongs among the system's own files: no folder of those can be carried as a whole. */
export const STAGED = '/staged';

/**
 * Whether a command that installs can do so below another root, too. CMake's and Meson's installations honour DESTDIR, whoever calls them;
 * hand-written makefiles may not: https://cmake.org/cmake/help/latest/envvar/DESTDIR.html, https://mesonbuild.com/Installing.html
 * @param configuredBy the program that set up the build
 */
export function canBeStaged(
  { wrappers, pipeline, background, operatorAfter }: ShellCommand,
  configuredBy: string | undefined,
): boolean {
  return (
    /^(cmake|meson)$/.test(configuredBy ?? '') &&
    wrappers.length === 0 &&
    pipeline.length === 1 &&
    !background &&
    operatorAfter !== '||'
  );
}

/** The text of an instruction with a second installation behind each one that is staged. */
export function withStaging(text: string, run: Instruction, classified: readonly ClassifiedRun[]): string {
  const staged = classified
    .filter((each) => each.run === run)
    .flatMap(({ commands }) => commands.filter(({ effect }) => effect.staged).map(({ command }) => command.range));
  return staged.reduceRight((result, { start, end }) => {
    const from = start - run.range.start;
    const to = end - run.range.start;
    return `${result.slice(0, to)} && DESTDIR=${STAGED} ${result.slice(from, to)}${result.slice(to)}`;
  }, text);
}
