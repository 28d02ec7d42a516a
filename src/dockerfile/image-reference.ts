import type { ImageReference } from './model.ts';

/**
 * Takes an image reference apart: `[registry/]repository[:tag][@digest]`. The first part is a registry when it holds a dot or a
 * colon or is `localhost` (https://pkg.go.dev/github.com/distribution/reference). Undefined for an empty name.
 */
export function parseImageReference(text: string): ImageReference | undefined {
  const [beforeDigest = '', digest] = text.split('@', 2);
  const slash = beforeDigest.indexOf('/');
  const first = slash === -1 ? '' : beforeDigest.slice(0, slash);
  const hasRegistry = first === 'localhost' || /[.:]/.test(first);
  const rest = hasRegistry ? beforeDigest.slice(slash + 1) : beforeDigest;
  const colon = rest.lastIndexOf(':');
  const tagged = colon > rest.lastIndexOf('/');
  const name = tagged ? rest.slice(0, colon) : rest;
  if (name === '') return undefined;
  return {
    registry: hasRegistry && first !== 'index.docker.io' ? first : 'docker.io',
    repository: name.replace(/^library\//, ''),
    tag: tagged ? rest.slice(colon + 1) : undefined,
    digest,
  };
}

/** Whether an image is a Windows one, by its usual names. */
export function isWindowsImage(resolved: string | undefined): boolean {
  return (
    resolved !== undefined && /(^|[/:_-])(windows|windowsservercore|servercore|nanoserver|ltsc20\d\d)/i.test(resolved)
  );
}
