import type { Dockerfile, Instruction } from '../../../dockerfile/model.ts';
import { conflict, type TextEdit } from '../../../text/edit.ts';
import { lookup } from '../../../text/lookup.ts';
import { removeCommand, removeWords } from '../commands/command-edits.ts';
import { cacheOf, callText, type PackageCache } from './caches.ts';

/** The flags of a RUN that mount a cache. */
export function mounts({ targets, locked }: PackageCache): string {
  return targets.map((target) => `--mount=type=cache,target=${target}${locked ? ',sharing=locked' : ''}`).join(' ');
}

/** Whether a cache or tmpfs lies on one of the folders, around it, or on a folder that is named for such a cache. */
export function isMounted(run: Instruction, { targets, manager }: PackageCache): boolean {
  return run.flags.some(({ name, value = '', expanded = value }) => {
    const target = /(?:^|,)(?:target|dst|destination)=([^,]+)/.exec(expanded)?.[1]?.replace(/\/$/, '');
    if (name !== 'mount' || !/type=(cache|tmpfs)/.test(expanded) || target === undefined) return false;
    const own = targets.some(
      (each) => each === target || each.startsWith(`${target}/`) || target.startsWith(`${each}/`),
    );
    return own || NAMED[manager.toLowerCase()]?.test(target) === true;
  });
}

/** Folders for the same purpose elsewhere: another user's home, another version's place. */
const NAMED: Readonly<Record<string, RegExp>> = lookup({
  npm: /\.npm$/,
  yarn: /yarn|\.cache$/,
  pnpm: /pnpm|store$/,
  bun: /bun/,
  pip: /\.cache(\/pip)?$|pip/,
  uv: /\.cache(\/uv)?$|uv/,
  bundler: /\/cache$|bundle/,
  cargo: /cargo|registry|target$/,
  go: /go-build|pkg\/mod|gocache|\.cache$/,
  dotnet: /nuget/i,
  composer: /composer/,
  dnf: /dnf|yum/,
  yum: /dnf|yum/,
});

/**
 * The edits that mount a manager's cache in a RUN, and take out what works against it; undefined where that can't be done by edits, or the
 * cache would be another one.
 */
export function cacheMountEdits(file: Dockerfile, run: Instruction, cache: PackageCache): TextEdit[] | undefined {
  const root = run.state.user === undefined || /^(root|0)(:|$)/.test(run.state.user);
  const off = ['PIP_NO_CACHE_DIR', 'UV_NO_CACHE'].some((name) => run.state.variable(name) !== undefined);
  if (run.onbuild || (cache.home && !root) || (off && /^(pip|uv)$/.test(cache.manager))) return undefined;
  const { commands } = run.shell();
  const edits: TextEdit[] = [];
  for (const command of commands) {
    if (cache.cleans.test(callText(command))) {
      const edit = removeCommand(file, run, command);
      if (!edit) return undefined;
      edits.push(edit);
    } else if (cacheOf(run, command)?.manager === cache.manager) {
      for (const word of command.args.filter(({ text }) => cache.against.test(text))) {
        const edit = cache.instead ? { range: word.range, text: cache.instead } : removeWords(file, run, command, word);
        if (!edit) return undefined;
        edits.push(edit);
      }
    }
  }
  const at = (run.flags.at(-1)?.range ?? run.keywordRange).end;
  const all = [{ range: { start: at, end: at }, text: ` ${mounts(cache)}` }, ...edits];
  if (all.some((edit, index) => all.slice(index + 1).some((other) => conflict(edit, other)))) return undefined;
  return all;
}
