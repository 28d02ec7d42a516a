/** Whether the name of a variable, option or key says that it holds a credential: read word by word, never by parts of words. */
export function namesCredential(name: string): boolean {
  const words = name.toUpperCase().split(/[_.-]/);
  return words.some((word) => SECRET.has(word)) && !words.some((word) => HARMLESS.has(word));
}

/** Whether a value cannot be a credential: an address, a path, a `<placeholder>`, a switch, a small number, nothing. */
export function harmlessValue(value: string): boolean {
  return (
    value === '' || /^(https?:\/\/|\/|<[^>]*>$)/.test(value) || /^(true|false|yes|no|on|off|\d{1,5})$/i.test(value)
  );
}

const SECRET = new Set([
  'APIKEY',
  'CREDENTIAL',
  'CREDENTIALS',
  'PASSWORD',
  'PASSWD',
  'PWORD',
  'SECRET',
  'TOKEN',
  'PASSPHRASE',
  'KEY',
  'AUTH',
]);
/** With one of these the name speaks of where, what kind or how long, or of something public. */
const HARMLESS = new Set([
  'PUBLIC',
  'FILE',
  'VERSION',
  'PATH',
  'DIR',
  'MODE',
  'SOCK',
  'URL',
  'URI',
  'ID',
  'NAME',
  'SIZE',
  'LENGTH',
  'TYPE',
  'HOST',
  'PORT',
  'GPG',
  'ENABLED',
  'EXPIRY',
  'TTL',
  'SERVER',
  'KEYSERVER',
  'ALGORITHM',
  'METHOD',
  'FINGERPRINT',
  'SHA256',
  'PROVIDER',
  'SERVICE',
  'ISSUER',
  'AUDIENCE',
  'REALM',
  'SITE',
  'USER',
  'USERNAME',
  'PREFIX',
  'HEADER',
]);
