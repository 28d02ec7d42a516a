import type { Instruction, Stage } from '../../dockerfile/model.ts';
import type { Image } from '../../repository/image.ts';
import type { ShellCommand } from '../../shell/model.ts';
import { packageCalls } from '../../shell/packages.ts';
import { parseShell } from '../../shell/parser.ts';
import { lookup } from '../../text/lookup.ts';
import { escapePattern } from '../../text/pattern.ts';

/** What matters here of a `package.json`: https://docs.npmjs.com/cli/configuring-npm/package-json */
export interface Manifest {
  readonly scripts: ReadonlyMap<string, string>;
  readonly dependencies: ReadonlySet<string>;
  readonly development: ReadonlySet<string>;
  readonly workspaces: boolean;
  /** `pnpm@9.1.0` */
  readonly manager: string | undefined;
}

/** What the image starts, through the scripts of `package.json`. */
export interface NodeStart {
  /** Programs, and modules that `node` is told to load first. */
  readonly programs: ReadonlySet<string>;
  /** The commands themselves. */
  readonly commands: readonly ShellCommand[];
  /** False where some of it could not be read. */
  readonly known: boolean;
}

/** The only `package.json` of the build context, else the one at its root. */
export function manifestOf(image: Image): Manifest | undefined {
  const found = image
    .listContext()
    .filter((path) => /(^|\/)package\.json$/.test(path) && !/(^|\/)node_modules\//.test(path));
  const path = found.length === 1 ? found[0] : found.find((each) => each === 'package.json');
  const text = path === undefined ? undefined : image.readContext(path);
  if (text === undefined) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(parsed)) return undefined;
  const names = (key: string): string[] => (isRecord(parsed[key]) ? Object.keys(parsed[key]) : []);
  const scripts = isRecord(parsed.scripts) ? parsed.scripts : {};
  return {
    scripts: new Map(
      Object.entries(scripts).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    ),
    dependencies: new Set([...names('dependencies'), ...names('optionalDependencies')]),
    development: new Set(names('devDependencies')),
    workspaces: parsed.workspaces !== undefined || image.listContext().includes('pnpm-workspace.yaml'),
    manager: typeof parsed.packageManager === 'string' ? parsed.packageManager : undefined,
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Scripts that call scripts, no deeper than anybody writes. */
const MAX_DEPTH = 6;

/** What ENTRYPOINT, CMD and HEALTHCHECK start. */
export function nodeStart(image: Image, stage: Stage, manifest: Manifest | undefined): NodeStart {
  const programs = new Set<string>();
  const commands: ShellCommand[] = [];
  let known = true;
  const visitText = (text: string, depth: number): void => {
    const script = parseShell(text);
    if (depth > MAX_DEPTH || script.errors.length > 0) known = false;
    else for (const command of script.commands) visit(command, depth);
  };
  const visitScript = (name: string, depth: number, more: readonly string[]): void => {
    const texts = [`pre${name}`, name, `post${name}`].map((each) => manifest?.scripts.get(each));
    const text = texts[1] ?? (manifest && name === 'start' ? 'node server.js' : undefined);
    if (text === undefined) known = false;
    else
      for (const each of [texts[0], [text, ...more].join(' '), texts[2]])
        if (each !== undefined) visitText(each, depth + 1);
  };
  const visit = (command: ShellCommand, depth: number): void => {
    commands.push(command);
    const { name, nameWord, args } = command;
    if (name === undefined) {
      known = false;
      return;
    }
    const inPackages = /(?:^|\/)node_modules\/(?:\.bin\/)?((?:@[^/]+\/)?[^/]+)/.exec(nameWord.text)?.[1];
    programs.add(inPackages ?? name);
    const words = args.map(({ text }) => text).filter((text) => !text.startsWith('-'));
    const [first = '', second = ''] = words;
    if (/^(npm|yarn|pnpm|bun)$/.test(name)) {
      // What stands behind the script's name (for npm, behind `--`) is handed on to it.
      const all = args.map(({ raw }) => raw);
      const at = name === 'npm' ? all.indexOf('--') : all.lastIndexOf(/^run/.test(first) ? second : first);
      const more = at === -1 ? [] : all.slice(at + 1).filter((raw, index) => index > 0 || raw !== '--');
      if (/^(run|run-script)$/.test(first)) visitScript(second, depth, more);
      else if (/^(exec|x|dlx)$/.test(first)) programs.add(second);
      else if (first === 'start' || (name !== 'npm' && manifest?.scripts.has(first) === true))
        visitScript(first, depth, more);
      else if (first === 'node') return;
      else known = false;
    } else if (/^(npx|pnpx|bunx)$/.test(name)) programs.add(first);
    else if (name === 'node') {
      for (const [at, { text }] of args.entries()) {
        const joined = /^(?:--require|--import|--loader|--experimental-loader)=(.+)$/.exec(text)?.[1];
        const loads = /^(-r|--require|--import|--loader|--experimental-loader)$/.test(text);
        const module = joined ?? (loads ? args[at + 1]?.text : undefined);
        if (module !== undefined && !/^[./]/.test(module)) programs.add(packageOf(module));
        const inside = /(?:^|\/)node_modules\/(?:\.bin\/)?((?:@[^/]+\/)?[^/]+)/.exec(text)?.[1];
        if (inside !== undefined) programs.add(inside);
      }
    } else if (/^(cross-env|cross-env-shell|dotenv|dotenvx|env-cmd)$/.test(name)) {
      const at = args.findIndex(({ text }) => !/^-|^\w+=/.test(text));
      const rest = args.slice(at).map(({ raw }) => raw);
      if (at === -1) known = false;
      else visitText(rest.join(' '), depth + 1);
    } else if (/^(concurrently|npm-run-all|run-s|run-p|wireit|turbo|nx|lerna)$/.test(name)) known = false;
    const script = [nameWord, ...args].find(({ text }) => /\.(sh|bash)$|(^|\/)(?=[\w-]*$)[\w-]*entrypoint/.test(text));
    if (!script) return;
    const file = script.text.slice(script.text.lastIndexOf('/') + 1);
    const paths = image.listContext().filter((path) => path === file || path.endsWith(`/${file}`));
    const text = paths.length === 1 && paths[0] !== undefined ? image.readContext(paths[0]) : undefined;
    if (text === undefined) known = false;
    else visitText(text, depth + 1);
  };
  for (const text of startTextsOf(stage)) visitText(text, 0);
  return { programs, commands, known };
}

/** What starts as shell text: an ENTRYPOINT that is an array has CMD's words behind its own. */
function startTextsOf({ instructions }: Stage): string[] {
  const last = (keyword: string): Instruction | undefined =>
    instructions.findLast((instruction) => instruction.keyword === keyword);
  const textOf = ({ form, words, shellText }: Instruction): string =>
    form === 'exec' ? words.map(({ value }) => quoted(value)).join(' ') : shellText;
  const [entry, cmd] = [last('ENTRYPOINT'), last('CMD')];
  const both = entry?.form === 'exec' && cmd?.form === 'exec';
  const starts = both
    ? [`${textOf(entry)} ${textOf(cmd)}`]
    : [entry, cmd].flatMap((each) => (each ? textOf(each) : []));
  const health = last('HEALTHCHECK')?.healthCommand;
  return health ? [...starts, textOf(health)] : starts;
}

function quoted(word: string): string {
  return /^[\w./:@=+,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** `@scope/name/file` is of `@scope/name`. */
function packageOf(module: string): string {
  return /^(@[^/]+\/)?[^/]+/.exec(module)?.[0] ?? module;
}

/** Packages whose program has another name; each one's `bin` in the registry. */
const PACKAGES: Readonly<Record<string, string>> = lookup({
  tsc: 'typescript',
  nest: '@nestjs/cli',
  ng: '@angular/cli',
  'vue-cli-service': '@vue/cli-service',
  'remix-serve': '@remix-run/serve',
  'react-router-serve': '@react-router/serve',
  strapi: '@strapi/strapi',
  medusa: '@medusajs/cli',
  sequelize: 'sequelize-cli',
  knex: 'knex',
  'pm2-runtime': 'pm2',
  'ts-node-dev': 'ts-node-dev',
  babel: '@babel/cli',
  'babel-node': '@babel/node',
  fastify: 'fastify-cli',
  directus: 'directus',
});

/** The package that brings a program. */
export function packageOfProgram(program: string): string {
  return Object.hasOwn(PACKAGES, program) ? (PACKAGES[program] ?? program) : program;
}

/** The programs of a package that are not called as it is. */
export function programsOfPackage(name: string): string[] {
  return Object.keys(PACKAGES).filter((program) => PACKAGES[program] === name);
}

/** Programs that no package of the application brings. */
const SYSTEM =
  /^(node|npm|npx|yarn|yarnpkg|pnpm|pnpx|bun|bunx|corepack|sh|bash|ash|dash|echo|printf|cd|exec|set|export|test|\[|\[\[|sleep|mkdir|rm|cp|mv|cat|ls|true|false|exit|tini|dumb-init|env|curl|wget|nc|kill|trap|wait|chown|chmod|id|date|grep|sed|awk|docker-entrypoint\.sh|source|\.|:|su-exec|gosu|until|ln|touch|find|envsubst|local|return|shift)$/;

/**
 * Whether what starts needs packages of the development, or whether it can't be known that it doesn't.
 * @param global names of packages that are installed for all
 */
export function needsDevelopment(
  image: Image,
  stage: Stage,
  manifest: Manifest | undefined,
  global: ReadonlySet<string>,
): boolean {
  const { programs, known } = nodeStart(image, stage, manifest);
  if (!known) return true;
  const others = [...programs].filter((name) => !SYSTEM.test(name) && !/\.(js|mjs|cjs|sh|bash)$|entrypoint/.test(name));
  if (!manifest) return others.length > 0;
  if (manifest.workspaces) return true;
  if (others.some((name) => !global.has(packageOfProgram(name)) && !manifest.dependencies.has(packageOfProgram(name))))
    return true;
  // `next start` reads its settings again, and compiles them: https://nextjs.org/docs/app/api-reference/config/next-config-js
  const compiles = programs.has('next') && image.listContext().some((path) => /(^|\/)next\.config\.m?ts$/.test(path));
  return (compiles && manifest.development.has('typescript')) || importsDevelopment(image, manifest.development);
}

/** Files that run while the image is made, or never in it. */
const APART =
  /(^|\/)(node_modules|tests?|__tests__|__mocks__|spec|e2e|cypress|stories|\.[^/]+|dist|build|coverage)\/|\.(test|spec|stories|setup|d)\.\w+$|(^|\/)(?!next\.)[\w.-]+\.config\.\w+$|(^|\/)(gulpfile|Gruntfile|webpack|rollup|vite|jest|babel|eslint)[\w.-]*\.\w+$|(^|\/)\.[^/]+$/;
const MAX_SOURCES = 500;

/** Whether the program's sources load a package that is only there for development. */
function importsDevelopment(image: Image, development: ReadonlySet<string>): boolean {
  const names = [...development].filter((name) => !name.startsWith('@types/'));
  if (names.length === 0) return false;
  const sources = image.listContext().filter((path) => /\.[cm]?[jt]sx?$/.test(path) && !APART.test(path));
  if (sources.length > MAX_SOURCES) return true;
  const escaped = names.map(escapePattern).join('|');
  const loads = new RegExp(`(?:from\\s*|require\\(\\s*|import\\(\\s*|import\\s*)['"](?:${escaped})(?:/[^'"]*)?['"]`);
  return sources.some((path) =>
    loads.test(
      (image.readContext(path) ?? '').replace(
        /^[ \t]*(import|export)[ \t]+type\s[^;]{0,2000}?from\s*['"][^'"]+['"]/gm,
        '',
      ),
    ),
  );
}

/** Servers that are there for whoever develops: `vite`, `next dev`, `nodemon`. */
const DEVELOPS: readonly RegExp[] = [
  /^(nodemon|ts-node-dev|tsnd|webpack-dev-server|live-server|parcel)$/,
  /^(next|nuxt|nuxi|astro|remix|gatsby) (dev|develop)\b/,
  /^(ng|vue-cli-service|webpack) (serve|server)\b/,
  /^react-scripts start\b/,
  /^vite(?! (preview|build))\b/,
  /^(tsx|node) (watch|--watch)\b/,
];

/** The command that starts a development server; undefined when none does. */
export function developmentServer({ commands }: NodeStart): string | undefined {
  return commands
    .map(({ name, args }) => [name ?? '', ...args.map(({ text }) => text)].join(' '))
    .map((line) => line.replace(/^(npx|pnpx|bunx) /, ''))
    .find((line) => DEVELOPS.some((pattern) => pattern.test(line)));
}

/** The packages that RUNs install for all, as `npm install -g` does. */
export function globalPackages(runs: readonly Instruction[]): Set<string> {
  return new Set(
    runs
      .flatMap((run) => packageCalls(run.shell()))
      .filter(({ family, command }) => family === 'npm' && isGlobal(command))
      .flatMap(({ packages }) => packages.map(({ text }) => text.replace(/(?!^)@.*$/s, '')))
      .filter((name) => name !== 'add'),
  );
}

/** Whether a package manager's call installs for all. */
export function isGlobal({ args }: ShellCommand): boolean {
  return args.some(({ text }) => /^(-g|--global|--location=global|global)$/.test(text));
}

/** Whether what was installed holds no packages of the development. */
export function isProduction(runs: readonly Instruction[]): boolean {
  return runs
    .flatMap((run) => packageCalls(run.shell()))
    .filter(({ family, subcommand }) => family === 'npm' && /^(install|ci|prune)$/.test(subcommand ?? 'install'))
    .some(({ command }) =>
      command.args.some(({ text }) => /^--(omit=dev|only=prod(uction)?|production|prod)$/.test(text)),
    );
}

/** The package manager that installs the application's packages; undefined where there are several. */
export function managerOf(runs: readonly Instruction[]): string | undefined {
  const used = new Set(
    runs
      .flatMap((run) => packageCalls(run.shell()))
      .flatMap(({ family, manager, command }) => (family === 'npm' && !isGlobal(command) ? [manager] : [])),
  );
  const [only] = used;
  return used.size === 1 ? only : undefined;
}

/** How the packages for development are taken out again, by what installed them. */
export function pruneCommand(
  image: Image,
  stage: Stage,
  manager: string | undefined,
  manifest: Manifest | undefined,
): string | undefined {
  if (manifest && manifest.development.size === 0) return undefined;
  // Prisma's generated client lies among the packages, where only npm leaves it.
  const prisma = manifest?.dependencies.has('@prisma/client') === true;
  const classic =
    !/^yarn@[^1]/.test(manifest?.manager ?? '') && !image.listContext().some((path) => path.endsWith('.yarnrc.yml'));
  // `prepare` is often a program of the development, and pnpm runs it.
  const commands: Readonly<Record<string, string | undefined>> = {
    npm: 'npm prune --omit=dev',
    pnpm: prisma ? undefined : 'pnpm prune --prod --ignore-scripts',
    yarn: prisma || !manifest || !classic ? undefined : 'yarn install --production --frozen-lockfile',
  };
  const command = manager !== undefined && Object.hasOwn(commands, manager) ? commands[manager] : undefined;
  const runs = stage.instructions.filter(({ keyword }) => keyword === 'RUN');
  return command === undefined || needsDevelopment(image, stage, manifest, globalPackages(runs)) ? undefined : command;
}
