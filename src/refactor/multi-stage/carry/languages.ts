import type { ShellCommand } from '../../../shell/model.ts';
import type { Effect, EffectOf, Place, Unknown } from './model.ts';
import { builds, hasWord, makes, operands, option, pathOf } from './words.ts';

const inFolder: EffectOf = (_, place) => builds(place);
const nothing: EffectOf = () => ({ role: 'build', writes: [] });
/** Cheap, and better made anew than carried over. */
const both: EffectOf = () => ({ role: 'both', writes: [] });

/**
 * Where pip writes to: an option's folder, the virtual environment that is named or in front of PATH, else the interpreter's own
 * packages, which lie below /usr/local in the official images and for Debian's pip as root.
 */
const pip: EffectOf = (command, place) => {
  const { call } = place;
  const action = call?.subcommand;
  if (action === undefined || /^(list|freeze|check|show|config|cache|debug|--version|download|wheel)$/.test(action))
    return action === 'wheel' || action === 'download' ? wheelFolder(command, place) : nothing(command, place);
  const target = option(command, '-t', '--target', '--prefix', '--root');
  if (target !== undefined) return makes(pathOf(target, place));
  const editable = command.args.some(({ text }) => /^(-e|--editable)/.test(text));
  const here = editable ? [place.folder] : [];
  if (hasWord(command, '--user')) return makes('/root/.local', ...here);
  const environment = environmentOf(command, place);
  // https://wiki.alpinelinux.org/wiki/Python
  if (environment === undefined && place.base.family === 'alpine' && place.base.language !== 'python')
    return { unknown: "Alpine's pip installs among the system's packages; use a virtual environment" };
  return makes(environment ?? '/usr/local', ...here);
};

const wheelFolder: EffectOf = (command, place) => {
  const folder = option(command, '-w', '--wheel-dir', '-d', '--dest');
  return folder === undefined ? builds(place) : makes(pathOf(folder, place));
};

/** The virtual environment that a command works in: `/venv/bin/pip`, `PATH=/venv/bin:$PATH`, VIRTUAL_ENV, or `. /venv/bin/activate`. */
function environmentOf({ nameWord, range }: ShellCommand, place: Place): string | undefined {
  const { instruction } = place;
  const own = /^(.+)\/bin\/[^/]+$/.exec(nameWord.value ?? '')?.[1];
  if (own !== undefined && own !== '/usr' && own !== '/usr/local') return pathOf(own, place);
  const activated = instruction
    .shell()
    .commands.filter(({ name, range: other }) => (name === '.' || name === 'source') && other.start < range.start)
    .map(({ args }) => /^(.+)\/bin\/activate$/.exec(args[0]?.text ?? '')?.[1])
    .findLast((path) => path !== undefined);
  if (activated !== undefined) return pathOf(activated, place);
  const set = instruction.state.variable('VIRTUAL_ENV')?.value;
  if (set !== undefined) return set;
  const [first] = (instruction.state.variable('PATH')?.value ?? '').split(':');
  const inPath = /^(\/.*)\/bin$/.exec(first ?? '')?.[1];
  return inPath !== undefined && /venv|env$|virtualenv/.test(inPath) ? inPath : undefined;
}

const python: EffectOf = (command, place) => {
  if (place.call?.family === 'pip') return pip(command, place);
  const [first, second] = command.args;
  if (first?.text === '-m' && /^(venv|virtualenv)$/.test(second?.text ?? ''))
    return makes(
      ...operands(command)
        .slice(1)
        .map((word) => pathOf(word, place)),
    );
  if (first?.text === '-m' && /^(compileall|ensurepip|build|site)$/.test(second?.text ?? '')) return builds(place);
  if (first?.text === '--version' || first?.text === '-V') return { role: 'neutral', writes: [] };
  const script = first?.text.split('/').at(-1);
  if (script === 'setup.py') return builds(place, environmentOf(command, place) ?? '/usr/local');
  if (script === 'manage.py') return builds(place);
  return { unknown: 'what this Python code writes, and where to, is not known' };
};

/** Poetry, PDM and Pipenv keep environments in a cache, unless they are told otherwise. */
const poetry: EffectOf = (command, place) => {
  const [action] = operands(command);
  if (action?.text !== 'install' && action?.text !== 'sync') return builds(place);
  const variable = (name: string): string | undefined => place.instruction.state.variable(name)?.value;
  const configured = (setting: string): boolean =>
    (place.instruction.stage?.instructions ?? []).some(
      (run) =>
        run.keyword === 'RUN' &&
        run
          .shell()
          .commands.some(({ name, args }) => name === 'poetry' && args.some(({ text }) => text.endsWith(setting))),
    );
  if (/^(false|0)$/i.test(variable('POETRY_VIRTUALENVS_CREATE') ?? '') || configured('virtualenvs.create'))
    return builds(place, environmentOf(command, place) ?? '/usr/local');
  const inProject =
    /^(true|1)$/i.test(variable('POETRY_VIRTUALENVS_IN_PROJECT') ?? '') || configured('virtualenvs.in-project');
  return inProject
    ? builds(place)
    : { unknown: 'Poetry keeps its environment in a cache; set `POETRY_VIRTUALENVS_IN_PROJECT=1`' };
};

