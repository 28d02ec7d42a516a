import { hasFlag, packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';
import { packageTexts } from '../support/packages/pinned.ts';

export const pipPinVersion: Rule = {
  id: 'pip-pin-version',
  group: 'packages-lang',
  severity: 'info',
  default: false,
  fix: 'none',
  mentions: ['pip', 'uv'],
  aliases: ['DL3013', 'Unpinned Package Version in Pip Install', 'dockerlinter:ER0013'],
  summary: 'A package of `pip install` without a version.',
  why: 'Without a version each build may install another one, so the same Dockerfile gives different images.',
  *check({ file }) {
    for (const run of runs(file)) {
      const script = run.shell();
      for (const call of packageCalls(script)) {
        if (call.family !== 'pip' || call.subcommand !== 'install') continue;
        // What a file lists, or a folder holds, has its versions there.
        if (hasFlag(call, '-r', '--requirement', '-c', '--constraint', '--no-index', '--group')) continue;
        for (const word of call.packages) {
          const text = packageTexts(word, run, script).find((each) => !isPinned(each));
          if (text === undefined) continue;
          yield {
            range: word.range,
            message: /^[a-z]+\+/.test(text)
              ? `\`${text}\` is installed from whatever was committed last; add \`@\` and a tag or commit.`
              : `\`${text}\` is installed in whatever version is newest; write \`${text}==<version>\`, or list it in a requirements file.`,
          };
        }
      }
    }
  },
};

function isPinned(text: string): boolean {
  if (text === '' || /[<>=~!]=|[<>]/.test(text)) return true;
  const repository = /^(?:[\w.-]+\s*@\s*)?(?:git|hg|svn|bzr)\+\w+:\/\/[^/]*(\/.*)?$/.exec(text);
  if (repository) return repository[1]?.includes('@') ?? false;
  return /[/\\]|^\.|\.(whl|zip|tar|tgz|tar\.(gz|bz2|xz))(\[|$)/.test(text);
}
