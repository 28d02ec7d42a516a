/** Words that say credential wherever they stand in a name. */
const STRONG =
  /^(APIKEY|ACCESSKEY|CREDENTIALS?|PASSWORDS?|PASSWD|PWORD|SECRETS?|TOKENS?|PASSPHRASE|\w*(PASSWORD|PASSWD|APITOKEN|AUTHTOKEN|ACCESSTOKEN|SECRETKEY))$/;
/** Words that do so only at the end, or before a word of `FORMS`. */
const WEAK = /^(KEY|AUTH|PASS|PWD|PW|PEPPER)$/;
const FORMS = /^(BASE|BASE64|B64|JSON|STRING|VALUE|PROD|PRODUCTION|DEV|TEST|STAGING|\d+)$/;
/** With one of these, wherever it stands, the name speaks of something public, or of a switch. */
const HARMLESS = new Set(
  'PUBLIC FILE FILES FILENAME VERSION GPG PGP ENABLE ENABLED DISABLE DISABLED REQUIRE REQUIRED ALLOW MIN MAX'.split(
    ' ',
  ),
);
/** With one of these behind the credential's word the name speaks of where it is, of what kind, whose, or how long it lasts. */
const HARMLESS_BEHIND = new Set(
  (
    'PATH DIR DIRECTORY FOLDER LOCATION MODE SOCK SOCKET URL URI ID NAME USER USERNAME SIZE LENGTH TYPE HOST PORT SITE SERVICE SERVER ' +
    'EXPIRY EXPIRES EXPIRATION TTL AGE TIMEOUT LIFETIME DURATION ALGORITHM ALG METHOD FINGERPRINT SHA SHA256 CHECKSUM PROVIDER BRANCH ' +
    'REF REPO REPOSITORY COMMIT IMAGE TAG COUNT LIMIT PREFIX SUFFIX HEADER FORMAT ISSUER AUDIENCE REALM DOMAIN ENDPOINT STRATEGY ' +
    'BACKEND SCHEME POLICY MOUNT INDEX STORE'
  ).split(' '),
);
/** Keys that open nothing. */
const HARMLESS_KEY = /^(PRIMARY|FOREIGN|PARTITION|CACHE|SORT|INDEX|PACKAGE|APT|RPM|REPO|OLD|SITE|PUBLISHABLE|HOST)$/;
/** Known by name, whatever their words say. */
const KNOWN =
  /^((VITE|REACT_APP|NEXT)_)?(AWS_ACCESS_KEY_ID|AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN|GITHUB_TOKEN|GH_TOKEN|NPM_TOKEN|DEVISE_PEPPER|RAILS_KEY|BUNDLE_(?!LOCAL__|BUILD__)\w{1,100}__[A-Z]+)$/;

/** Whether a variable is named as credentials are: by whole words, so that `TOKENIZER` or `PASSWORD_FILE` is not. */
export function namesCredential(name: string): boolean {
  if (KNOWN.test(name)) return true;
  const words = (/[a-z]/.test(name) ? name.replace(/([a-z\d])([A-Z])/g, '$1_$2') : name).toUpperCase().split(/[_.-]+/);
  if (words.some((word) => HARMLESS.has(word))) return false;
  return words.some((word, at) => {
    const behind = words.slice(at + 1);
    if (STRONG.test(word)) return !behind.some((next) => HARMLESS_BEHIND.has(next));
    // `PWD` and `PASS` by themselves are the working directory and anything.
    if (!WEAK.test(word) || (words.length === 1 && !/^(KEY|AUTH)$/.test(word))) return false;
    return behind.every((next) => FORMS.test(next)) && !HARMLESS_KEY.test(words[at - 1] ?? '');
  });
}

const NO_SECRET =
  /^(<.*>|x{3,}|\*+|\.+|none|null|nil|undefined|n\/a|dummy|fake\w*|placeholder|ignored|unused|redacted|your[-_ ].*|(insert|replace)[-_ ].*)$/i;

/** Whether what stands behind such a name cannot be a credential: nothing, a place, a switch, a placeholder, a public key's fingerprint. */
export function harmlessValue(value: string, name = ''): boolean {
  if (value === '') return true;
  if (/^(https?:\/\/[^@]*$|file:|\.{0,2}\/)/.test(value) || /^(true|false|yes|no|on|off|[01])$/i.test(value))
    return true;
  if (NO_SECRET.test(value)) return true;
  const password = /PASS(WORD|WD|PHRASE)?($|_)|SECRET|_PW($|_)/i.test(name);
  if (!password && /^\d{1,5}$/.test(value)) return true;
  if (/(^|_)AUTH$/i.test(name)) return /^[a-z]{1,12}$/.test(value);
  return /(^|_)KEY$/i.test(name) && /^(0x)?([0-9A-F]{8}|[0-9A-F]{16}|[0-9A-F]{40})$/.test(value);
}
