import type { Instruction } from '../../../dockerfile/model.ts';
import type { ShellCommand, ShellScript } from '../../../shell/model.ts';
import { remember } from '../../../text/memory.ts';

/** Where a package manager keeps what it downloads, and what works against keeping it. */
export interface PackageCache {
  /** As people call it. */
  readonly manager: string;
  readonly targets: readonly string[];
  /** Only one build may use it at a time. */
  readonly locked: boolean;
  /** Lies in the home of root: it is another folder for another user. */
  readonly home: boolean;
  /** Flags that switch the cache off. */
  readonly against: RegExp;
  /** What has to stand in the place of such a flag. */
  readonly instead?: string;
  /** Commands that empty it, as `name arguments`. */
  readonly cleans: RegExp;
}

interface Entry extends Omit<PackageCache, 'targets'> {
  readonly calls: RegExp;
  readonly folders: readonly string[];
  /** A variable that names the folder, and what is below it. */
  readonly variable?: readonly [RegExp, string];
}

const NEVER = /^(?!)/;
const system = { locked: true, home: false, against: NEVER } as const;
const language = { locked: false, home: true, cleans: NEVER, against: NEVER } as const;

/** By what is called, as `name arguments`. Folders: each manager's documentation, and https://docs.docker.com/build/cache/optimize/ */
const CACHES: readonly Entry[] = [
  {
    ...system,
    manager: 'apt',
    calls: /^(apt|apt-get|aptitude) (\S+ )*?(install|build-dep)\b/,
    folders: ['/var/cache/apt', '/var/lib/apt'],
    cleans:
      /^((apt|apt-get|aptitude) (-\S+ )*(clean|autoclean|distclean|dist-clean)|rm (-\S+ )*\/var\/(lib\/apt|cache\/apt)\S*)$/,
  },
  {
    ...system,
    manager: 'apk',
    calls: /^apk (\S+ )*?add\b/,
    folders: ['/var/cache/apk'],
    against: /^--no-cache$/,
    // Without it apk needs an index, which the cache has only after the first time.
    instead: '--update-cache',
    cleans: /^(apk cache clean|rm (-\S+ )*\/var\/cache\/apk\S*)$/,
  },
  {
    ...system,
    manager: 'dnf',
    calls: /^dnf5? (\S+ )*?(install|update|upgrade)\b/,
    folders: ['/var/cache/dnf'],
    cleans: /^(dnf5? (-\S+ )*clean \w+|rm (-\S+ )*\/var\/cache\/dnf\S*)$/,
  },
  {
    ...system,
    manager: 'yum',
    calls: /^yum (\S+ )*?(install|update|upgrade)\b/,
    folders: ['/var/cache/yum'],
    cleans: /^(yum (-\S+ )*clean \w+|rm (-\S+ )*\/var\/cache\/yum\S*)$/,
  },
  {
    ...system,
    manager: 'zypper',
    calls: /^zypper (\S+ )*?(install|in|update|up)\b/,
    folders: ['/var/cache/zypp'],
    cleans: /^(zypper (-\S+ )*(clean|cc)( -\S+)*|rm (-\S+ )*\/var\/cache\/zypp\S*)$/,
  },
  {
    ...language,
    manager: 'npm',
    calls: /^npm (-\S+ )*(install|i|ci|add)\b/,
    folders: ['/root/.npm'],
    variable: [/^npm_config_cache$/i, ''],
    cleans: /^(npm cache clean( --force| -f)?|rm (-\S+ )*(\/root|~)\/\.npm\S*)$/,
  },
  {
    ...language,
    manager: 'yarn',
    calls: /^yarn( (-\S+ )*(install|add)\b.*| --\S.*)?$/s,
    folders: ['/usr/local/share/.cache/yarn'],
    variable: [/^YARN_CACHE_FOLDER$/, ''],
    cleans: /^yarn cache clean( --\S+)*$/,
  },
  {
    ...language,
    manager: 'pnpm',
    calls: /^pnpm (-\S+ )*(install|i|add|fetch)\b/,
    folders: ['/root/.local/share/pnpm/store'],
    variable: [/^PNPM_HOME$/, '/store'],
    cleans: /^pnpm store prune$/,
  },
  {
    ...language,
    manager: 'bun',
    calls: /^bun (-\S+ )*(install|i|add)\b/,
    folders: ['/root/.bun/install/cache'],
    variable: [/^BUN_INSTALL_CACHE_DIR$/, ''],
    against: /^--no-cache$/,
  },
  {
    ...language,
    manager: 'pip',
    calls: /^(pip[\d.]*|python[\d.]* -m pip) (-\S+ )*(install|wheel|download)\b/,
    folders: ['/root/.cache/pip'],
    variable: [/^PIP_CACHE_DIR$/, ''],
    against: /^--no-cache-dir$/,
    cleans: /^(pip[\d.]* cache purge|rm (-\S+ )*(\/root|~)\/\.cache(\/pip)?\/?\*?)$/,
  },
  {
    ...language,
    manager: 'uv',
    calls: /^uv (-\S+ )*(sync|pip (install|sync)|tool install|add)\b/,
    folders: ['/root/.cache/uv'],
    variable: [/^UV_CACHE_DIR$/, ''],
    against: /^(--no-cache|-n)$/,
    cleans: /^uv cache (clean|prune)$/,
  },
  {
    ...language,
    manager: 'Bundler',
    home: false,
    calls: /^bundler? (install|update)\b/,
    folders: ['/usr/local/bundle/cache'],
    variable: [/^BUNDLE_PATH$/, '/cache'],
    cleans: /^rm (-\S+ )*(?=\S*$)(?:(?!bundle)\S)*bundle\S*\/cache/,
  },
  {
    ...language,
    manager: 'Cargo',
    home: false,
    calls: /^cargo (\+\S+ )?(build|install|fetch|chef cook)\b/,
    folders: ['/usr/local/cargo/registry'],
    variable: [/^CARGO_HOME$/, '/registry'],
  },
  {
    ...language,
    manager: 'Go',
    calls: /^go (build|install|test)\b/,
    folders: ['/go/pkg/mod', '/root/.cache/go-build'],
  },
  { ...language, manager: 'Go', home: false, calls: /^go mod (download|tidy|vendor)\b/, folders: ['/go/pkg/mod'] },
  {
    ...language,
    manager: 'dotnet',
    calls: /^dotnet restore\b/,
    folders: ['/root/.nuget/packages'],
    variable: [/^NUGET_PACKAGES$/, ''],
  },
  {
    ...language,
    manager: 'Composer',
    calls: /^composer(\.phar)? (-\S+ )*(install|update|require)\b/,
    folders: ['/root/.cache/composer'],
    variable: [/^COMPOSER_CACHE_DIR$/, ''],
    against: /^--no-cache$/,
  },
];

