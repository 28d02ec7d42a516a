import type { Refusal } from '../refusal.ts';
import type { Dialect, Statement } from '../syntax/tree.ts';
import { everyCommand } from './walk.ts';

/**
 * `{ ( … ) > file; } 2>&1`: dash takes the braces away and forgets the inner redirections for the outer ones. Nobody means that, so it
 * is neither copied nor mended.
 */
export function checkLostRedirects(dialect: Dialect, body: readonly Statement[], refusals: Refusal[]): void {
  if (dialect === 'bash') return;
  everyCommand(body, (command) => {
    if (command.kind === 'group' && command.redirects.length > 0 && isRedirectedSubshell(command.body))
      refusals.push({
        construct: '{ ( … ) > … } >',
        reason: 'dash forgets the redirections of the subshell; redirect only one of the two',
        line: command.line,
      });
    return true;
  });
}

function isRedirectedSubshell([only, ...more]: readonly Statement[]): boolean {
  if (!only || more.length > 0 || only.background) return false;
  const { command } = only;
  if (command.kind === 'subshell') return command.redirects.length > 0;
  return command.kind === 'group' && isRedirectedSubshell(command.body);
}
