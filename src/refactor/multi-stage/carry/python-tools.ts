import type { ShellCommand } from '../../../shell/model.ts';
import { lookup } from '../../../text/lookup.ts';
import { hasWord, operands, option } from './arguments.ts';
import { protoc } from './compile.ts';
import type { Effect, EffectOf, Place, Unknown } from './model.ts';
import { startsProgram } from './starts.ts';
import { builds, makes, pathOf } from './words.ts';

const nothing: Effect = { role: 'build', writes: [] };

/** Stands for the folders of the system's own packages, whose names hold a version. */
export const SYSTEM_PACKAGES = '/usr/lib/python3';

/**
 * Where pip writes to: an option's folder, the virtual environment that is named or in front of PATH, else the interpreter's own
 * packages, which lie below /usr/local in the official images and for Debian's pip as root.
 */
const pip: EffectOf = (command, place) => {
  const { call } = place;
  const action = call?.subcommand;
  if (action === undefined || /^(list|freeze|check|show|config|cache|debug|--version|download|wheel)$/.test(action))
    return action === 'wheel' || action === 'download' ? wheelFolder(command, place) : nothing;
  if (isOnlyTools(place)) return nothing;
  const target = option(command, '-t', '--target', '--prefix', '--root');
  if (target !== undefined) return makes(pathOf(target, place));
  const editable = command.args.some(({ text }) => /^(-e|--editable)/.test(text));
  const here = editable ? [place.folder] : [];
  if (hasWord(command, '--user')) return makes(pathOf('~/.local', place), ...here);
  const environment = environmentOf(command, place);
  // https://wiki.alpinelinux.org/wiki/Python
  if (environment === undefined && place.base.family === 'alpine' && place.base.language !== 'python')
    return makes(SYSTEM_PACKAGES, ...here);
  return makes(environment ?? '/usr/local', ...here);
};

/** Programs that make environments, and are of no use in an image that starts others. */
const TOOLS = /^(poetry|poetry-plugin-export|pipenv|pdm|hatch|uv|virtualenv|pip-tools|crashtest)$/;
/** What is brought up to date beside them. */
const BESIDE = /^(pip|setuptools|wheel|poetry-core)$/;

/** Whether pip installs nothing but such programs, and the image doesn't start them. */
export function isOnlyTools({ call, instruction, image }: Place): boolean {
  const { stage } = instruction;
  const names = (call?.packages ?? []).map(({ text }) => text.replace(/[=<>!~[;@].*$/s, '').trim());
  if (!stage || call?.flags.some(({ name }) => /^(-r|--requirement|-e|--editable)$/.test(name))) return false;
  const tools = names.filter((name) => TOOLS.test(name));
  const starts = startsProgram(image, stage);
  return (
    tools.length > 0 &&
    names.every((name) => TOOLS.test(name) || BESIDE.test(name)) &&
    !tools.some((name) => starts(name) || starts(name.replace('pip-tools', 'pip-compile')))
  );
}

const wheelFolder: EffectOf = (command, place) => {
  const folder = option(command, '-w', '--wheel-dir', '-d', '--dest');
  return folder === undefined ? builds(place) : makes(pathOf(folder, place));
};

/** The virtual environment that a command works in: `/venv/bin/pip`, `PATH=/venv/bin:$PATH`, VIRTUAL_ENV, or `. /venv/bin/activate`. */
export function environmentOf({ nameWord, range }: ShellCommand, place: Place): string | undefined {
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

/** Whether one version is the other one's beginning: `3.12` and `3.12.4-slim`. */
function sameVersion(one: string, tag: string): boolean {
  const [a, b] = [one, /^[\d.]+/.exec(tag)?.[0] ?? ''].map((version) => version.split('.'));
  return (a ?? []).every((part, at) => b?.[at] === undefined || b[at] === part);
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
  if (first?.text === '-m' && /^grpc(\.|_)tools\.protoc$/.test(second?.text ?? '')) return protoc(command, place);
  // https://ipykernel.readthedocs.io/en/latest/: a description of the interpreter, below its prefix
  if (first?.text === '-m' && /^ipykernel(\.kernelspec)?$/.test(second?.text ?? '') && !hasWord(command, '--user'))
    return makes(`${environmentOf(command, place) ?? '/usr/local'}/share/jupyter`);
  if (first?.text === '--version' || first?.text === '-V') return { role: 'neutral', writes: [] };
  const script = first?.text.split('/').at(-1);
  if (script === 'setup.py') return builds(place, environmentOf(command, place) ?? '/usr/local');
  if (script === 'get-pip.py') return makes('/usr/local');
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
  return inProject ? builds(place) : inItsCache(place, 'Poetry', 'POETRY_VIRTUALENVS_IN_PROJECT=1');
};

const pipenv: EffectOf = (command, place) => {
  const [action] = operands(command);
  if (action?.text === 'lock' || action?.text === 'requirements') return builds(place);
  if (hasWord(command, '--system')) return makes(environmentOf(command, place) ?? '/usr/local');
  const inProject = place.instruction.state.variable('PIPENV_VENV_IN_PROJECT')?.value;
  return inProject === undefined ? inItsCache(place, 'Pipenv', 'PIPENV_VENV_IN_PROJECT=1') : builds(place);
};

/**
 * An environment below the home of whoever installs, which `poetry run` and `pipenv run` find again: they find one in the project as well,
 * where a setting puts it. https://python-poetry.org/docs/configuration/#virtualenvsin-project,
 * https://pipenv.pypa.io/en/latest/configuration.html
 */
function inItsCache(place: Place, name: string, setting: string): Effect | Unknown {
  const { stage } = place.instruction;
  if (!stage || !startsProgram(place.image, stage)(name.toLowerCase()))
    return { unknown: `${name} keeps its environment in a cache; set \`${setting}\`` };
  const effect = builds(place);
  return 'unknown' in effect ? effect : { ...effect, settings: [setting] };
}

const uv: EffectOf = (command, place) => {
  const [action, second] = operands(command);
  const wanted = place.image.readContext('.python-version')?.trim();
  const tag = place.base.language === 'python' ? (place.instruction.stage?.base.image?.tag ?? '') : '';
  if (
    wanted !== undefined &&
    /^\d/.test(tag) &&
    /^(sync|venv|run)$/.test(action?.text ?? '') &&
    !sameVersion(wanted, tag)
  )
    return {
      unknown: `\`.python-version\` asks for ${wanted}, which uv fetches into root's home; let the image have it`,
    };
  if (/^(lock|tree|version|self|cache|export|python|build|tool)$/.test(action?.text ?? ''))
    return action?.text === 'python' || action?.text === 'tool' || action?.text === 'build'
      ? { unknown: 'where it writes is not known' }
      : nothing;
  if (action?.text === 'pip')
    return hasWord(command, '--system')
      ? makes('/usr/local')
      : makes(environmentOf(command, place) ?? pathOf('.venv', place));
  if (action?.text === 'venv') return makes(pathOf(second ?? '.venv', place));
  const folder = place.instruction.state.variable('UV_PROJECT_ENVIRONMENT')?.value;
  return folder === undefined ? builds(place) : builds(place, pathOf(folder, place));
};

export const PYTHON_EFFECTS: Readonly<Record<string, EffectOf>> = lookup({
  pip,
  pip3: pip,
  easy_install: (command, place) => makes(environmentOf(command, place) ?? '/usr/local'),
  python,
  python3: python,
  virtualenv: (command, place) => makes(...operands(command, /^(-p|--python)$/).map((word) => pathOf(word, place))),
  poetry,
  pdm: (_, place) => builds(place),
  pipenv,
  uv,
});
