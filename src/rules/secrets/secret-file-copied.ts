import { posix } from 'node:path';
import type { Instruction, Stage } from '../../dockerfile/model.ts';
import type { Image } from '../../repository/image.ts';
import type { Problem, Rule } from '../rule.ts';

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
    for (const stage of file.stages) if (stage.ships) yield* pointedAt(stage);
    for (const outer of file.instructions) {
      const copy = outer.trigger ?? outer;
      if ((copy.keyword !== 'COPY' && copy.keyword !== 'ADD') || copy.stage?.ships === false) continue;
      for (const word of copy.words.slice(0, -1)) {
        const name = word.value.split('/').at(-1) ?? '';
        const inContext = !copy.flags.some((flag) => flag.name === 'from');
        const named = SECRET.test(name) && !HARMLESS.test(name);
        if (!named && !isPrivateKey(name, inContext ? textOf(image, contextPath(word.value)) : undefined)) continue;
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

/** Files called `.key` or `.pem` are public as often as private: what is in them decides, and without it a telling name. */
function isPrivateKey(name: string, text: string | undefined): boolean {
  if (!/\.(key|pem)$/i.test(name)) return false;
  if (text !== undefined) return /-----BEGIN (\w+ ){0,2}PRIVATE KEY/.test(text);
  return /^(privkey|private([-_.]?key)?|(.*[-_.])?(tls|ssl|server|client|private)[-_.]?key|tls|server|client|ca-key)\.(key|pem)$/i.test(
    name,
  )
    ? !/pub|^(server|client|tls)\.pem$/i.test(name)
    : false;
}

function contextPath(source: string): string {
  return source.replace(/^(\.?\/)+/, '');
}

/** Settings that name a file of credentials: whoever points one at a copied file has copied the credentials. */
const POINTERS = /^(AWS_CONFIG_FILE|AWS_SHARED_CREDENTIALS_FILE|HF_TOKEN_PATH|GOOGLE_APPLICATION_CREDENTIALS)$/;

function* pointedAt(stage: Stage): Generator<Problem> {
  const copies = stage.instructions.filter(({ keyword }) => keyword === 'COPY' || keyword === 'ADD');
  for (const { keyword, pairs } of stage.instructions) {
    if (keyword !== 'ENV' && keyword !== 'ARG') continue;
    for (const { key, expanded, range } of pairs) {
      if (!POINTERS.test(key) || !expanded?.startsWith('/')) continue;
      const copy = copies.find((each) => brings(each, expanded));
      if (!copy) continue;
      yield {
        range: copy.range,
        message: `This puts \`${expanded}\` into the image, where \`${key}\` points for credentials; mount the file at run time, or with \`RUN --mount=type=secret\`.`,
        related: [{ range, message: 'The credentials are named here.' }],
      };
    }
  }
}

/** Whether a COPY may be what puts a file at a path: it names it, or the folder that it is in. */
function brings({ words, state }: Instruction, path: string): boolean {
  const last = words.at(-1)?.expanded;
  if (last === undefined) return false;
  const target = posix.resolve(state.workdir ?? '/', last);
  const name = posix.basename(path);
  return (
    target === path ||
    (path.startsWith(target === '/' ? '/' : `${target}/`) &&
      words.slice(0, -1).some(({ value }) => posix.basename(value) === name || /^\.?\/?$/.test(value)))
  );
}

const SECRET =
  /^(\.env(\.\w+)?|id_(rsa|dsa|ecdsa|ed25519)|credentials(\.(json|xml|ya?ml|ini))?|passwords?\.txt|secrets?\.(ya?ml|json|txt|env)|\.netrc|\.pgpass|\.git-credentials|\.htpasswd|\.dockercfg|service[-_]account.*\.json|.*\.(jks|keystore|p12|pfx|ovpn|private_key|rdp|kdbx|ppk))$/i;
const HARMLESS =
  /\.(pub|example|sample|template|dist|defaults?)$|^\.env\.(example|sample|template|dist|defaults?|schema|test|ci)$/i;
/** Narrower than above: what is copied along by a whole folder was not named by anybody. */
const COPIED_ALONG = /(^|\/)(\.env|id_(rsa|dsa|ecdsa|ed25519)|\.netrc|\.pgpass|\.git-credentials)$/;

/** Only a file that is listed is asked for: one COPY may name ten thousand that aren't there. */
function textOf(image: Image, path: string): string | undefined {
  return image.matchContext(path).includes(path) ? image.readContext(path) : undefined;
}
