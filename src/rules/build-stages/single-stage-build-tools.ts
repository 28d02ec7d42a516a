import type { Instruction, Stage } from '../../dockerfile/model.ts';
import { startsByItself } from '../../refactor/base-facts.ts';
import { NOTHING_STAYS } from '../../refactor/multi-stage/carry/carry.ts';
import { multiStage } from '../../refactor/multi-stage/multi-stage.ts';
import { builtBeforeStart } from '../../refactor/multi-stage/start-tools.ts';
import type { Image } from '../../repository/image.ts';
import { packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';
import { buildWork } from '../support/packages/build-work.ts';
import { CACHE_MOUNTS, splitFix } from '../support/stages/split-fix.ts';

export const singleStageBuildTools: Rule = {
  id: 'single-stage-build-tools',
  group: 'build-stages',
  severity: 'info',
  default: true,
  fix: 'unsafe',
  aliases: ['tally/prefer-multi-stage-build'],
  summary: 'Building and running in one stage.',
  why: 'Compilers, headers and sources make the image larger and give an attacker more to work with, and nothing in it needs them once the program is built.',
  options: {
    score: {
      type: 'integer',
      description:
        'From how many points on it fires: a RUN that builds counts 4, a set such as build-essential 3, packages of Python, Ruby or Node that are installed beside such tools 3, a compiler, tool or header package 1, a download piped into an unpacker or a shell 1. Tools that the base image or `python3-pip` brings, and what is built when the image starts, count 6 where a change can be suggested.',
      default: 4,
    },
    'cache-mounts': CACHE_MOUNTS,
  },
  *check({ file, image, options }) {
    const [stage] = file.stages;
    if (!stage || file.stages.length !== 1) return;
    const work = runs(file)
      .filter((run) => !run.onbuild)
      .flatMap((run) => buildWork(run) ?? []);
    const points = work.reduce((sum, each) => sum + each.score, 0);
    const score = points + (points > 0 && runs(file).some(installsFromSource) ? COMPILED : 0);
    const brought = score < Number(options.score) ? broughtTools(image, stage) : undefined;
    if (score < Number(options.score) && (brought === undefined || BROUGHT < Number(options.score))) return;
    // Tools in an image that starts nothing are what it is for.
    const starts =
      startsByItself(stage) || stage.instructions.some(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT');
    if (!starts && !work.some(({ builds }) => builds)) return;
    const rewrite = multiStage(image);
    // What a base brings is nobody's doing here, so it is told of where it can be mended.
    if (brought !== undefined && !rewrite.offered) return;
    if (!rewrite.offered && rewrite.reasons[0]?.message === NOTHING_STAYS) return;
    // A download alone is no tool; what the base brings is.
    const tools = work.filter((each) => each.tools);
    const large = brought ?? (tools.length === 0 && rewrite.offered ? fullBase(stage) : undefined);
    // What is fetched and run leaves nothing behind that could be named.
    if (tools.length === 0 && large === undefined) return;
    const places = [
      ...(large === undefined ? [] : [large]),
      ...(large === undefined ? work : tools).map(({ run, what }) => `${some(what)} (line ${run.line})`),
    ];
    const [obstacle] = rewrite.offered ? [] : rewrite.reasons;
    const fix = splitFix(image, rewrite, options['cache-mounts'] === true);
    const ignored = fix?.files ? ' A `.dockerignore` belongs to the change.' : '';
    yield {
      range: stage.from.range,
      message: `The image keeps what only its build needs: ${places.slice(0, 5).join(', ')}${places.length > 5 ? ', …' : ''}; move these steps into a stage of their own, and copy the results from it.${rewrite.offered && rewrite.saves !== undefined ? ` The image would be about ${rewrite.saves} MB smaller (an estimate from the sizes of packages).` : ''}${ignored}${obstacle ? ` No change is suggested: ${obstacle.message}` : ''}`,
      related: work.map(({ run, what }) => ({ range: run.keywordRange, message: `Build work: ${some(what)}.` })),
      fix,
    };
  },
};

/** What the tools count that come with the base image, or with a package, and that packages may be compiled with. */
const BROUGHT = 6;
/** Variants of official images that are built on buildpack-deps, which holds compilers and headers. */
const FULL = /^(python|node|ruby)$/;
const MANIFEST = /(^|\/)(requirements[^/]*\.txt|pyproject\.toml|Pipfile|package\.json|Gemfile)$/;

/** Tools that nobody asked for by name, while packages are installed or the program is built when it starts; undefined when there are none. */
function broughtTools(image: Image, stage: Stage): string | undefined {
  if (builtBeforeStart(image, stage)) return 'what builds when it starts';
  const installing = stage.instructions.some((each) => each.keyword === 'RUN' && installsFromSource(each));
  if (!installing || !image.listContext().some((path) => MANIFEST.test(path))) return undefined;
  const full = fullBase(stage);
  if (full !== undefined) return full;
  const pip = stage.instructions
    .filter(({ keyword }) => keyword === 'RUN')
    .flatMap((each) => packageCalls(each.shell()))
    .find(
      (call) =>
        call.family === 'apt' &&
        call.packages.some(({ value }) => value === 'python3-pip') &&
        !call.flags.some(({ name }) => name === '--no-install-recommends'),
    );
  return pip ? 'the compilers that `python3-pip` recommends' : undefined;
}

/** What the base image brings where a smaller variant of it is known. */
function fullBase({ base }: Stage): string | undefined {
  const { repository = '', registry, tag = '' } = base.image ?? {};
  return registry === 'docker.io' && FULL.test(repository) && !/slim|alpine|windows|nanoserver/.test(tag)
    ? `the compilers and headers of \`${base.raw}\``
    : undefined;
}

/** What packages that may be compiled while they are installed count. */
const COMPILED = 3;

/** Whether a RUN installs packages that may be compiled on the way, by pip, npm and their like. */
function installsFromSource(run: Instruction): boolean {
  const script = run.shell();
  const installs = packageCalls(script).some(
    ({ family, subcommand }) => /^(pip|npm|gem|bundle)$/.test(family) && /^(install|ci|add)$/.test(subcommand ?? ''),
  );
  return (
    installs ||
    script.commands.some(
      ({ name, args }) =>
        /^(docker-php-ext-install|pecl)$/.test(name ?? '') ||
        (/^(poetry|pdm|pipenv|uv)$/.test(name ?? '') && args.some(({ text }) => /^(install|sync)$/.test(text))),
    )
  );
}

/** The first few, so that a long list of packages stays readable. */
function some(what: readonly string[]): string {
  const shown = what.slice(0, 3).map((word) => `\`${word}\``);
  return what.length > shown.length ? `${shown.join(', ')}, …` : shown.join(', ');
}
