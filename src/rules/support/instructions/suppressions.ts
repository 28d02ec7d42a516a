import type { Dockerfile } from '../../../dockerfile/model.ts';
import { type SuppressionComment, suppressionComment } from '../../../text/suppression-comment.ts';

/** The suppression comments of a Dockerfile: ours and those that other linters read. */
export function suppressionComments(file: Dockerfile): readonly SuppressionComment[] {
  const checks = file.directives.filter(({ name }) => name === 'check');
  return [...file.comments, ...checks].flatMap(
    ({ range }) => suppressionComment(file.text.slice(range.start, range.end), range.start) ?? [],
  );
}
