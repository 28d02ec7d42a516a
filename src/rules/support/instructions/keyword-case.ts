import type { Dockerfile, Instruction, Word } from '../../../dockerfile/model.ts';
import type { TextEdit } from '../../../text/edit.ts';

export type Case = 'upper' | 'lower' | 'mixed';

const KNOWN =
  /^(ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|FROM|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)$/;

/** Every instruction of a file, each trigger of ONBUILD behind its ONBUILD. */
export function withTriggers(file: Dockerfile): Instruction[] {
  return file.instructions.flatMap((instruction) =>
    instruction.trigger ? [instruction, instruction.trigger] : [instruction],
  );
}

/** The same without what is no instruction: text that lost its continuation is not to be recased. */
export function knownInstructions(file: Dockerfile): Instruction[] {
  return withTriggers(file).filter(({ keyword }) => KNOWN.test(keyword));
}

/** A keyword as it is written. */
export function writtenKeyword(file: Dockerfile, { keywordRange }: Instruction): string {
  return file.text.slice(keywordRange.start, keywordRange.end);
}

export function caseOf(word: string): Case {
  if (word === word.toUpperCase()) return 'upper';
  return word === word.toLowerCase() ? 'lower' : 'mixed';
}

/** The word AS of a FROM. */
export function asWord(from: Instruction): Word | undefined {
  const word = from.keyword === 'FROM' ? from.words[1] : undefined;
  return word && from.words.length === 3 && /^as$/i.test(word.raw) ? word : undefined;
}

/** Writes words in one case; those that are in it already are left alone. */
export function recase(file: Dockerfile, ranges: readonly TextEdit['range'][], to: 'upper' | 'lower'): TextEdit[] {
  return ranges.flatMap((range) => {
    const now = file.text.slice(range.start, range.end);
    const text = to === 'upper' ? now.toUpperCase() : now.toLowerCase();
    return text === now ? [] : [{ range, text }];
  });
}
