import type { Instruction, Stage } from '../../dockerfile/model.ts';
import type { Rule } from '../rule.ts';
import { isWindowsStage } from '../support/images/windows.ts';

export const railsStateDirsNotWritable: Rule = {
  id: 'rails-state-dirs-not-writable',
  group: 'filesystem-permissions',
  severity: 'info',
  default: true,
  fix: 'unsafe',
  mentions: ['rails'],
  aliases: ['tally/ruby/state-paths-not-writable-as-non-root'],
  summary: 'A Rails application that cannot write where it has to.',
  why: 'Rails writes to tmp, log, storage and db. When they belong to root and the image runs as another user, it fails at its start or at the first upload.',
  *check({ file }) {
    for (const stage of file.stages) {
      const user = stage.end.user;
      if (!stage.ships || user === undefined || /^(root|0)(:|$)/.test(user) || user.includes('$')) continue;
      if (!isRails(stage) || isWindowsStage(stage)) continue;
      const owner = user.split(':')[0] ?? user;
      const copies = stage.instructions.filter((copy) => copiesApplication(copy) && ownerOf(copy) !== owner);
      if (copies.length === 0 || stage.instructions.some((run) => givesFolders(run, owner))) continue;
      for (const copy of copies) {
        const flag = copy.flags.find(({ name }) => name === 'chown');
        const text = `--chown=${user.includes(':') ? user : `${user}:${user}`}`;
        const at = copy.keywordRange.end;
        yield {
          range: copy.range,
          message: `\`${user}\` cannot write to tmp, log, storage and db below this copy; add \`${text}\`, or \`chown\` these folders.`,
          fix: flag
            ? undefined
            : {
                safety: 'unsafe',
                title: 'Give the files to the user',
                edits: [{ range: { start: at, end: at }, text: ` ${text}` }],
              },
        };
      }
    }
  },
};

function isRails(stage: Stage): boolean {
  return stage.instructions.some((instruction) => {
    const { keyword, pairs, words, shellText } = instruction;
    if (keyword === 'ENV') return pairs.some(({ key }) => key === 'RAILS_ENV');
    return (
      /^(CMD|ENTRYPOINT|RUN)$/.test(keyword) && words.length > 0 && /(^|[\s"/])(bin\/)?rails["\s]/.test(`${shellText} `)
    );
  });
}

/** `COPY . .`, or of an application's folder from another stage. */
function copiesApplication({ keyword, words }: Instruction): boolean {
  const [source, target] = words.map(({ value }) => value.replace(/(.)\/$/, '$1'));
  return (
    keyword === 'COPY' &&
    words.length === 2 &&
    /^(\.|\/rails|\/app)$/.test(source ?? '') &&
    /^(\.|\/rails|\/app)$/.test(target ?? '')
  );
}

function ownerOf({ flags }: Instruction): string | undefined {
  return flags.find(({ name }) => name === 'chown')?.expanded?.split(':')[0];
}

/** `chown -R rails db log storage tmp`, or of a folder above them. */
function givesFolders(run: Instruction, owner: string): boolean {
  if (run.keyword !== 'RUN') return false;
  return run.shell().commands.some(({ name, args }) => {
    const operands = args.filter(({ text }) => !text.startsWith('-')).map(({ text }) => text.replace(/\/$/, ''));
    const [account = '', ...paths] = operands;
    if (name !== 'chown' || account.split(':')[0] !== owner) return false;
    if (paths.some((path) => /^(\.|\/rails|\/app)$/.test(path))) return true;
    return ['tmp', 'log', 'storage', 'db'].every((folder) => paths.some((path) => path.split('/').at(-1) === folder));
  });
}
