import type { Dockerfile, Instruction } from '../../../dockerfile/model.ts';
import { downloads } from '../../../shell/downloads.ts';
import type { ShellCommand, ShellWord } from '../../../shell/model.ts';
import type { Range } from '../../../text/range.ts';

/** An address that something is fetched from without encryption. */
export interface CleartextUrl {
  readonly scheme: 'http' | 'ftp';
  readonly host: string;
  /** From the scheme to the end of the host. */
  readonly range: Range;
}

/** Cleartext addresses outside of this machine and its own network: sources of ADD, and arguments in RUN, CMD and ENTRYPOINT. */
export function* cleartextUrls(file: Dockerfile): Generator<CleartextUrl> {
  for (const written of file.instructions) {
    const instruction = written.trigger ?? written;
    if (!HINT.test(file.text.slice(instruction.range.start, instruction.range.end))) continue;
    for (const { raw, range } of wordsOf(instruction)) {
      for (const match of raw.matchAll(URL)) {
        const [, lead = '', scheme = '', authority = ''] = match;
        const host = authority.replace(/^[^@]*@/, '');
        if (!isOutside(host) || NAMESPACE.test(host + raw.slice(match.index + match[0].length))) continue;
        const start = range.start + match.index + lead.length;
        const end = range.start + match.index + match[0].length;
        yield { scheme: scheme.toLowerCase() === 'ftp' ? 'ftp' : 'http', host, range: { start, end } };
      }
    }
  }
}

/** Most instructions have nothing of the kind, and are spared the look at their words. */
const HINT = /(?:http|ftp):/i;
const URL = /(^|[^a-z])(http|ftp):\/\/([^\s/?#"'`;,|<>()\\]*)/gi;

function wordsOf(instruction: Instruction): readonly { readonly raw: string; readonly range: Range }[] {
  if (instruction.keyword === 'ADD') return instruction.words.slice(0, -1);
  if (!/^(RUN|CMD|ENTRYPOINT)$/.test(instruction.keyword)) return [];
  const script = instruction.shell();
  const fetching = new Map(downloads(script).map(({ command, urls }) => [command, urls]));
  const inner = script.commands.filter(({ inside }) => inside.includes('shell-c')).map(({ range }) => range);
  // What `bash -c '…'` runs is looked at itself.
  const isScript = ({ range: { start, end } }: ShellWord): boolean =>
    inner.some((range) => start < range.start && range.end < end);
  return script.commands.flatMap(
    (command) => fetching.get(command) ?? argumentsOf(command).filter((word) => !isScript(word)),
  );
}

/** Programs that only write or replace text, and those that tell a package manager of a mirror, whose packages are signed. */
const TEXT =
  /^(echo|printf|sed|grep|awk|gawk|perl|test|\[|export|add-apt-repository|apt-add-repository|apk|apt-key|debootstrap)$/;
const SOURCES = /sources\.list|\/etc\/(apt|apk)\//;

function argumentsOf({ name, args, redirects }: ShellCommand): readonly ShellWord[] {
  if (name === undefined || TEXT.test(name)) return [];
  if ([...args, ...redirects.flatMap(({ target }) => target ?? [])].some(({ text }) => SOURCES.test(text))) return [];
  return args.filter(({ text }, index) => !/proxy/i.test(text) && !/proxy/i.test(args[index - 1]?.text ?? ''));
}

/** Names that only identify a format. */
const NAMESPACE =
  /^(www\.w3\.org|schemas?\.|xmlns\.|purl\.org|json-schema\.org|maven\.apache\.org\/(POM|xsd)|www\.springframework\.org\/schema|java\.sun\.com\/(xml|dtd)|www\.apache\.org\/licenses)/i;

/** A host of the open network: no variable in it, a name with a dot or a public address. */
function isOutside(authority: string): boolean {
  const host = authority.replace(/:\d*$/, '').toLowerCase();
  if (/[$[\]{}%*]/.test(authority) || !host.includes('.')) return false;
  if (/^(127|10|0)\.|^192\.168\.|^169\.254\.|^172\.(1[6-9]|2\d|3[01])\./.test(host)) return false;
  return !/\.(localhost|local|internal|lan|test|invalid|svc|cluster\.local)$/.test(host);
}
