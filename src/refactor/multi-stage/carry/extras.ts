import type { Stage } from '../../../dockerfile/model.ts';
import type { Image } from '../../../repository/image.ts';
import { packageCalls } from '../../../shell/packages.ts';
import { lookup } from '../../../text/lookup.ts';
import { escapePattern } from '../../../text/pattern.ts';
import { alpineLibraries } from '../../alpine-libraries.ts';
import type { BaseFacts } from '../../base-facts.ts';
import type { Refusal } from '../../refactoring.ts';
import { runtimeLibraries } from '../../runtime-libraries.ts';
import { buildsFetched } from './left-behind.ts';
import type { RuntimeBase } from './runtime-base.ts';
import { programsAtStart, startTexts } from './starts.ts';

/** Programs that the full images bring (buildpack-deps) and the small ones lack: https://github.com/docker-library/buildpack-deps */
const FULL_PROGRAMS = ['curl', 'wget', 'git', 'gnupg', 'ssh', 'unzip', 'file', 'procps', 'patch'];

/** Python packages without wheels for every system, and the header package that they are built against; each project's install page. */
const PYTHON: Readonly<Record<string, string>> = lookup({
  psycopg2: 'libpq-dev',
  mysqlclient: 'default-libmysqlclient-dev',
  'python-ldap': 'libldap2-dev',
  pycairo: 'libcairo2-dev',
  pygobject: 'libgirepository1.0-dev',
  pygraphviz: 'libgraphviz-dev',
  pycups: 'libcups2-dev',
  pyaudio: 'portaudio19-dev',
  gdal: 'libgdal-dev',
  'python-snappy': 'libsnappy-dev',
  pylibmc: 'libmemcached-dev',
  mpi4py: 'libopenmpi-dev',
  'opencv-python': 'libglib2.0-dev',
  'opencv-python-headless': 'libglib2.0-dev',
  uwsgi: 'libxml2-dev',
  pycurl: 'libcurl4-openssl-dev',
  'python-magic': 'libmagic-dev',
  weasyprint: 'libpango1.0-dev',
  cairosvg: 'libcairo2-dev',
  cairocffi: 'libcairo2-dev',
  wand: 'libmagickwand-dev',
});
/** The same for gems. */
const RUBY: Readonly<Record<string, string>> = lookup({
  pg: 'libpq-dev',
  mysql2: 'default-libmysqlclient-dev',
  sqlite3: 'libsqlite3-dev',
  charlock_holmes: 'libicu-dev',
  'ruby-vips': 'libvips-dev',
  rmagick: 'libmagickwand-dev',
  rugged: 'libssh2-1-dev',
  psych: 'libyaml-dev',
});
/** Packages of Python, Ruby and Node that call a program of the full images; each project's own documentation. */
const CALLING: Readonly<Record<string, string>> = lookup({
  gitpython: 'git',
  'simple-git': 'git',
  mini_magick: 'imagemagick',
  image_processing: 'imagemagick',
  gm: 'imagemagick',
  imagemagick: 'imagemagick',
  // https://www.prisma.io/docs/orm/reference/system-requirements
  prisma: 'openssl',
  '@prisma/client': 'openssl',
});
/** Rust crates that link a library of the system. */
const RUST: Readonly<Record<string, string>> = lookup({
  'openssl-sys': 'libssl-dev',
  'pq-sys': 'libpq-dev',
  'mysqlclient-sys': 'default-libmysqlclient-dev',
  'libz-sys': 'zlib1g-dev',
});
/** The same on Alpine. */
const RUST_ALPINE: Readonly<Record<string, string>> = lookup({
  'openssl-sys': 'openssl-dev',
  'pq-sys': 'libpq-dev',
  'mysqlclient-sys': 'mariadb-connector-c-dev',
  'libz-sys': 'zlib-dev',
});
/** Files that name a language's packages. */
const MANIFESTS = {
  python:
    /(^|\/)(requirements[^/]*\.(txt|in)|pyproject\.toml|poetry\.lock|uv\.lock|Pipfile(\.lock)?|setup\.(py|cfg)|pdm\.lock)$/,
  ruby: /(^|\/)(Gemfile(\.lock)?|[^/]+\.gemspec)$/,
  rust: /(^|\/)Cargo\.(toml|lock)$/,
  node: /(^|\/)package\.json$/,
} as const;

