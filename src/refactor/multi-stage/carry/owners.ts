import type { Stage } from '../../../dockerfile/model.ts';
import type { ShellCommand, ShellWord } from '../../../shell/model.ts';
import { baseFolder } from '../../base-facts.ts';
import type { Refusal } from '../../refactoring.ts';
import { operands } from './arguments.ts';
import { accountOf } from './home.ts';
import type { Classified, ClassifiedRun } from './model.ts';
import { absolute, within } from './paths.ts';

/**
 * Whom all belongs to that is carried over at a path: the USER that made it, or the owner that the COPYs into it name.
 * @returns an account as USER or `--chown` has it; undefined for root, and where several had a part in it
 */
export function ownerOf(root: string, stage: Stage, classified: readonly ClassifiedRun[]): string | undefined {
  const touches = (path: string): boolean => within(path, root) || within(root, path);
  const makers = classified.filter(({ commands }) =>
    commands.some(({ effect }) => effect.role !== 'packages' && effect.writes.some(touches)),
  );
  const users = new Set(makers.map(({ run }) => accountOf(run.state.user) && run.state.user));
  const [user] = users;
  if (users.size > 1) return undefined;
  if (user !== undefined) return user;
  const given = new Set(
    stage.instructions.flatMap(({ keyword, words, flags, state }) => {
      const target = absolute(words.at(-1)?.expanded, state.workdir ?? baseFolder(stage));
      const copies = keyword === 'COPY' || keyword === 'ADD';
      return copies && target !== undefined && touches(target)
        ? [flags.find(({ name }) => name === 'chown')?.value]
        : [];
    }),
  );
  const [owner] = given;
  return given.size === 1 && accountOf(owner) !== undefined ? owner : undefined;
}

/** Accounts that all of the images have that compiled programs and Java run on: base-passwd of Debian, alpine-baselayout. */
const EVERYWHERE = /^(root|nobody|daemon|bin|sys|games|mail|www-data|\d+)$/;

/**
 * An account that only the image that builds brings, such as `gradle`, so that the one that runs has no such name.
 * @param account as USER or `--chown` has it
 * @param smaller whether another image runs
 */
export function isForeign(account: string | undefined, stage: Stage, smaller: boolean): boolean {
  const name = accountOf(account);
  if (!smaller || name === undefined || EVERYWHERE.test(name) || name.includes('$')) return false;
  // https://github.com/dotnet/dotnet-docker/blob/main/documentation/scenarios/nonroot-users.md
  if (name === 'app' && /^dotnet\//.test(stage.base.image?.repository ?? '')) return false;
  return !stage.instructions
    .filter(({ keyword }) => keyword === 'RUN')
    .flatMap((run) => run.shell().commands)
    .some(
      ({ name: program, args }) => /^(useradd|adduser)$/.test(program ?? '') && args.some(({ text }) => text === name),
    );
}

/** Why the image that runs can't be given files as the file says. */
export function ownerObstacles(stage: Stage, classified: readonly ClassifiedRun[], smaller: boolean): Refusal[] {
  const reason = (name: string): string =>
    `\`${name}\` is an account of \`${stage.base.raw}\`, which the smaller image lacks; make one of your own.`;
  const users = stage.instructions.flatMap(({ keyword, words, range }) =>
    keyword === 'USER' && isForeign(words[0]?.expanded, stage, smaller)
      ? [{ message: reason(words[0]?.raw ?? ''), range }]
      : [],
  );
  const commands = classified.flatMap(({ commands }) => commands.map(({ command }) => command));
  const given = commands.flatMap((command) => {
    const [owner] = command.name === 'chown' ? operands(command, /^--from$/) : [];
    return isForeign(owner?.value, stage, smaller) ? [{ message: reason(owner?.raw ?? ''), range: command.range }] : [];
  });
  return [...users, ...given];
}

/** A `chown -R` that gives all of what is carried over at a path to one account. */
export interface Handover {
  readonly root: string;
  /** What it names: the root, or the folder that holds nothing else. */
  readonly path: string;
  readonly owner: string;
  readonly recursive: ShellWord;
  /** The folder is there before anything is copied to it, so it has an owner of its own. */
  readonly there: boolean;
}

/**
 * The commands that `COPY --chown` stands in for. Repeated behind the COPY, such a command would put a second copy of every file into the
 * image. It has to be the last word about owners at its path.
 */
export function handovers(
  stage: Stage,
  classified: readonly ClassifiedRun[],
  roots: readonly string[],
): ReadonlyMap<ShellCommand, Handover> {
  const all = classified.flatMap(({ run, commands }) => commands.map((each) => ({ ...each, run })));
  const found = new Map<ShellCommand, Handover>();
  for (const [at, each] of all.entries()) {
    const { command, effect, run } = each;
    const [path, ...more] = effect.writes;
    // What PHP's images hold below `/var/www` is `html`.
    const root = path === '/var/www' ? `${path}/html` : path;
    const recursive = command.args.find(({ text }) => text === '-R' || text === '--recursive');
    const [owner, ...paths] = operands(command, /^--from$/);
    const plain =
      command.name === 'chown' &&
      command.inside.length === 0 &&
      command.pipeline.length === 1 &&
      command.operatorBefore !== '||' &&
      command.operatorAfter !== '||' &&
      command.args.length === 3 &&
      paths.length === 1;
    if (!plain || !recursive || path === undefined || root === undefined || more.length > 0 || !roots.includes(root))
      continue;
    if (owner?.value === undefined || !/^[\w.-]+(:[\w.-]+)?$/.test(owner.value) || accountOf(owner.value) === undefined)
      continue;
    const others = all.filter((other) => other.command !== command && touchesOwners(other, root));
    const later = all.slice(at + 1).some((other) => writesBelow(other, root));
    if (others.length > 0 || later || isUsed(stage, run.index, root)) continue;
    const folders = stage.instructions.filter(({ keyword, index }) => keyword === 'WORKDIR' && index < run.index);
    // PHP's images give the folder to that account: https://github.com/docker-library/php/blob/master/Dockerfile-linux.template
    const given =
      path === baseFolder(stage) && stage.base.image?.repository === 'php' && /^www-data(:|$)/.test(owner.value);
    const there =
      (root === baseFolder(stage) && !given) ||
      folders.some(({ words }) => within(absolute(words[0]?.expanded, '/') ?? '', root));
    found.set(command, { root, path, owner: owner.value, recursive, there });
  }
  return found;
}

function touchesOwners({ command, effect }: Classified, root: string): boolean {
  return (
    /^(chown|chgrp|setcap)$/.test(command.name ?? '') &&
    effect.writes.some((path) => within(path, root) || within(root, path))
  );
}

function writesBelow({ effect }: Classified, root: string): boolean {
  return effect.role !== 'packages' && effect.writes.some((path) => within(path, root));
}

/** Whether files are copied there behind the command, or a volume is. */
function isUsed(stage: Stage, index: number, root: string): boolean {
  return stage.instructions.some(({ keyword, words, state, ...each }) => {
    if (keyword === 'VOLUME') return each.index < index && words.some(({ expanded = '' }) => within(root, expanded));
    const copies = keyword === 'COPY' || keyword === 'ADD';
    const target = copies ? absolute(words.at(-1)?.expanded, state.workdir ?? baseFolder(stage)) : undefined;
    return target !== undefined && each.index > index && within(root, target) && target !== root;
  });
}
