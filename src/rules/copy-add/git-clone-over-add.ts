import { posix } from 'node:path';
import type { Dockerfile, Instruction } from '../../dockerfile/model.ts';
import type { ShellCommand, ShellWord } from '../../shell/model.ts';
import type { Fix, Rule } from '../rule.ts';
import { splitChain } from '../support/commands/split-chain.ts';
import { resolvePath } from '../support/files/copies.ts';
import { builderKnows } from '../support/files/stored-download.ts';
import { runs } from '../support/instructions/instructions.ts';

export const gitCloneOverAdd: Rule = {
  id: 'git-clone-over-add',
  group: 'copy-add',
  severity: 'info',
  default: false,
  fix: 'unsafe',
  mentions: ['git'],
  aliases: ['tally/prefer-add-git'],
  summary: 'A RUN clones a repository that ADD could bring.',
  why: 'ADD needs no git in the image, takes credentials from the builder, and fetches again only when the repository has changed.',
  *check({ file }) {
    for (const run of runs(file)) {
      if (run.form === 'exec') continue;
      for (const command of run.shell().commands) {
        const clone = cloneOf(command);
        if (!clone) continue;
        yield {
          range: { start: command.nameWord.range.start, end: clone.url.range.end },
          message: `Let \`ADD ${clone.url.text} <folder>\` fetch this repository instead of \`git clone\`.`,
          fix: fixOf(file, run, command, clone),
        };
        break;
      }
    }
  },
};

interface Clone {
  readonly url: ShellWord;
  readonly folder: ShellWord | undefined;
  readonly branch: ShellWord | undefined;
  /** Nothing is asked for that ADD can't do. */
  readonly plain: boolean;
}

/** A `git clone` of an address on another machine. */
function cloneOf({ name, args, inside }: ShellCommand): Clone | undefined {
  // ADD fetches always, and once.
  if (inside.some((context) => /^(if|loop|case|function)$/.test(context))) return undefined;
  const at = args.findIndex(({ value }) => value === 'clone');
  if (name !== 'git' || at === -1) return undefined;
  let plain = at === 0;
  let branch: ShellWord | undefined;
  const operands: ShellWord[] = [];
  for (let next = at + 1; next < args.length; next++) {
    const word = args[next] as ShellWord;
    const { text } = word;
    if (/^(-b|--branch)$/.test(text)) branch = args[++next];
    else if (/^--depth$/.test(text)) next++;
    else if (
      /^(-[ocjuC]|--(origin|config|jobs|upload-pack|reference|template|filter|separate-git-dir|shallow-since))$/.test(
        text,
      )
    ) {
      plain = false;
      next++;
    } else if (!text.startsWith('-')) operands.push(word);
    else if (
      !/^(--depth=\d+|-q|--quiet|-v|--progress|--single-branch|--recursive|--recurse-submodules|--shallow-submodules|--no-tags)$/.test(
        text,
      )
    )
      plain = false;
  }
  const [url, folder] = operands;
  if (!url || !/^(https?:\/\/|ssh:\/\/|git:\/\/|git@)/.test(url.text)) return undefined;
  return { url, folder, branch, plain };
}

function fixOf(
  file: Dockerfile,
  run: Instruction,
  command: ShellCommand,
  { url, folder, branch, plain }: Clone,
): Fix | undefined {
  if (!plain || command.pipeline.length > 1) return undefined;
  if (command.wrappers.length > 0 || command.assignments.length > 0 || command.redirects.length > 0) return undefined;
  if (command.inside.length > 0 || !url.text.startsWith('https://')) return undefined;
  const words = [url, folder, branch].filter((word) => word !== undefined);
  const known = builderKnows(words, (name) => run.state.variable(name) !== undefined);
  if (!known || words.some(({ text }) => /["'\s\\#?]/.test(text))) return undefined;
  const address = url.text.replace(/\/$/, '');
  const path = resolvePath(folder?.text ?? posix.basename(address, '.git'), run.state.workdir);
  if (path === undefined) return undefined;
  const repository = address.endsWith('.git') ? address : `${address}.git`;
  const add = `ADD --keep-git-dir=true ${repository}${branch ? `#${branch.text}` : ''} ${path}`;
  const text = splitChain(file, run, command, command, add);
  return text === undefined
    ? undefined
    : {
        safety: 'unsafe',
        title: 'Fetch by ADD',
        edits: [{ range: { start: run.keywordRange.start, end: run.range.end }, text }],
      };
}
