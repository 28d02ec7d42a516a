import type { Instruction, Stage } from '../../../dockerfile/model.ts';
import type { Image } from '../../../repository/image.ts';
import { packageCalls } from '../../../shell/packages.ts';
import type { BaseFacts } from '../../base-facts.ts';
import { surroundings, VENV } from '../python.ts';
import type { ClassifiedRun } from './model.ts';
import { within } from './paths.ts';
import { programOf as startedBy, startOf } from './program.ts';
import { SYSTEM_PACKAGES } from './python-tools.ts';

/** How Python's packages get from the builder to the image that runs. */
export interface PackagesPlace {
  /** What is carried over instead of `/usr/local`. */
  readonly roots: readonly string[];
  /** In front of this RUN, or in it at an offset, a virtual environment is made; undefined where packages lie beside the interpreter. */
  readonly before: Instruction | undefined;
  readonly inside?: { readonly offset: number; readonly text: string };
  /** Variables that lead to the virtual environment. */
  readonly settings: readonly string[];
}

/** Packages with files that lie neither among the packages nor among the programs. */
const SHARED = /jupyter|notebook|ipykernel|voila|nbconvert|bokeh|panel/i;

/**
 * Where packages that are installed beside the interpreter of Python's official image go: to a virtual environment, which is carried over
 * without the interpreter, when nothing else writes beside the interpreter and nothing names the places of packages; else the folders of
 * packages and programs. Undefined where all of `/usr/local` has to go.
 */
export function packagesPlace(
  image: Image,
  stage: Stage,
  classified: readonly ClassifiedRun[],
  { language }: BaseFacts,
): PackagesPlace | undefined {
  const tag = stage.base.image?.tag ?? '';
  if (language !== 'python') return systemPlace(stage, classified);
  const writers = classified.flatMap(({ run, commands }) =>
    commands
      .filter(({ effect }) => effect.role === 'build' && effect.writes.some((path) => within(path, '/usr/local')))
      .map(({ command, place, effect }) => ({ run, command, place, effect })),
  );
  const installs = writers.every(
    ({ place, command, effect }) =>
      effect.writes.includes('/usr/local') &&
      (place.call?.family === 'pip' ||
        /^(poetry|pipenv|uv|setup\.py)$/.test(programOf(command.name, command.args[0]?.text))),
  );
  const [first] = writers;
  if (!first || !installs) return undefined;
  const managers = writers.some(({ command }) => command.name === 'poetry' || command.name === 'pipenv');
  const runs = writers.map(({ run }) => run);
  const apart =
    // Python 2 has no module venv.
    !/^2(\D|$)/.test(tag) &&
    // What starts by one of these finds its environment from where it lies itself.
    !writers.some(({ place }) => place.call?.packages.some(({ text }) => /^(poetry|pipenv|pdm|uv)\b/.test(text))) &&
    // `uv pip install --system` passes virtual environments by.
    !writers.some(({ command }) => command.name === 'uv') &&
    runs.every(({ state }) => state.user === undefined || /^(root|0)(:|$)/.test(state.user)) &&
    surroundings(stage.instructions, runs).length === 0;
  if (apart)
    return {
      roots: [VENV],
      before: first.run,
      // Poetry and Pipenv install into the environment that this names.
      settings: [...(managers ? [`VIRTUAL_ENV=${VENV}`] : []), `PATH=${VENV}/bin:$PATH`],
    };
  const version = /^(\d+\.\d+)(\D|$)/.exec(tag)?.[1];
  const manifests = image
    .listContext()
    .filter((path) => /(^|\/)(requirements[^/]*\.(txt|in)|pyproject\.toml)$/.test(path));
  const shares =
    manifests.some((path) => SHARED.test(image.readContext(path) ?? '')) ||
    writers.some(({ command }) => command.args.some(({ text }) => SHARED.test(text)));
  return version === undefined || shares
    ? undefined
    : { roots: [`/usr/local/lib/python${version}/site-packages`, '/usr/local/bin'], before: undefined, settings: [] };
}

/**
 * Packages that would lie among the system's own go to a virtual environment that sees those: https://wiki.alpinelinux.org/wiki/Python.
 * It is made when pip is called first, since the interpreter may be installed by the same RUN.
 */
function systemPlace(stage: Stage, classified: readonly ClassifiedRun[]): PackagesPlace | undefined {
  const writers = classified.flatMap(({ run, commands }) =>
    commands.filter(({ effect }) => effect.writes.includes(SYSTEM_PACKAGES)).map((each) => ({ run, ...each })),
  );
  const [first] = writers;
  if (!first) return undefined;
  const runs = [...new Set(writers.map(({ run }) => run))];
  const plain = writers.every(
    ({ place, command, run }) =>
      place.call?.family === 'pip' &&
      command.inside.length === 0 &&
      command.pipeline.length === 1 &&
      run.heredocs.length === 0 &&
      (run.state.user === undefined || /^(root|0)(:|$)/.test(run.state.user)),
  );
  const named = stage.instructions.some(
    ({ keyword, words }) =>
      /^(CMD|ENTRYPOINT)$/.test(keyword) && /^\/usr\/bin\/(?!python3?$|env$)/.test(words[0]?.value ?? ''),
  );
  const added = stage.instructions
    .filter(({ keyword }) => keyword === 'RUN')
    .flatMap((run) => packageCalls(run.shell()))
    .filter(({ family, subcommand }) => family === 'apk' && subcommand === 'add')
    .flatMap(({ packages }) => packages.map(({ text }) => text));
  const interpreter = added.some((name) => /^(python3|py3-)/.test(name));
  // Python 2 has no environments of its own, but one version; what it starts by name lies elsewhere.
  const started = startOf(stage) ?? '';
  const old = !interpreter && added.some((name) => /^python2?$/.test(name));
  if (plain && old && (/^\/(?!usr\/)/.test(started) || /^python2?$/.test(startedBy(stage) ?? '')))
    return { roots: ['/usr/lib/python2.7/site-packages'], before: undefined, settings: [] };
  if (!plain || named || !interpreter || surroundings(stage.instructions, runs).length > 0) return undefined;
  return {
    roots: [VENV],
    before: first.run,
    inside: {
      offset: first.command.range.start,
      text: `python3 -m venv --system-site-packages ${VENV} && export PATH=${VENV}/bin:$PATH && `,
    },
    settings: [`PATH=${VENV}/bin:$PATH`],
  };
}

/** `python setup.py` is setup.py's. */
function programOf(name: string | undefined, first: string | undefined): string {
  return /^python[\d.]*$/.test(name ?? '') ? (first ?? '') : (name ?? '');
}
