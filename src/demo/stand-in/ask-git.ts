import { git } from '../../repository/git.ts';
import type { Repository } from '../repository.ts';

const ANSWERS = new WeakMap<Repository, Map<string, string>>();
const HASHES = /^[0-9a-f]{40}(\.\.[0-9a-f]{40})?$/;

/**
 * What git answers to a command that only reads. What it says of commits by their hashes never changes, so it is asked once: a process of
 * its own for each question would make the stand-in the slowest part of a load test.
 */
export function askGit(repository: Repository, args: readonly string[]): string {
  const fixed = args.slice(1).every((arg) => arg.startsWith('-') || HASHES.test(arg));
  if (!fixed) return git(repository.directory, args);
  const answers = ANSWERS.get(repository) ?? new Map<string, string>();
  ANSWERS.set(repository, answers);
  const key = args.join('\0');
  const answer = answers.get(key) ?? git(repository.directory, args);
  answers.set(key, answer);
  return answer;
}
