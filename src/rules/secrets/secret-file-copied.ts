import type { Rule } from '../rule.ts';

export const secretFileCopied: Rule = {
  id: 'secret-file-copied',
  group: 'secrets',
  severity: 'error',
  default: true,
  fix: 'none',
  aliases: ['DS-0031', 'CIS-DI-0010'],
  summary: 'A file that holds credentials is copied into the image.',
  why: 'It stays in the layer even when a later step deletes it.',
  *check({ file, image }) {
    for (const outer of file.instructions) {
      const copy = outer.trigger ?? outer;
      if ((copy.keyword !== 'COPY' && copy.keyword !== 'ADD') || copy.stage?.ships === false) continue;
      for (const word of copy.words.slice(0, -1)) {
        const name = word.value.split('/').at(-1) ?? '';
        if (!SECRET.test(name) || HARMLESS.test(name)) continue;
        yield {
          range: word.range,
          message: `\`${name}\` usually holds credentials; keep it out of the image, and mount it at run time or with \`RUN --mount=type=secret\`.`,
        };
      }
      const folder = copy.words.slice(0, -1).find(({ value }) => /^\.?\/?$/.test(value));
      const found =
        folder && !copy.flags.some(({ name }) => name === 'from')
          ? image.listContext().find((path) => COPIED_ALONG.test(path))
          : undefined;
      if (!folder || found === undefined) continue;
      yield {
        range: folder.range,
        message: `\`${found}\` is copied along and usually holds credentials; put it into \`.dockerignore\`.`,
      };
    }
  },
};

const SECRET =
  /^(\.env(\.\w+)?|id_(rsa|dsa|ecdsa|ed25519)|credentials(\.(json|xml|ya?ml|ini))?|passwords?\.txt|secrets?\.(ya?ml|json|txt|env)|\.netrc|\.pgpass|\.git-credentials|\.htpasswd|\.dockercfg|service[-_]account.*\.json|.*\.(jks|keystore|p12|pfx|ovpn|private_key|rdp|kdbx|ppk))$/i;
const HARMLESS =
  /\.(pub|example|sample|template|dist|defaults?)$|^\.env\.(example|sample|template|dist|defaults?|schema|test|ci)$/i;
/** Narrower than above: what is copied along by a whole folder was not named by anybody. */
const COPIED_ALONG = /(^|\/)(\.env|id_(rsa|dsa|ecdsa|ed25519)|\.netrc|\.pgpass|\.git-credentials)$/;
