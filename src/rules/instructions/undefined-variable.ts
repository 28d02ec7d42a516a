import type { BaseImage, Instruction, Stage } from '../../dockerfile/model.ts';
import type { Rule } from '../rule.ts';
import { expandedReferences } from '../support/images/references.ts';
import { nearest } from '../support/nearest.ts';

export const undefinedVariable: Rule = {
  id: 'undefined-variable',
  group: 'instructions',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  mentions: ['$'],
  aliases: ['UndefinedVar', 'dockerlint:variable_use'],
  summary: 'A variable that nothing defines.',
  why: 'A variable that is not defined is replaced by nothing, without a word.',
  *check({ file }) {
    const globals = new Set(
      file.instructions
        .filter(({ stage, keyword }) => !stage && keyword === 'ARG')
        .flatMap((arg) => arg.pairs.map(({ key }) => key)),
    );
    const declared = new Map<Stage, Set<string>>();
    for (const stage of file.stages) {
      const names = new Set(stage.parent ? declared.get(stage.parent) : []);
      declared.set(stage, names);
      const bare = setsNothing(stage.root.base);
      for (const instruction of stage.instructions) {
        for (const { name, operator, nameRange, range: place } of expandedReferences(file, instruction)) {
          if (name === '' || operator !== '' || isKnown(name, instruction) || globals.has(name)) continue;
          const meant = mistyped(name, names);
          if (meant === undefined && !bare) continue;
          yield {
            range: place,
            message:
              meant === undefined
                ? `Nothing defines \`${name}\`; declare it with ARG or ENV.`
                : `Nothing here defines \`${name}\`; did you mean \`${meant}\`?`,
            fix:
              meant === undefined
                ? undefined
                : { safety: 'unsafe', title: `Use ${meant}`, edits: [{ range: nameRange, text: meant }] },
          };
        }
        if (instruction.keyword === 'ARG' || instruction.keyword === 'ENV') {
          for (const { key } of instruction.pairs) names.add(key);
        }
      }
    }
  },
};

/** Images of bare systems, which set PATH and nothing else. Source: their Dockerfiles on Docker Hub. */
const BARE = new Set(['alpine', 'debian', 'ubuntu', 'busybox', 'centos', 'rockylinux', 'almalinux', 'amazonlinux']);

/** Whether a stage begins with no variables of its base image but PATH. */
function setsNothing({ scratch, image }: BaseImage): boolean {
  return scratch || (image?.registry === 'docker.io' && BARE.has(image.repository));
}

/** What the builder or nearly every base image defines. */
const COMMON =
  /^(PATH|HOME|HOSTNAME|USER|SHELL|PWD|TERM|TZ|LANG|LC_ALL|LANGUAGE|DEBIAN_FRONTEND|(HTTP|HTTPS|FTP|NO|ALL)_PROXY|SOURCE_DATE_EPOCH|(TARGET|BUILD)(PLATFORM|OS|ARCH|VARIANT)|TARGETSTAGE|BUILDKIT_\w+|\w+_(VERSION|HOME|ROOT)|GOPATH)$/i;

function isKnown(name: string, { state }: Instruction): boolean {
  return COMMON.test(name) || state.variable(name) !== undefined;
}

const MAX_NAMES = 200;

/** The declared name that differs by one letter; a number at the end is no slip. */
function mistyped(name: string, names: ReadonlySet<string>): string | undefined {
  // Among very many names any word is near to some other.
  if (name.length < 4 || names.size > MAX_NAMES) return undefined;
  const found = nearest(name, ['PATH', ...names], 1);
  if (found === undefined || found.replace(/\d/g, '') === name.replace(/\d/g, '')) return undefined;
  return found;
}
