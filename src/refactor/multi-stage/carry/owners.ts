import type { Stage } from '../../../dockerfile/model.ts';
import { baseFolder } from '../../base-facts.ts';
import { accountOf } from './home.ts';
import type { ClassifiedRun } from './model.ts';
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
