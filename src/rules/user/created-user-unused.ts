import { chainInstructions } from '../../dockerfile/chain.ts';
import type { Stage } from '../../dockerfile/model.ts';
import { startsByItself } from '../../refactor/base-facts.ts';
import { startNeedsRoot } from '../../refactor/needs-root.ts';
import type { Rule } from '../rule.ts';
import { createdAccounts, usesAccount } from '../support/images/created-accounts.ts';
import { isDevelopmentStage } from '../support/images/development-stage.ts';
import { dropsPrivileges, endsAsRoot, startsServer } from '../support/images/privileges.ts';
import { insertInstructions } from '../support/instructions/instructions.ts';

export const createdUserUnused: Rule = {
  id: 'created-user-unused',
  group: 'user',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  aliases: ['tally/user-created-but-never-used'],
  summary: 'An account is created, but the image still runs as root.',
  why: 'The account was meant to be used; without USER the process keeps every right of root.',
  *check({ file, image }) {
    const { target } = file;
    if (!target || !endsAsRoot(file) || dropsPrivileges(image)) return;
    const created = createdAccounts(target);
    const [first] = created;
    if (!first || usesAccount(file, target, created)) return;
    // An image that starts nothing makes the account for those that are built on it, one for development for who opens it.
    if (!startsAnything(target) || isDevelopmentStage(target) || startsServer(image)) return;
    const start = target.instructions.find(({ keyword }) => keyword === 'ENTRYPOINT' || keyword === 'CMD');
    const root = target.end.userInstruction;
    const changed = root && start && root.index > start.index ? root : start;
    const later =
      changed &&
      target.instructions.some(
        ({ keyword, index }) => index > changed.index && /^(RUN|COPY|ADD|WORKDIR)$/.test(keyword),
      );
    // Nothing needs the root that a USER right before the entry point goes back to.
    const built = target.instructions.findLast(({ keyword }) => /^(RUN|COPY|ADD|WORKDIR)$/.test(keyword));
    const idle = root?.stage === target && root.index > (built?.index ?? -1) ? root.words[0] : undefined;
    const needsRoot = startNeedsRoot(image);
    yield {
      range: first.range,
      message: needsRoot
        ? `The account \`${first.name}\` is created, but nothing runs as it; use it, or leave it out. No change is suggested: ${needsRoot}`
        : `The account \`${first.name}\` is created, but nothing runs as it; put \`USER ${first.name}\` before the entry point.`,
      fix:
        start && changed === start && !later && needsRoot === undefined
          ? {
              safety: 'unsafe',
              title: `Run as ${first.name}`,
              edits: [
                idle
                  ? { range: idle.range, text: first.name }
                  : insertInstructions(file, start, [`USER ${first.name}`]),
              ],
            }
          : undefined,
    };
  },
};

function startsAnything(stage: Stage): boolean {
  return (
    startsByItself(stage.root) ||
    chainInstructions(stage).some(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT')
  );
}
