import type { SimpleCommand } from '../syntax/tree.ts';
import type { Lowering } from './context.ts';
import { literal } from './names.ts';
import { done, type Outcome } from './outcome.ts';

/**
 * Options that change nothing for a script: they are about completion, history, prompts, login shells, aliases, the window, the words of
 * complaints, or a program that went elsewhere after it was found. (Bash 5.2's manual, The Shopt Builtin.)
 */
const IDLE: ReadonlySet<string> = new Set(
  (
    'autocd cdspell checkhash checkjobs checkwinsize cmdhist complete_fullquote direxpand dirspell expand_aliases force_fignore ' +
    'gnu_errfmt histappend histreedit histverify hostcomplete huponexit lithist mailwarn no_empty_cmd_completion progcomp ' +
    'progcomp_alias promptvars'
  ).split(' '),
);

/** What a `shopt` sets; undefined when it does something else. */
export function shoptOf({ words }: SimpleCommand): { readonly nullglob: boolean | undefined } | undefined {
  const [, sign, ...names] = words.map(literal);
  if ((sign !== '-s' && sign !== '-u') || names.length === 0) return undefined;
  if (!names.every((name) => name === 'nullglob' || (name !== undefined && IDLE.has(name)))) return undefined;
  return { nullglob: names.includes('nullglob') ? sign === '-s' : undefined };
}

/** `shopt`: what it changes is followed by the walk. */
export function shoptOptions(ctx: Lowering, command: SimpleCommand): Outcome {
  if (!shoptOf(command) || command.redirects.length > 0)
    ctx.refuse('shopt', 'only -s and -u with nullglob, or with what changes nothing in a script', command.line);
  return done();
}
