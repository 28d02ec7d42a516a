import type { Dockerfile, Stage } from '../../../dockerfile/model.ts';
import { packageCalls } from '../../../shell/packages.ts';
import type { TextEdit } from '../../../text/edit.ts';
import { escapePattern } from '../../../text/pattern.ts';
import { removeRange } from '../commands/command-edits.ts';
import { deleteInstruction } from '../instructions/instructions.ts';
import { harmlessValue, namesCredential } from '../secrets/credential-names.ts';

/**
 * Takes a credential of the application out of a builder that has no use for it, as a second copy of it helps nobody; undefined when
 * there is none. Where code of the application runs in the builder, it may read it.
 */
export function withoutSecret(file: Dockerfile, builder: Stage): TextEdit | undefined {
  if (!builder.instructions.every((each) => each.keyword !== 'RUN' || onlyInstalls(each.shell()))) return undefined;
  for (const instruction of builder.instructions) {
    if (instruction.keyword !== 'ENV') continue;
    for (const { key, value, range } of instruction.pairs) {
      if (!value || !namesCredential(key) || harmlessValue(value, key) || OF_TOOLS.test(key)) continue;
      if (isNamed(file.text.slice(instruction.range.end, builder.range.end), key)) continue;
      return instruction.pairs.length === 1 ? deleteInstruction(file, instruction) : removeRange(file, range);
    }
  }
  return undefined;
}

/** Credentials that package managers and forges' programs read by themselves. */
const OF_TOOLS =
  /^(NPM|NODE|YARN|PIP|UV|TWINE|POETRY|BUNDLE|GEM|CARGO|GO|COMPOSER|NUGET|MAVEN|GRADLE|ORG_GRADLE|GITHUB|GH|GITLAB|CI|BITBUCKET|AWS|AZURE|GOOGLE|HF|HUGGING|SENTRY|CODEARTIFACT|ARTIFACTORY|JFROG)_/i;

/** Programs that run none of the application's code. */
const TOOLS =
  /^(cd|mkdir|rm|cp|mv|ln|ls|chmod|chown|touch|echo|printf|set|export|true|:|tar|unzip|gzip|curl|wget|ldconfig|strip|go|cargo|rustup|gcc|g\+\+|cc|c\+\+|javac|virtualenv|groupadd|useradd|addgroup|adduser)$/;

function onlyInstalls(script: Parameters<typeof packageCalls>[0]): boolean {
  const installing = new Set(packageCalls(script).map(({ command }) => command.range.start));
  return script.commands.every(
    ({ name = '', args, range }) =>
      installing.has(range.start) || TOOLS.test(name) || (/^python[\d.]*$/.test(name) && isVenv(args)),
  );
}

function isVenv([flag, module]: readonly { readonly text: string }[]): boolean {
  return flag?.text === '-m' && module?.text === 'venv';
}

function isNamed(text: string, key: string): boolean {
  return new RegExp(`\\$\\{?${escapePattern(key)}\\b`).test(text);
}
