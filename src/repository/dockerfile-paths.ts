/** Suffixes of files that make Dockerfiles or document them, but are none. */
const NOT_DOCKERFILES =
  /\.(md|sh|py|go|ts|tsx|js|mjs|json|ya?ml|toml|txt|template|tmpl|tpl|j2|jinja2?|erb|m4|in|cs|java|rb|ps1|html?|rst|patch|diff|snap|lock|orig|rej|bak|ejs|mustache|hbs|adoc|dockerignore|containerignore)$/i;
const SKIPPED_FOLDERS = /(^|\/)(node_modules|vendor|\.git)\//;

/** Whether a repository path names a Dockerfile: `Dockerfile`, `Dockerfile.*`, `*.dockerfile`, `Containerfile*`. */
export function isDockerfilePath(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (SKIPPED_FOLDERS.test(`/${path}`) || NOT_DOCKERFILES.test(name)) return false;
  return /^(dockerfile|containerfile)([._-].*)?$/i.test(name) || /.\.(dockerfile|containerfile)$/i.test(name);
}
