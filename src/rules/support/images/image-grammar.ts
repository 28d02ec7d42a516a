const COMPONENT = '[a-z0-9]+(?:(?:\\.|_{1,2}|-+)[a-z0-9]+)*';
const NAME = new RegExp(`^${COMPONENT}(?:/${COMPONENT})*$`);
const HOST =
  /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*|\[[0-9a-fA-F:]+\])(?::\d+)?$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/;

/**
 * What is wrong with an image reference; undefined when nothing is.
 * Source: https://pkg.go.dev/github.com/distribution/reference
 */
export function referenceFault(text: string): string | undefined {
  // Longer than any registry takes, and not worth matching.
  if (text.length > 1000) return 'it is too long';
  const at = text.indexOf('@');
  const digest = at === -1 ? undefined : text.slice(at + 1);
  const named = at === -1 ? text : text.slice(0, at);
  const slash = named.indexOf('/');
  const first = slash === -1 ? '' : named.slice(0, slash);
  const hasHost = first === 'localhost' || /[.:]|[A-Z]/.test(first);
  const rest = hasHost ? named.slice(slash + 1) : named;
  const colon = rest.lastIndexOf(':');
  const tagged = colon > rest.lastIndexOf('/');
  const name = tagged ? rest.slice(0, colon) : rest;
  const tag = tagged ? rest.slice(colon + 1) : undefined;
  if (hasHost && !HOST.test(first)) return `\`${first}\` is no registry's name`;
  if (name === '') return 'the name is missing';
  if (/[A-Z]/.test(name)) return `\`${name}\` must be in lower case`;
  if (!NAME.test(name)) return `\`${name}\` is no image's name`;
  if (tag === '') return 'the tag behind the colon is missing';
  if (tag !== undefined && !TAG.test(tag)) return `\`${tag}\` is no tag`;
  if (digest === '') return 'the digest behind `@` is missing';
  if (digest !== undefined && !DIGEST.test(digest)) return `\`${digest}\` is no digest (\`sha256:\` and 64 digits)`;
  return undefined;
}
