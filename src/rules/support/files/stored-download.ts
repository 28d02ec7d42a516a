import { posix } from 'node:path';
import { type Download, downloadOption } from '../../../shell/downloads.ts';
import type { ShellWord } from '../../../shell/model.ts';

/** A download of one address into one file, with nothing about it that only curl or wget can do. */
export interface StoredDownload {
  readonly url: ShellWord;
  /** The file as written, or the last part of the address; undefined where standard output gets it. */
  readonly target: string | undefined;
}

/** Options without which ADD does the same: how much is said, redirects, retries, time limits. */
const HARMLESS =
  /^(-[sSfLOqvcN]|-n[vcd]|-o|--(silent|show-error|fail|location|remote-name|output|output-document|quiet|no-verbose|progress(-bar)?|retry(-[\w-]+)?|connect-timeout|max-time|timeout|tries|proto|proto-redir|tlsv1\.[0-3]|compressed|create-dirs|no-progress-meter|verbose|show-progress|no-clobber|continue|http1\.1|http2|ipv4|ipv6|url))$/;

/** What a call of curl or wget stores; undefined where it sends anything of its own, fetches several, or says where otherwise. */
export function storedDownload(call: Download): StoredDownload | undefined {
  const { tool, urls, options, command } = call;
  const [url, ...more] = urls;
  if (!url || more.length > 0 || !/^(https?:\/\/|\$)/.test(url.text)) return undefined;
  if (options.some(({ name }) => !HARMLESS.test(name))) return undefined;
  const output =
    tool === 'curl' ? downloadOption(call, '-o', '--output') : downloadOption(call, '-O', '--output-document');
  const redirect = command.redirects.find(({ operator, descriptor }) => operator === '>' && (descriptor ?? 1) === 1);
  const named = output?.value ?? redirect?.target?.text;
  if (named === '-') return { url, target: undefined };
  if (named !== undefined) return { url, target: named };
  const remote = tool === 'wget' || downloadOption(call, '-O', '--remote-name') !== undefined;
  const base = posix.basename(url.text.replace(/[?#].*$/s, ''));
  return { url, target: remote && /^[\w.$@{}-]+$/.test(base) ? base : undefined };
}

/** Whether all variables of some text are ones that the builder knows. */
export function builderKnows(words: readonly ShellWord[], known: (name: string) => boolean): boolean {
  return words.every(({ raw, variables }) => variables.every(known) && !/\$\(|`|\$\{\w+[^}\w]/.test(raw));
}
