import type { Dockerfile } from '../../dockerfile/model.ts';
import { packageCalls } from '../../shell/packages.ts';
import type { Problem, Rule } from '../rule.ts';
import { removeWords } from '../support/commands/command-edits.ts';
import { runs, written } from '../support/instructions/instructions.ts';

export const aptAllowUnauthenticated: Rule = {
  id: 'apt-allow-unauthenticated',
  group: 'packages-apt',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  mentions: ['allow', 'trusted'],
  aliases: ['CKV2_DOCKER_8', 'CIS-DI-0011'],
  summary: 'apt that takes unsigned packages.',
  why: 'A package that nobody signed can be anything, also what somebody on the way put there.',
  *check({ file }) {
    yield* trustedSources(file);
    for (const run of runs(file)) {
      for (const { family, flags, command } of packageCalls(run.shell())) {
        if (family !== 'apt') continue;
        for (const { name, value, word, valueWord } of flags) {
          const option = /Allow(Unauthenticated|InsecureRepositories)=(true|1|yes)/i.test(value ?? word.text);
          if (!option && name !== '--allow-unauthenticated' && name !== '--allow-insecure-repositories') continue;
          const edit = removeWords(file, run, command, word, valueWord);
          yield {
            range: word.range,
            message: `\`${option ? (value ?? word.text) : name}\` takes packages without a signature; remove it and install the repository's key.`,
            fix: edit && { safety: 'unsafe', title: 'Check signatures', edits: [edit] },
          };
        }
      }
    }
  },
};

/** `deb [trusted=yes] …` in a list of sources, which says so of all its packages. */
function* trustedSources(file: Dockerfile): Generator<Problem> {
  for (const instruction of written(file)) {
    const { keyword, range } = instruction;
    if (keyword !== 'RUN' && keyword !== 'COPY' && keyword !== 'ADD') continue;
    const text = file.text.slice(range.start, range.end);
    if (!/sources\.list|add-apt-repository/.test(text)) continue;
    const addresses = text.match(/^URIs:.*/gim) ?? [];
    const local = addresses.length > 0 && addresses.every((each) => /^URIs:\s{0,9}(file|copy|cdrom):/i.test(each));
    for (const match of text.matchAll(
      /\bdeb(?:-src)?\s+\[[^\]\n]{0,300}\btrusted\s*=\s*yes\b[^\]\n]{0,300}\]|^Trusted:\s*yes\b/gim,
    )) {
      // Packages that the image itself holds, as those that were built just before, are signed by nobody.
      const behind = text.slice(match.index + match[0].length);
      if (match[0].startsWith('deb') ? /^\s{0,9}(file|copy|cdrom):/.test(behind) : local) continue;
      const start = range.start + match.index;
      yield {
        range: { start, end: start + match[0].length },
        message: `\`trusted=yes\` takes packages of this source without a signature; remove it and install the repository's key.`,
      };
    }
  }
}