/** Packages that the smaller base lacks and that the image needs, or why that isn't known. */
export function extraPackages(
  image: Image,
  stage: Stage,
  facts: BaseFacts,
  base: RuntimeBase,
  installed: ReadonlySet<string>,
  builders: readonly string[],
): { readonly names: readonly string[] } | Refusal {
  if (base.kind === 'same') return { names: [] };
  if (base.kind === 'slim' && buildsFetched(builders))
    return {
      message: `Which libraries of \`${stage.base.raw}\` the fetched sources are linked with is not known; build on its slim variant, with the packages by name.`,
      range: stage.from.range,
    };
  const found = new Set<string>();
  for (const name of calledPrograms(image, stage)) found.add(name);
  const table = { python: PYTHON, ruby: RUBY, rust: facts.family === 'alpine' ? RUST_ALPINE : RUST }[
    facts.language ?? ''
  ];
  const pattern = MANIFESTS[facts.language as keyof typeof MANIFESTS];
  if (table && pattern) {
    const texts = [...manifests(image, pattern), ...namedPackages(stage)];
    if (texts.length === 0)
      return {
        message: `No file with the names of the packages was found in the build context, so which libraries of \`${stage.base.raw}\` they need is not known.`,
        range: stage.from.range,
      };
    for (const [name, header] of Object.entries(table)) {
      if (!texts.some((text) => names(text, name))) continue;
      const libraries = facts.family === 'alpine' ? alpineLibraries(header) : runtimeLibraries(header, facts.libraries);
      if (!libraries)
        return {
          message: `The libraries that \`${name}\` needs at run time are not known; install them by name.`,
          range: stage.from.range,
        };
      for (const library of libraries) found.add(library);
    }
  }
  if (base.kind === 'slim' && pattern) {
    const texts = [...manifests(image, pattern), ...namedPackages(stage)];
    for (const [name, program] of Object.entries(CALLING))
      if (texts.some((text) => names(text, name))) found.add(program);
  }
  if (base.kind === 'other' && needsCertificates(image, facts)) found.add('ca-certificates');
  return { names: [...found].filter((name) => !installed.has(name)).sort() };
}

function manifests(image: Image, pattern: RegExp): string[] {
  return image.listContext().flatMap((path) => (pattern.test(path) ? (image.readContext(path) ?? []) : []));
}

/** What pip and gem are told to install by name, where that is all that is installed; else nothing, as files say the rest. */
function namedPackages(stage: Stage): string[] {
  const scripts = stage.instructions.filter(({ keyword }) => keyword === 'RUN').map((run) => run.shell());
  const others = scripts.some(({ commands }) =>
    commands.some(
      ({ name, args }) =>
        /^(poetry|pipenv|pdm|uv|bundle|bundler)$/.test(name ?? '') || args.some(({ text }) => /setup\.py$/.test(text)),
    ),
  );
  const calls = scripts
    .flatMap((script) => packageCalls(script))
    .filter(({ family, subcommand }) => /^(pip|gem)$/.test(family) && subcommand === 'install');
  const files = calls.some(
    ({ flags, packages }) =>
      flags.some(({ name }) => /^(-r|--requirement|-e|--editable|-g|--file)$/.test(name)) ||
      packages.some(({ text }) => /^[./~]|\/$|\.(whl|gem|zip|tar\.gz)$|^[^=<>~!;[@]*\$/.test(text)),
  );
  return others || files ? [] : calls.flatMap(({ packages }) => packages.map(({ text }) => text));
}

/** Whether a manifest names a package. */
function names(text: string, name: string): boolean {
  return new RegExp(`(^|[\\s"'/])${escapePattern(name).replace(/\\?-/g, '[-_]')}(?=$|[\\s"'=<>~!;,[(])`, 'im').test(
    text,
  );
}

/** Programs of the full image that CMD, ENTRYPOINT, HEALTHCHECK or their scripts call. */
function calledPrograms(image: Image, stage: Stage): string[] {
  const programs = programsAtStart(stage);
  const { known } = startTexts(image, stage);
  const called = FULL_PROGRAMS.filter(
    (name) => programs.has(name) || known.some((text) => new RegExp(`(^|[\\s;&|(\`])${name}\\s`, 'm').test(text)),
  );
  const packages = called.map((name) => (name === 'ssh' ? 'openssh-client' : name));
  return /^(curl|wget|git)$/m.test(called.join('\n')) ? [...packages, 'ca-certificates'] : packages;
}

/** Programs that talk TLS need the roots that the compiler's image has. */
function needsCertificates(image: Image, { language }: BaseFacts): boolean {
  const texts = (pattern: RegExp): string[] =>
    image.listContext().flatMap((path) => (pattern.test(path) ? (image.readContext(path) ?? []) : []));
  if (language === 'golang')
    return (
      texts(/\.go$/).some((text) => /"(net\/http|crypto\/tls)"/.test(text)) ||
      texts(/(^|\/)go\.mod$/).some((text) => /require/.test(text))
    );
  if (language === 'rust')
    return texts(MANIFESTS.rust).some((text) => /rustls|native-tls|openssl|reqwest|hyper/.test(text));
  return false;
}
