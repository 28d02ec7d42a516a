import { chainInstructions } from '../../../dockerfile/chain.ts';
import type { BaseImage, Dockerfile, Instruction } from '../../../dockerfile/model.ts';
import type { Image } from '../../../repository/image.ts';
import { startScripts } from '../../../repository/start-scripts.ts';
import type { ShellCommand } from '../../../shell/model.ts';
import { escapePattern } from '../../../text/pattern.ts';

/** Programs that start as root and give it up for the program behind them. */
const DROPS = /^(gosu|su-exec|suexec|setpriv|runuser|chpst|s6-setuidgid|setuidgid|su)$/;
/** Programs that start others under accounts of their own, or that let users log in: without root they cannot. */
const INIT = /^(\/init|\/sbin\/my_init|(\/usr)?\/sbin\/init|(\/usr)?\/lib\/systemd\/systemd|(\/usr\/sbin\/)?sshd)$/;
/** The same programs in a script's text, with what they need to work. */
const DROPS_IN_TEXT =
  /(?:^|[\s;&|("'`/])(?:(?:gosu|su-exec|suexec|setpriv|runuser|chpst|s6-setuidgid|setuidgid)\s+\S|su\s+(?:-\S*\s+){0,9}[\w"'$-]|sudo\s+[^\n;|&]{0,80}(?:-u|--user)\b|start-stop-daemon\s[^\n]{0,200}(?:--chuid|-c)\s)/m;

/** Whether ENTRYPOINT or CMD give up root by themselves: in the Dockerfile, or in a script of the build context that they start. */
export function dropsPrivileges(image: Image): boolean {
  const { target } = image.dockerfile;
  const all = chainInstructions(target);
  const starts = all.filter(({ keyword }) => keyword === 'ENTRYPOINT' || keyword === 'CMD');
  if (starts.some((start) => start.shell().commands.some(drops) || isInit(start))) return true;
  if (target && !all.some(({ keyword }) => keyword === 'ENTRYPOINT') && entryPointDrops(target.root.base)) return true;
  return startScripts(image).some(({ text }) => DROPS_IN_TEXT.test(text.replace(/^[ \t]*#.*$/gm, '')));
}

/** Servers that begin as root and give their work to an account that their settings name. */
const SERVER =
  /^(nginx|openresty|httpd|apachectl|apache2(ctl|-foreground)?|haproxy|named|unbound|dnsmasq|php-fpm[\d.]*|squid|vsftpd|proftpd|pure-ftpd|chronyd|ntpd|rsyslogd|postfix|dovecot|exim4?|slapd|radiusd|freeradius|tor)$/;
/** The same in a script that starts them, at the beginning of a command. */
const SERVER_IN_TEXT =
  /(?:^|[;&|(])[ \t]*(?:exec[ \t]+)?(?:\/[\w./-]{1,60}\/)?(?:nginx|openresty|httpd|apachectl|apache2(?:ctl|-foreground)?|haproxy|named|unbound|dnsmasq|php-fpm[\d.]*|squid|postfix|dovecot|slapd)(?=[\s;&|]|$)/m;

/** Whether ENTRYPOINT or CMD, or a script that they start, run a server that switches to an account of its own. */
export function startsServer(image: Image): boolean {
  const starts = chainInstructions(image.dockerfile.target).filter(
    ({ keyword }) => keyword === 'ENTRYPOINT' || keyword === 'CMD',
  );
  return (
    starts.some((start) =>
      start
        .shell()
        .commands.some(({ name, wrappers }) =>
          [name, ...wrappers.map((each) => each.name)].some((each) => SERVER.test(each ?? '')),
        ),
    ) || startScripts(image).some(({ text }) => SERVER_IN_TEXT.test(text.replace(/^[ \t]*#.*$/gm, '')))
  );
}

/** Programs that run what they are given, as the account that they have. */
const PLAIN =
  /^(node|npm|npx|yarn|pnpm|bun|deno|python[\d.]*|gunicorn|uvicorn|flask|celery|java|ruby|bundle|rails|puma|rake|dotnet|perl|mix)$/;
/** Installed for nothing else than to switch accounts. */
const SWITCHERS = /\b(gosu|su-exec|s6-overlay|setpriv)\b/;

/**
 * Whether what an image starts may switch to one of the accounts that it makes, by settings or in a file that isn't known. Not so
 * for an interpreter or a program of the author's, and for scripts that can be read and name no account.
 */
export function maySwitch(image: Image, accounts: readonly { readonly name: string }[]): boolean {
  const { target, text } = image.dockerfile;
  const all = chainInstructions(target);
  const starts = ['ENTRYPOINT', 'CMD'].flatMap((wanted) => all.findLast(({ keyword }) => keyword === wanted) ?? []);
  if (starts.length === 0) return true;
  const scripts = startScripts(image);
  const says = [...starts.map(({ range }) => text.slice(range.start, range.end)), ...scripts.map((each) => each.text)];
  if (
    accounts.some(({ name }) =>
      says.some((each) => new RegExp(`(?<![\\w./-])${escapePattern(name)}(?![\\w/-])`).test(each)),
    )
  )
    return true;
  if (all.some(({ range, keyword }) => keyword === 'RUN' && SWITCHERS.test(text.slice(range.start, range.end))))
    return true;
  const [first] = starts;
  // Behind a program a CMD is its arguments; behind a script it may be a program, too.
  const args = starts.length > 1 && !scripts.some(({ instruction }) => instruction === first);
  return (args ? starts.slice(0, 1) : starts).some((start) => {
    const programs = start.shell().commands.map(({ nameWord }) => nameWord.value);
    return (
      programs.length === 0 ||
      programs.some((program) => !isPlain(program) && !scripts.some(({ name }) => name === program))
    );
  });
}

/** By its name, or as it lies in a folder of the application's. */
function isPlain(program: string | undefined): boolean {
  if (program === undefined) return false;
  const name = program.slice(program.lastIndexOf('/') + 1);
  if (/\.(sh|bash)$|entrypoint/.test(name)) return false;
  return PLAIN.test(name) || /^\.{1,2}\/|^\/(app|srv|opt|home|code|workspace)\//.test(program);
}

function isInit(start: Instruction): boolean {
  const programs = [start.words[0]?.value, ...start.shell().commands.map(({ nameWord }) => nameWord.value)];
  return programs.some((program) => INIT.test(program ?? ''));
}

function drops({ name, wrappers }: ShellCommand): boolean {
  return (
    DROPS.test(name ?? '') ||
    wrappers.some(
      (wrapper) =>
        DROPS.test(wrapper.name) ||
        (wrapper.name === 'sudo' && wrapper.args.some(({ text }) => /^(-u|--user)/.test(text))),
    )
  );
}

/** Images whose own user is unprivileged; each vendor's documentation or Dockerfile says so. */
const UNPRIVILEGED: readonly RegExp[] = [
  /distroless(?:(?!distroless)[^@:])*:(debug-)?nonroot/,
  /(^|\/)(bitnami|bitnamilegacy|bitnamisecure|chainguard|opensearchproject|selenium|prom|jupyter|curlimages)\//,
  /^(cgr\.dev|dhi\.io)\//,
  /(^|\/)nginx-unprivileged(:|@|$)/,
  /(^|\/)(elasticsearch|kibana|logstash|memcached|sonarqube|solr|haproxy|percona|kong)(:|@|$)/,
  /(^|\/)(grafana\/(grafana|loki|tempo|k6)|graylog\/graylog|jenkins\/jenkins|sonatype\/nexus3|keycloak\/keycloak|apache\/airflow)(:|@|$)/,
  // https://github.com/sclorg, https://github.com/rh-openjdk/redhat-openjdk-containers
  /^registry(\.access)?\.redhat\.(com|io)\/(ubi\d+|rhel\d+)\/(python|nodejs|ruby|php|perl|go-toolset|nginx|httpd|openjdk)\b/,
  /^mcr\.microsoft\.com\/(dotnet\/[^:]+:[^@:]*(chiseled|distroless)|mssql\/server:20(19|2\d))/,
  // What opens a development container switches to the account that the image's labels name: https://containers.dev/implementors/json_reference/
  /^mcr\.microsoft\.com\/(vscode\/)?devcontainers\//,
];
/** Images that start as root and whose own entry point gives it up (gosu, su-exec, setpriv). */
const SELF_DROPPING =
  /^(docker\.io\/)?((library\/)?(postgres|mysql|mariadb|mongo|redis|valkey|rabbitmq|cassandra|couchdb|ghost|redmine|influxdb|neo4j|zookeeper|storm|flink)|valkey\/valkey|postgis\/postgis|timescale\/timescaledb|hashicorp\/(vault|consul)|envoyproxy\/envoy)(:|@|$)/;

/** Whether an outside image is known to run as somebody else than root. */
export function isUnprivilegedImage(resolved: string | undefined): boolean {
  return resolved !== undefined && UNPRIVILEGED.some((pattern) => pattern.test(resolved));
}

function entryPointDrops({ resolved }: BaseImage): boolean {
  return SELF_DROPPING.test(resolved ?? '');
}

/** Whether what the file builds ends as root; false too where that cannot be known (a variable, an unknown base in a variable). */
export function endsAsRoot(file: Dockerfile): boolean {
  const { target } = file;
  if (!target) return false;
  if (target.end.userInstruction) return /^(root|0+|ContainerAdministrator)(:|$)/i.test(target.end.user ?? '');
  const { base } = target.root;
  // Nano Server's own user is ContainerUser: https://learn.microsoft.com/virtualization/windowscontainers/manage-containers/container-base-images
  if (/nanoserver/i.test(base.resolved ?? '')) return false;
  return base.image !== undefined && !isUnprivilegedImage(base.resolved);
}
