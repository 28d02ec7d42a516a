import { posix } from 'node:path';
import { chainInstructions } from '../dockerfile/chain.ts';
import type { Instruction, Stage } from '../dockerfile/model.ts';
import type { Image } from '../repository/image.ts';
import { startScripts } from '../repository/start-scripts.ts';
import type { ShellScript } from '../shell/model.ts';
import { parseShell } from '../shell/parser.ts';
import { dataFolders } from './data-folders.ts';
import type { Refusal } from './refactoring.ts';

/** Programs that need root, or capabilities that only root has, to do what they are for, or that give it up themselves. */
const NEEDS_ROOT =
  /^(cron|crond|sshd|supervisord|systemd|init|dockerd|containerd|nginx|httpd|apache2|apache2ctl|apache2-foreground|haproxy|named|dnsmasq|rsyslogd|service|gosu|su-exec|setpriv|runuser|chroot|openvpn|openconnect|vpnc|wg|wg-quick|tincd|pppd|pptpd|xl2tpd|ipsec|charon|strongswan|tailscaled|zerotier-one|shorewall6?|iptables(-\w+)?|ip6tables(-\w+)?|nft|fail2ban-server|snort|suricata|tcpdump|tshark|dumpcap|iftop|nethogs|strace|ltrace|perf|bpftrace|hostapd|radvd|dhcpd|dhclient|udhcpd|keepalived|mount|modprobe)$/;

/** Files that a program makes where only root may make some. */
const RUN_FILE = /(?:^|[=:\s"'])(\/(?:(?:var\/)?run|var\/log)\/[\w./-]+)(?=$|[\s"':;,])/g;
const RUN_ENDINGS = ['.pid', '.sock', '.socket', '.lock'];

/** Why what the image starts may need root. */
export function atStart(image: Image, target: Stage): Refusal[] {
  const { text } = image.dockerfile;
  return target.instructions.flatMap((instruction) => {
    const { keyword, argsRange, range } = instruction;
    if (!/^(CMD|ENTRYPOINT|ENV)$/.test(keyword)) return [];
    const path = rootsFile(text.slice(argsRange.start, argsRange.end), target);
    return [
      ...(keyword === 'ENV' ? [] : needsRoot(image, instruction)),
      ...(path === undefined
        ? []
        : [
            {
              message: `\`${path}\` lies in a folder of root's; put it below \`/tmp\`, or make a folder for it in a \`RUN\`.`,
              range,
            },
          ]),
    ];
  });
}

/** A file for the run in a folder that neither the account gets nor a link takes elsewhere. */
function rootsFile(text: string, target: Stage): string | undefined {
  const path = [...text.matchAll(RUN_FILE)]
    .map(([, each = '']) => each)
    .find((each) =>
      each.startsWith('/var/log/') ? posix.extname(each) !== '' : RUN_ENDINGS.includes(posix.extname(each)),
    );
  if (path === undefined) return undefined;
  const given = dataFolders(target).all.some((folder) => path.startsWith(`${folder}/`));
  const linked = target.instructions.some(
    (run) =>
      run.keyword === 'RUN' &&
      run
        .shell()
        .commands.some(({ name, args }) => /^(ln|chown)$/.test(name ?? '') && args.some((word) => word.text === path)),
  );
  return given || linked ? undefined : path;
}

/** Why what an image starts can't do without root, in a sentence; undefined where nothing says so. */
export function startNeedsRoot(image: Image): string | undefined {
  return chainInstructions(image.dockerfile.target)
    .filter(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT')
    .flatMap((start) => needsRoot(image, start))
    .map(({ message }) => message)
    .at(0);
}

/** Why what an ENTRYPOINT or CMD starts can't do without root, as far as it can be read; one reason is enough. */
function needsRoot(image: Image, instruction: Instruction): Refusal[] {
  const { range } = instruction;
  const { commands } = instruction.shell();
  const program = programsOf(instruction.shell()).find((name) => NEEDS_ROOT.test(name));
  if (program !== undefined) return [{ message: `\`${program}\` needs root, or drops it by itself.`, range }];
  // `x start && tail -f x.log`: what keeps the container alive isn't the program.
  const service = commands.find(({ args }) => args[0]?.text === 'start' && args.length === 1);
  if (service?.name !== undefined && commands.some(({ name }) => /^(tail|sleep)$/.test(name ?? '')))
    return [
      {
        message: `\`${service.name} start\` starts a service in the background, which is root's to do; start the program itself.`,
        range,
      },
    ];
  const read = startScripts(image).filter((script) => script.instruction.index === instruction.index);
  const script = instruction.words
    .map(({ value }) => value)
    .find((value) => /\.(sh|bash)$|entrypoint/.test(value) && !read.some(({ name }) => name === value));
  if (script !== undefined)
    return [{ message: `The entry point \`${script}\` could not be read, so what it needs is not known.`, range }];
  for (const { name, text } of read) {
    // In a program of another language `service` and `mount` are words like any others.
    const other = OTHER_LANGUAGE.test(name) || /^#!(?!.*\b(ba|da|a|k|z)?sh\b)/.test(text);
    const call = other ? DROPS_ROOT.exec(text)?.[1] : (SCRIPT_NEEDS_ROOT.exec(text)?.[1] ?? startedAsRoot(text));
    if (call !== undefined)
      return [{ message: `The entry point \`${name}\` calls \`${call}\`, which needs root.`, range }];
    const path = other ? undefined : writtenSystemFile(text);
    if (path !== undefined)
      return [{ message: `The entry point \`${name}\` writes \`${path}\`, which is root's.`, range }];
  }
  return [];
}

const OTHER_LANGUAGE = /\.(py|[cm]?[jt]s|rb|pl|php|lua)$/;
const DROPS_ROOT = /\b(gosu|su-exec|setpriv|runuser)\b/;
const SCRIPT_NEEDS_ROOT = /\b(gosu|su-exec|setpriv|runuser|chown|su -|service|cron|crond|apt-get|apk|mount|sysctl)\b/;
/** What a redirection writes, or `cp`, `ln`, `mv`, `tee` and `sed -i` as their last word, in the system's folders. */
function writtenSystemFile(text: string): string | undefined {
  return text
    .split(/[\n;&|]/)
    .map((command) => REDIRECTED.exec(command) ?? (WRITER.test(command) ? LAST_WORD.exec(command) : undefined))
    .map((found) => found?.[1])
    .find(Boolean);
}

const REDIRECTED = />[ \t]*["']?(\/(?:etc|usr|opt|lib|bin|sbin)\/[\w./-]+)["']?[ \t]*$/;
const LAST_WORD = /[ \t]["']?(\/(?:etc|usr|opt|lib|bin|sbin)\/[\w./-]+)["']?[ \t]*$/;
const WRITER = /\b(?:cp|ln|mv|tee|sed[ \t]+-[a-hj-z]*i)\b/i;

function startedAsRoot(text: string): string | undefined {
  // A program in another language is no shell text.
  if (!/^#!.*\b(ba|da|a|k|z)?sh\b/.test(text)) return undefined;
  return programsOf(parseShell(text)).find((name) => NEEDS_ROOT.test(name));
}

function programsOf({ commands }: ShellScript): string[] {
  return commands.flatMap(({ name, wrappers }) => [name ?? '', ...wrappers.map((wrapper) => wrapper.name)]);
}
