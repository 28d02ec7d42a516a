import type { Dockerfile, Instruction } from '../../dockerfile/model.ts';
import { lineAt } from '../../text/lines.ts';
import { lookup } from '../../text/lookup.ts';
import type { Place } from './input.ts';

/** Rough installed sizes in MB, with what they depend on, on Debian: only to say which step pays. */
const BUILD: Readonly<Record<string, number>> = lookup({
  'build-essential': 230,
  gcc: 120,
  'g++': 150,
  clang: 350,
  cmake: 60,
  make: 2,
  git: 90,
  'python3-dev': 50,
  'libpq-dev': 15,
  'libxml2-dev': 12,
  'libxslt1-dev': 6,
  'libssl-dev': 12,
  'pkg-config': 1,
  autoconf: 5,
  automake: 3,
  golang: 400,
  cargo: 500,
  'default-jdk': 400,
});

const DEBUGGING: Readonly<Record<string, number>> = lookup({
  vim: 40,
  nano: 3,
  less: 1,
  procps: 2,
  'net-tools': 1,
  'iputils-ping': 1,
  dnsutils: 20,
  'bind9-dnsutils': 20,
  htop: 1,
  strace: 2,
  tcpdump: 1,
  telnet: 1,
  'postgresql-client': 50,
  'default-mysql-client': 90,
  'redis-tools': 5,
  sudo: 5,
});

/** What those packages are called for, where that is another name. */
const COMMANDS: Readonly<Record<string, string>> = lookup({
  'postgresql-client': 'psql|pg_isready|pg_dump|pg_restore|createdb',
  'default-mysql-client': 'mysql|mysqladmin|mysqldump',
  'redis-tools': 'redis-cli',
  procps: 'ps|pgrep|pkill|top|free',
  'net-tools': 'netstat|ifconfig|route',
  'iputils-ping': 'ping',
  dnsutils: 'dig|nslookup|host',
  'bind9-dnsutils': 'dig|nslookup|host',
});

/** Whether any of these texts, the image's scripts and instructions, calls what a package brings. */
export function called(name: string, texts: readonly string[]): boolean {
  const command = new RegExp(
    `(^|[\\s;&|("'\`/])(${COMMANDS[name] ?? name.replace(/[+.]/g, '\\$&')})(?=[\\s;&|)"'\`]|$)`,
    'm',
  );
  return texts.some((text) => command.test(text));
}

export interface FoundPackages {
  readonly file: Dockerfile;
  readonly names: readonly string[];
  /** An estimate. */
  readonly megabytes: number;
  readonly places: readonly Place[];
}

/** What each image installs and keeps of the tools that only a build, or only a person, needs. */
export function shippedPackages(files: readonly Dockerfile[], kind: 'build' | 'debugging'): FoundPackages[] {
  const sizes = kind === 'build' ? BUILD : DEBUGGING;
  return files.flatMap((file) => {
    const words = shippedRuns(file).flatMap((run) =>
      run
        .shell()
        .commands.filter(
          ({ name, args }) =>
            /^(apt-get|apt|apk|dnf|yum|microdnf)$/.test(name ?? '') &&
            args.some(({ value }) => /^(install|add)$/.test(value ?? '')),
        )
        .flatMap(({ args }) => args),
    );
    const found = words.filter(({ value }) => value !== undefined && Object.hasOwn(sizes, value.split('=')[0] ?? ''));
    if (found.length === 0) return [];
    const names = [...new Set(found.map(({ text }) => text.split('=')[0] ?? ''))];
    const lines = [...new Set(found.map(({ range }) => lineAt(file.lines, range.start)))];
    return [
      {
        file,
        names,
        megabytes: sizeOf(names),
        places: lines.map((line) => ({ path: file.path, line })),
      },
    ];
  });
}

/** Megabytes that packages take, as an estimate. */
export function sizeOf(names: readonly string[]): number {
  return names.reduce((total, name) => total + (BUILD[name] ?? DEBUGGING[name] ?? 0), 0);
}

function shippedRuns(file: Dockerfile): readonly Instruction[] {
  return file.stages
    .filter(({ ships }) => ships)
    .flatMap(({ instructions }) => instructions)
    .filter(({ keyword }) => keyword === 'RUN');
}
