import { remember } from '../text/memory.ts';
import type { ShellCommand, ShellScript, ShellWord } from './model.ts';

/** One option of curl or wget; a cluster (`-fsSLo x`) gives one for each letter, all with the cluster's word. */
export interface DownloadOption {
  /** With its dashes: `-L`, `--location`, wget's `-nv`. */
  readonly name: string;
  readonly value: string | undefined;
  readonly word: ShellWord;
  /** The word that holds the value where it is a word of its own. */
  readonly valueWord: ShellWord | undefined;
}

/** A call of curl or wget, taken apart. */
export interface Download {
  readonly tool: 'curl' | 'wget';
  readonly command: ShellCommand;
  readonly options: readonly DownloadOption[];
  /** The words that are no options: addresses, as written. Those of curl's `--url` are among them. */
  readonly urls: readonly ShellWord[];
}

/** Options whose value is the rest of the word or the next word. Sources: `curl --help all` (8.10), `wget --help` (1.24). */
const SHORT: Readonly<Record<Download['tool'], string>> = {
  curl: 'AbcCdDeEFhHKmoPQrtTuUwxXyYz',
  wget: 'aoeiBtOwTQUPADRIXl',
};
const LONG: Readonly<Record<Download['tool'], ReadonlySet<string>>> = {
  curl: new Set(
    (
      'abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type ciphers config connect-timeout connect-to continue-at ' +
      'cookie cookie-jar create-file-mode crlfile curves data data-ascii data-binary data-raw data-urlencode delegation dns-interface ' +
      'dns-ipv4-addr dns-ipv6-addr dns-servers doh-url dump-header ech egd-file engine etag-compare etag-save expect100-timeout form ' +
      'form-string ftp-account ftp-alternative-to-user ftp-method ftp-port ftp-ssl-ccc-mode happy-eyeballs-timeout-ms haproxy-clientip ' +
      'header hostpubmd5 hostpubsha256 hsts interface ip-tos ipfs-gateway json keepalive-cnt keepalive-time key key-type krb ' +
      'libcurl limit-rate local-port login-options mail-auth mail-from mail-rcpt max-filesize max-redirs max-time netrc-file noproxy ' +
      'oauth2-bearer output output-dir parallel-max pass pinnedpubkey preproxy proto proto-default proto-redir proxy proxy-cacert ' +
      'proxy-capath proxy-cert proxy-ciphers proxy-header proxy-key proxy-pass proxy-user proxy1.0 pubkey quote random-file range rate ' +
      'referer request request-target resolve retry retry-delay retry-max-time sasl-authzid service-name socks4 socks4a socks5 ' +
      'socks5-hostname speed-limit speed-time stderr telnet-option tftp-blksize time-cond tls-max tls13-ciphers tlsauthtype tlspassword ' +
      'tlsuser trace trace-ascii trace-config unix-socket upload-file url url-query user user-agent variable vlan-priority write-out'
    ).split(' '),
  ),
  wget: new Set(
    (
      'accept accept-regex append-output base bind-address body-data body-file ca-certificate ca-directory certificate certificate-type ' +
      'ciphers compression config connect-timeout crl-file cut-dirs default-page directory-prefix dns-servers dns-timeout domains ' +
      'egd-file exclude-directories exclude-domains execute follow-tags ftp-password ftp-user header hsts-file http-password http-user ' +
      'ignore-tags include-directories input-file level limit-rate load-cookies local-encoding max-redirect method output-document ' +
      'output-file password pinnedpubkey post-data post-file prefer-family private-key private-key-type progress proxy-password ' +
      'proxy-user quota random-file read-timeout referer regex-type reject reject-regex remote-encoding report-speed ' +
      'restrict-file-names retry-on-http-error save-cookies secure-protocol start-pos timeout tries use-askpass user user-agent wait waitretry'
    ).split(' '),
  ),
};

/** Every call of curl and wget of a script, in its order. */
export const downloads = remember((script: ShellScript): readonly Download[] =>
  script.commands.flatMap((command) =>
    command.name === 'curl' || command.name === 'wget' ? [read(command.name, command)] : [],
  ),
);

/** The first option with one of the names (with their dashes). */
export function downloadOption(call: Download, ...names: readonly string[]): DownloadOption | undefined {
  return call.options.find(({ name }) => names.includes(name));
}

function read(tool: Download['tool'], command: ShellCommand): Download {
  const options: DownloadOption[] = [];
  const urls: ShellWord[] = [];
  const { args } = command;
  for (let at = 0; at < args.length; at++) {
    const word = args[at] as ShellWord;
    const { text } = word;
    if (text === '--') {
      for (const rest of args.slice(at + 1)) urls.push(rest);
      break;
    }
    const found = text.startsWith('--') ? longOption(tool, word) : /^-./.test(text) ? cluster(tool, word) : undefined;
    if (!found) {
      urls.push(word);
      continue;
    }
    const valueWord = found.takesNext ? args[++at] : undefined;
    const last = found.options.length - 1;
    found.options.forEach((option, index) => {
      options.push(index === last && valueWord ? { ...option, value: valueWord.text, valueWord } : option);
    });
    if (text === '--url' && valueWord) urls.push(valueWord);
  }
  return { tool, command, options, urls };
}

interface Found {
  readonly options: readonly DownloadOption[];
  readonly takesNext: boolean;
}

function longOption(tool: Download['tool'], word: ShellWord): Found {
  const equals = word.text.indexOf('=');
  const name = equals === -1 ? word.text : word.text.slice(0, equals);
  const value = equals === -1 ? undefined : word.text.slice(equals + 1);
  const takesNext = value === undefined && LONG[tool].has(name.slice(2));
  return { options: [{ name, value, word, valueWord: undefined }], takesNext };
}

function cluster(tool: Download['tool'], word: ShellWord): Found {
  const options: DownloadOption[] = [];
  const letters = word.text;
  for (let at = 1; at < letters.length; at++) {
    let letter = letters[at] as string;
    // wget has options of two letters: `-nv`, `-nc`, `-nd`, `-nH`, `-np`.
    if (tool === 'wget' && letter === 'n' && at + 1 < letters.length) letter += letters[++at];
    const name = `-${letter}`;
    const rest = letters.slice(at + 1);
    // `-h` shows help and takes a category only as a word of its own.
    const valued = letter.length === 1 && SHORT[tool].includes(letter) && letter !== 'h';
    options.push({ name, value: valued && rest !== '' ? rest : undefined, word, valueWord: undefined });
    if (valued) return { options, takesNext: rest === '' };
  }
  return { options, takesNext: false };
}
