import { chainInstructions } from '../../dockerfile/chain.ts';
import { isWindowsImage } from '../../dockerfile/image-reference.ts';
import { nonRoot } from '../../refactor/non-root.ts';
import type { Rule } from '../rule.ts';
import { createdAccounts, usesAccount } from '../support/images/created-accounts.ts';
import { namedContexts } from '../support/images/named-contexts.ts';
import { dropsPrivileges, isUnprivilegedImage, maySwitch } from '../support/images/privileges.ts';

export const missingUser: Rule = {
  id: 'missing-user',
  group: 'user',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  aliases: [
    'DS-0002',
    'CKV_DOCKER_3',
    'Missing User Instruction',
    'missing-user',
    'missing-user-entrypoint',
    'S6471',
    'CIS-DI-0001',
    'dockerfile_lint:required_instructions-USER',
  ],
  summary: 'The image never sets a user.',
  why: 'Without a USER the process runs as root, and a process that runs as root in a container needs only one hole in the kernel or a mount to be root on the host.',
  *check({ file, image }) {
    const { target } = file;
    if (!target || target.end.userInstruction || target.base.scratch) return;
    const { base } = target.root;
    if (base.scratch || base.image === undefined || isUnprivilegedImage(base.resolved) || isWindowsImage(base.resolved))
      return;
    if (namedContexts(image.snapshot).has(base.raw.toLowerCase())) return;
    const instructions = chainInstructions(target);
    const created = createdAccounts(target);
    const own = created[0]?.name;
    // An account that nobody uses is told by created-user-unused; one that is used, what starts may switch to.
    if (created.length > 0 && (!usesAccount(file, target, created) || maySwitch(image, created))) return;
    const switches = instructions.some((instruction) =>
      instruction
        .shell()
        .commands.some(
          ({ name, wrappers }) => SWITCHES.test(name ?? '') || wrappers.some((wrapper) => SWITCHES.test(wrapper.name)),
        ),
    );
    if (switches || dropsPrivileges(image) || instructions.some(({ keyword }) => keyword === 'ONBUILD')) return;
    const start = target.instructions.findLast(({ keyword }) => keyword === 'ENTRYPOINT' || keyword === 'CMD');
    if (start && isRepl(start.words.map(({ value }) => value))) return;
    const rewrite = nonRoot(image);
    const [obstacle] = rewrite.offered ? [] : rewrite.reasons;
    yield {
      range: target.from.range,
      elsewhere: start ? [start.range] : [],
      message: `The image runs as root, as no \`USER\` is set; ${own === undefined ? 'create an account and put `USER`' : `put \`USER ${own}\``} ${start ? `before \`${start.keyword}\`` : 'at the end of the last stage'}.${obstacle ? ` No change is suggested: ${obstacle.message}` : ''}`,
      fix: rewrite.offered
        ? { safety: 'unsafe', title: rewrite.title, edits: rewrite.edits, turn: 'after-rewrites' }
        : undefined,
    };
  },
};

/** Programs that start another one under an account. */
const SWITCHES = /^(gosu|su-exec|setpriv)$/;

/** A shell or interpreter started by itself: an image for a person to work in, who may need root there. */
function isRepl([program = '', ...args]: readonly string[]): boolean {
  const name = program.split('/').at(-1) ?? '';
  if (/^(sh|bash|ash|zsh|fish|pwsh|powershell)$/.test(name))
    return args.every((arg) => /^(-l|-i|-il|--login)$/.test(arg));
  return /^(python[\d.]*|ipython|node|irb|ghci|jshell|julia|R|iex)$/.test(name) && args.length === 0;
}
