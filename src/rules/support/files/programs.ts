import { posix } from 'node:path';
import type { Instruction } from '../../../dockerfile/model.ts';

const SYSTEM = /^\/(bin|boot|dev|etc|lib\w*|proc|root|usr|sbin)(\/|$)/;
const PROGRAM = /\.(sh|bash|zsh|fish|py|rb|pl|php|bin|elf|so|service|timer|socket)$/;
/** Where applications live in spite of the name of the folder above. */
const DATA = /^\/usr\/(src|share\/nginx|local\/(app|tomcat|airflow|share))(\/|$)|^\/etc\/\w+(\/|$)/;

/** What a COPY or ADD brings that is run rather than read or written: a script by its name, or anything for a system folder. */
export function programOf({ keyword, words, state, heredocs }: Instruction): string | undefined {
  if ((keyword !== 'COPY' && keyword !== 'ADD') || heredocs.length > 0) return undefined;
  const sources = words.slice(0, -1).map(({ value }) => value);
  const script = sources.find((source) => PROGRAM.test(source));
  if (script !== undefined) return script;
  const target = words.at(-1)?.expanded ?? '';
  const path = target.startsWith('/') ? target : state.workdir === undefined ? '' : posix.join(state.workdir, target);
  return SYSTEM.test(path) && !DATA.test(path) ? path : undefined;
}
