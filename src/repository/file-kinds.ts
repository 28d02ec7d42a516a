import { isDockerfilePath } from './dockerfile-paths.ts';

export type FileKind = 'dockerfile' | 'compose' | 'workflow';

const SKIPPED_FOLDERS = /(^|\/)(node_modules|vendor|\.git)\//;
const COMPOSE = /^((docker|podman)-)?compose([._-].*)?\.ya?ml$|.[._-]docker-compose\.ya?ml$/i;
const WORKFLOW = /(^|\/)\.(github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$/i;

/** What Plimsoll checks a file as, by its path; undefined for files that it does not check. */
export function fileKind(path: string): FileKind | undefined {
  if (isDockerfilePath(path)) return 'dockerfile';
  if (!/\.ya?ml$/i.test(path) || SKIPPED_FOLDERS.test(path)) return undefined;
  if (WORKFLOW.test(path)) return 'workflow';
  return COMPOSE.test(path.slice(path.lastIndexOf('/') + 1)) ? 'compose' : undefined;
}

/** Whether Plimsoll checks a file of this path: a Dockerfile, a compose file, a workflow. */
export function isCheckedPath(path: string): boolean {
  return fileKind(path) !== undefined;
}

/** What a file that somebody named is, whatever it is called: YAML holds jobs or services, everything else is a Dockerfile. */
export function namedFileKind(path: string, text: string): FileKind {
  const kind = fileKind(path);
  if (kind !== undefined) return kind;
  if (!/\.ya?ml$/i.test(path)) return 'dockerfile';
  return /^jobs\s*:/m.test(text) ? 'workflow' : 'compose';
}
