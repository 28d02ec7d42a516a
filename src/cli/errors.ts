/** A mistake of the person at the terminal, or a file that can't be read: told as one sentence, exit code 2. */
export class UsageError extends Error {}
