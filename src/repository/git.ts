import { execFileSync } from 'node:child_process';

export interface GitOptions {
  /** Given to git on its standard input. */
  readonly input?: string;
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs git in a directory and gives what it prints.
 * @throws Error with git's first line when it fails
 */
export function git(directory: string, args: readonly string[], { input, env }: GitOptions = {}): string {
  try {
    return execFileSync('git', ['-C', directory, ...args], {
      encoding: 'utf8',
      maxBuffer: 512 * 1024 * 1024,
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(input === undefined ? {} : { input }),
      ...(env === undefined ? {} : { env: { ...process.env, ...env } }),
    });
  } catch (error) {
    const stderr = String((error as { stderr?: unknown }).stderr ?? error).trim();
    throw new Error(`git ${args[0]} failed in ${directory}: ${stderr.split('\n')[0]}`);
  }
}