/** One look for what most commands are none of. */
const ANY_CALL = new RegExp(CACHES.map(({ calls }) => calls.source).join('|'), 's');

/** Of a script's commands those that have a cache: they are asked for several times, and each is held against the whole table. */
const entriesOf = remember(({ commands }: ShellScript): ReadonlyMap<ShellCommand, Entry> => {
  const entries = new Map<ShellCommand, Entry>();
  for (const command of commands) {
    const call = callText(command);
    const entry = ANY_CALL.test(call) ? CACHES.find(({ calls }) => calls.test(call)) : undefined;
    if (entry) entries.set(command, entry);
  }
  return entries;
});

/** The cache that a command of a RUN would use. */
export function cacheOf(run: Instruction, command: ShellCommand): PackageCache | undefined {
  const entry = entriesOf(run.shell()).get(command);
  if (!entry) return undefined;
  const [name, below] = entry.variable ?? [];
  const set = name && environment(run, name);
  // A folder of such a name can't be written into a mount.
  if (set !== undefined && /[\s,"'`\\$]/.test(set)) return undefined;
  return set === undefined
    ? { ...entry, targets: entry.folders }
    : { ...entry, home: false, targets: [`${set}${below}`] };
}

/** A command as `name arguments`, as far as a table needs it. */
export function callText({ name = '', args }: ShellCommand): string {
  return [name, ...args.slice(0, 50).map(({ text }) => text)].join(' ');
}

function environment(run: Instruction, name: RegExp): string | undefined {
  const names = [
    'npm_config_cache',
    'NPM_CONFIG_CACHE',
    'YARN_CACHE_FOLDER',
    'PNPM_HOME',
    'BUN_INSTALL_CACHE_DIR',
    'PIP_CACHE_DIR',
    'UV_CACHE_DIR',
    'BUNDLE_PATH',
    'CARGO_HOME',
    'NUGET_PACKAGES',
    'COMPOSER_CACHE_DIR',
  ];
  const value = names
    .filter((each) => name.test(each))
    .map((each) => run.state.variable(each)?.value)
    .find((each) => each !== undefined);
  return value?.startsWith('/') ? value.replace(/\/$/, '') : undefined;
}
