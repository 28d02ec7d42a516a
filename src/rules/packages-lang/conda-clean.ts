import type { ShellCommand } from '../../shell/model.ts';
import type { Rule } from '../rule.ts';
import { appendCommand } from '../support/commands/append-command.ts';
import { runs } from '../support/instructions/instructions.ts';
import { hasCacheMount } from '../support/packages/mounts.ts';

export const condaClean: Rule = {
  id: 'conda-clean',
  group: 'packages-lang',
  severity: 'info',
  default: true,
  fix: 'safe',
  mentions: ['conda', 'mamba'],
  aliases: [],
  summary: 'conda keeps what it downloaded in the image.',
  why: 'The archives of the packages and the lists of the channels weigh hundreds of megabytes, and no later layer can take them out again.',
  *check({ file }) {
    for (const run of runs(file)) {
      if (run.stage?.ships === false) continue;
      const { commands } = run.shell();
      const install = commands.findLast(downloads);
      if (!install || hasCacheMount(run, /\bpkgs\/?$/)) continue;
      if (commands.some((command) => command.range.start > install.range.start && cleans(command))) continue;
      const { nameWord, wrappers, inside, args } = install;
      const clean = `${nameWord.value} clean --all --yes`;
      const plain = wrappers.length === 0 && inside.length === 0 && nameWord.value !== undefined && !nameWord.quoted;
      const edit = plain ? appendCommand(file, run, clean) : undefined;
      yield {
        range: { start: nameWord.range.start, end: (args.find(isOperand) ?? nameWord).range.end },
        message: `\`${install.name}\` leaves its downloads in this layer; end this \`RUN\` with \`${install.name} clean --all --yes\`, or mount a cache on its folder \`pkgs\`.`,
        fix: edit && { safety: 'safe', title: 'Clean the cache in the same layer', edits: [edit] },
      };
    }
  },
};

const CONDA = /^(conda|mamba|micromamba)$/;

function isOperand({ text }: { readonly text: string }): boolean {
  return !text.startsWith('-');
}

/** Options whose value is the next word: https://docs.conda.io/projects/conda/en/stable/commands/install.html */
const VALUED =
  /^(-n|--name|-p|--prefix|-c|--channel|--solver|--subdir|--platform|--repodata-fn|-r|--root-prefix|--rc-file)$/;

/** Whether a command installs something: `conda install x`, `mamba create -n e x`, `conda env create`. */
function downloads({ name, args }: ShellCommand): boolean {
  if (!CONDA.test(name ?? '')) return false;
  const texts = args.map(({ text }) => text);
  if (texts.some((text) => /^(--dry-run|-d|--help|-h|--clone|--offline)(=|$)/.test(text))) return false;
  const [action, ...rest] = texts.filter((text, at) => !text.startsWith('-') && !VALUED.test(texts[at - 1] ?? ''));
  if (action === 'env') return rest[0] === 'create' || rest[0] === 'update';
  // Of a file the name stands behind its option, with or without `=`.
  const some = rest.length > 0 || texts.some((text) => /^(--file=|--all$|-f.)/.test(text));
  return some && /^(install|create|update|upgrade)$/.test(action ?? '');
}

/** Whether a command takes downloads away: `conda clean -afy`, `rm -rf /opt/conda/pkgs`. */
function cleans({ name, args }: ShellCommand): boolean {
  const texts = args.map(({ text }) => text);
  if (name === 'rm' || name === 'find') return texts.some((text) => /\/pkgs(\/|$)|conda|mamba/.test(text));
  return CONDA.test(name ?? '') && texts.some((text) => text === 'clean');
}