const pipenv: EffectOf = (command, place) => {
  const [action] = operands(command);
  if (action?.text === 'lock' || action?.text === 'requirements') return builds(place);
  if (hasWord(command, '--system')) return makes(environmentOf(command, place) ?? '/usr/local');
  const inProject = place.instruction.state.variable('PIPENV_VENV_IN_PROJECT')?.value;
  return inProject === undefined
    ? { unknown: 'Pipenv keeps its environment in a cache; install with `--system`, or set `PIPENV_VENV_IN_PROJECT=1`' }
    : builds(place);
};

const uv: EffectOf = (command, place) => {
  const [action, second] = operands(command);
  if (action?.text === 'pip')
    return hasWord(command, '--system')
      ? makes('/usr/local')
      : makes(environmentOf(command, place) ?? pathOf('.venv', place));
  if (action?.text === 'venv') return makes(pathOf(second ?? '.venv', place));
  const folder = place.instruction.state.variable('UV_PROJECT_ENVIRONMENT')?.value;
  return folder === undefined ? builds(place) : builds(place, pathOf(folder, place));
};

const GLOBAL = ['-g', '--global', '--location=global', 'global', 'add-global'];

/** Packages for the application stay in its folder; global ones are programs, installed anew where the image runs. */
const npm: EffectOf = (command, place) => {
  const folder = option(command, '--prefix', '-C', '--cwd', '--dir');
  if (hasWord(command, ...GLOBAL)) return both(command, place);
  const words = operands(command).map(({ text }) => text);
  if (/^(config|set)$/.test(words[0] ?? '')) return both(command, place);
  if (words[0] === 'cache' || (words.length === 0 && command.name !== 'yarn' && command.name !== 'pnpm'))
    return { role: 'neutral', writes: [] };
  if (words[0] === 'link') return { unknown: 'it links packages outside the folder' };
  return folder === undefined ? builds(place) : makes(pathOf(folder, place));
};

const gem: EffectOf = (command, place) => {
  const [action] = operands(command);
  if (action?.text === 'build') return builds(place);
  if (!/^(install|i)$/.test(action?.text ?? '')) return both(command, place);
  return makes(gemFolder(place));
};

function gemFolder({ base, instruction }: Place): string {
  return (
    instruction.state.variable('GEM_HOME')?.value ??
    instruction.state.variable('BUNDLE_PATH')?.value ??
    (base.language === 'ruby' ? '/usr/local/bundle' : '/var/lib/gems')
  );
}

const bundle: EffectOf = (command, place) => {
  const [action] = operands(command);
  if (action?.text === 'config' || action?.text === 'exec' || action?.text === 'lock')
    return builds(place, gemFolder(place));
  const path = option(command, '--path');
  return builds(place, path === undefined ? gemFolder(place) : pathOf(path, place));
};

/** The official PHP image's helpers: https://github.com/docker-library/docs/blob/master/php/content.md */
const phpExtension: EffectOf = () => makes('/usr/local/lib/php/extensions', '/usr/local/etc/php/conf.d');

const php: EffectOf = (command, place): Effect | Unknown => {
  if (place.call?.family === 'composer') return composer(command, place);
  const folder = option(command, '--install-dir');
  if (folder !== undefined) {
    const path = pathOf(folder, place);
    const name = option(command, '--filename');
    return makes(
      path === undefined
        ? undefined
        : `${path}/${name === undefined ? 'composer.phar' : typeof name === 'string' ? name : name.text}`,
    );
  }
  if (/^(artisan|bin\/console)$/.test(command.args[0]?.text ?? '')) return builds(place);
  return { unknown: 'what this PHP code writes, and where to, is not known' };
};

const composer: EffectOf = (command, place) => (hasWord(command, 'global') ? makes('/root/.composer') : builds(place));

export const LANGUAGE_EFFECTS: Readonly<Record<string, EffectOf>> = {
  pip,
  pip3: pip,
  python,
  python3: python,
  virtualenv: (command, place) => makes(...operands(command, /^(-p|--python)$/).map((word) => pathOf(word, place))),
  poetry,
  pdm: inFolder,
  pipenv,
  uv,
  npm,
  yarn: npm,
  pnpm: npm,
  bun: npm,
  npx: inFolder,
  corepack: both,
  tsc: inFolder,
  vite: inFolder,
  webpack: inFolder,
  next: inFolder,
  nest: inFolder,
  ng: inFolder,
  esbuild: inFolder,
  rollup: inFolder,
  gulp: inFolder,
  grunt: inFolder,
  bower: inFolder,
  hugo: inFolder,
  jekyll: inFolder,
  mkdocs: inFolder,
  'node-gyp': inFolder,
  gem,
  bundle,
  bundler: bundle,
  rake: inFolder,
  rails: inFolder,
  'docker-php-ext-install': phpExtension,
  'docker-php-ext-configure': nothing,
  'docker-php-ext-enable': phpExtension,
  'docker-php-source': nothing,
  pecl: phpExtension,
  composer,
  php,
};
