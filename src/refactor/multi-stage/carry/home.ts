import type { Instruction } from '../../../dockerfile/model.ts';
import { operands, option } from './arguments.ts';

/**
 * The home of the account that a RUN works as: what HOME says, root's, or where the file made the account: `useradd -d /srv/x x`,
 * `adduser -h /srv/x x` (BusyBox), `adduser --home /srv/x x` (Debian); undefined when that isn't known.
 */
export function homeOf({ state, stage, index }: Instruction): string | undefined {
  const set = state.variable('HOME');
  if (set) return set.value;
  const user = accountOf(state.user);
  if (user === undefined) return '/root';
  // https://github.com/nodejs/docker-node/blob/main/docs/BestPractices.md#non-root-user
  if (user === 'node' && stage?.root.base.image?.repository === 'node') return '/home/node';
  const made = (stage?.instructions ?? [])
    .filter((run) => run.keyword === 'RUN' && run.index < index)
    .flatMap((run) => run.shell().commands)
    .filter(({ name }) => /^(useradd|adduser)$/.test(name ?? ''))
    .find((command) => {
      const names = operands(command, VALUED);
      const uid = option(command, '-u', '--uid');
      const number = typeof uid === 'string' ? uid : uid?.value;
      return names.some(({ value }) => value === user) || number === user;
    });
  if (!made) return undefined;
  const busybox = made.name === 'adduser' ? ['-h', '--home'] : ['-d', '--home', '--home-dir'];
  const folder = option(made, ...busybox);
  const [name] = operands(made, VALUED);
  if (folder === undefined) return name?.value === undefined ? undefined : `/home/${name.value}`;
  return typeof folder === 'string' ? folder : folder.value;
}

/** Options of useradd and adduser with a value: https://man7.org/linux/man-pages/man8/useradd.8.html, `adduser --help` of BusyBox */
const VALUED =
  /^(-[bcdefgGhkKpRsuZ]|-[a-zA-Z]*[dghsuG]|--(base-dir|comment|home|home-dir|gid|groups|shell|uid|gecos|ingroup|password|skel|key))$/;

/** The account of a USER, without its group; undefined for root. */
export function accountOf(user: string | undefined): string | undefined {
  const name = user?.replace(/:.*$/s, '');
  return name === undefined || /^(root|0|)$/.test(name) ? undefined : name;
}
