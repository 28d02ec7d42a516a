import { harmlessValue, namesCredential } from './credential-names.ts';

/** A stretch of a text that looks like a live secret; offsets into that text. */
export interface SecretMatch {
  /** With its article: `a GitHub token`. */
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}

/** Shapes that their issuers document; each begins with letters that nothing else has. */
const SHAPES: readonly (readonly [string, RegExp])[] = [
  ['an AWS access key', /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g],
  ['a GitHub token', /\bgh[pousr]_[A-Za-z0-9]{36,255}\b|\bgithub_pat_[A-Za-z0-9_]{60,255}\b/g],
  ['a GitLab token', /\bglpat-[\w-]{20,64}\b/g],
  ['a Slack token', /\bxox[abeoprs]-[A-Za-z0-9-]{10,250}\b/g],
  ['a Stripe key', /\b[rs]k_live_[A-Za-z0-9]{20,247}\b/g],
  ['a Google API key', /\bAIza[\w-]{35}\b/g],
  ['an npm token', /\bnpm_[A-Za-z0-9]{36}\b/g],
  ['a PyPI token', /\bpypi-AgEIcHlwaS5vcmc[\w-]{50,250}\b/g],
  ['a Docker Hub token', /\bdckr_pat_[\w-]{27}\b/g],
  ['a SendGrid key', /\bSG\.[\w-]{22}\.[\w-]{43}\b/g],
  ['a Hugging Face token', /\bhf_[A-Za-z]{34}\b/g],
  ['an OpenAI key', /\bsk-(?:proj-)?[A-Za-z0-9_-]{40,200}\b/g],
  ['a DigitalOcean token', /\bdop_v1_[0-9a-f]{64}\b/g],
  ['a private key', /-----BEGIN (?:(?:RSA|DSA|EC|OPENSSH|ENCRYPTED|PGP) )?PRIVATE KEY(?: BLOCK)?-----/g],
];
const URL_PASSWORD = /\b[a-z][a-z0-9+.-]{1,20}:\/\/([^\s:/@'"$<>{}]{1,100}):([^\s:/@'"$<>{}]{1,200})@[\w.[-]/gi;
/** What people write where a secret belongs. */
const PLACEHOLDER =
  /example|change.?me|placeholder|your|dummy|sample|^(pass(word|wd)?|secret|token|user(name)?|test|admin|root|guest|postgres|mysql|foo|bar|pw|pwd|x+|\*+|\.+|_+|-+|1234\d*)$/i;

/** How each shape begins: one look for what most texts have nothing of. */
const HINT =
  /A(?:KIA|SIA|Iza)|gh[pousr]_|github_pat_|glpat-|xox[abeoprs]-|[rs]k_live_|npm_|pypi-|dckr_pat_|SG\.|hf_|sk-|dop_v1_|-----BEGIN/;

/** Everything in a text that has the shape of a live secret; placeholders and variables don't. */
export function secretIn(text: string): SecretMatch[] {
  const shaped = HINT.test(text) ? shapesIn(text) : [];
  const urls = text.includes('://') ? passwordsIn(text) : [];
  return [...shaped, ...urls].sort((a, b) => a.start - b.start);
}

function shapesIn(text: string): SecretMatch[] {
  return SHAPES.flatMap(([kind, shape]) =>
    [...text.matchAll(shape)]
      .filter(([match]) => !/EXAMPLE|(.)\1{9}/.test(match))
      .map((match) => ({ kind, start: match.index, end: match.index + match[0].length })),
  );
}

/** Addresses that hold a password. */
function passwordsIn(text: string): SecretMatch[] {
  return [...text.matchAll(URL_PASSWORD)]
    .filter(([, user = '', password = '']) => !PLACEHOLDER.test(password) && password !== user)
    .map((match) => ({ kind: 'a password in an address', start: match.index, end: match.index + match[0].length - 2 }));
}

/** A name with a literal behind it: `password=…`, `"api_key": "…"`. */
const NAMED =
  /(?<![\w$.{])([A-Za-z][\w.-]{2,60})["']?[ \t]*(?:=|:[ \t])[ \t]*(["']?)([^\s"'`$<>{}()\\,;|&]{12,200})\2(?=$|[\s"'`,;)}\]|&])/gm;
const NAMED_HINT = /pass|secret|token|key|credential|pw|auth/i;

/** Values that look random behind a name that says credential. */
export function namedSecretsIn(text: string): SecretMatch[] {
  if (!NAMED_HINT.test(text)) return [];
  return [...text.matchAll(NAMED)].flatMap((match) => {
    const [whole, name = '', quote = '', value = ''] = match;
    if (!isRandomSecret(name, value)) return [];
    const end = match.index + whole.length - quote.length;
    return [{ kind: 'a secret', start: end - value.length, end }];
  });
}

/** Whether a value is too irregular for a word, a path or a placeholder, and its name says that it is a credential. */
export function isRandomSecret(name: string, value: string): boolean {
  if (value.length < 12 || !namesCredential(name) || harmlessValue(value, name) || PLACEHOLDER.test(value))
    return false;
  if (/^(sha\d+|md5):|:\/\/|[$\s]|^[\w-]+(\.[\w-]+)+$/.test(value) || /^[./~]/.test(value)) return false;
  // Nobody's secret is nothing but zeros.
  const hexadecimal =
    entropy(value) >= 2 && /^[0-9a-f]{32,}$/i.test(value) && /PASS|SECRET|TOKEN|CREDENTIAL|API_?KEY/i.test(name);
  const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/].filter((each) => each.test(value)).length;
  return hexadecimal || (classes >= 3 && entropy(value) >= 3.2);
}

/** Shannon's, in bits for each character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}
