import type { Instruction, Stage } from '../../dockerfile/model.ts';
import { startsByItself } from '../../refactor/base-facts.ts';
import { NOTHING_STAYS } from '../../refactor/multi-stage/carry/carry.ts';
import { lastStage } from '../../refactor/multi-stage/last-stage.ts';
import type { Rule } from '../rule.ts';
import { buildWork } from '../support/packages/build-work.ts';
import { CACHE_MOUNTS, splitFix } from '../support/stages/split-fix.ts';

export const finalStageBuildTools: Rule = {
  id: 'final-stage-build-tools',
  group: 'build-stages',
  severity: 'info',
  default: true,
  fix: 'unsafe',
  aliases: [],
  summary: 'The last of several stages ships what only builds.',
  why: 'Several stages are there so that compilers and headers stay behind; in the last one they ship, make the image larger and give an attacker more to work with.',
  options: {
    score: {
      type: 'integer',
      description:
        'From how many points on it fires where no change can be suggested: a RUN that builds counts 4, a set such as build-essential 3, a compiler, tool or header package 1, a download piped into an unpacker or a shell 1. Where one can be suggested, a single point, or an image that brings compilers, is enough.',
      default: 4,
    },
    'cache-mounts': CACHE_MOUNTS,
  },
  *check({ file, image, options }) {
    const stage = file.target;
    if (!stage || file.stages.length < 2) return;
    const work = shipped(stage)
      .filter(({ keyword, onbuild }) => keyword === 'RUN' && !onbuild)
      .flatMap((run) => buildWork(run) ?? []);
    const score = work.reduce((sum, each) => sum + each.score, 0);
    const full = FULL.test(stage.root.base.resolved ?? '');
    // What is downloaded and run leaves nothing behind that could be told to be a tool.
    const ships = work.some(({ tools }) => tools);
    if (!full && (score === 0 || (!ships && score < Number(options.score)))) return;
    // Tools in an image that starts nothing are what it is for.
    const starts =
      startsByItself(stage.root) || shipped(stage).some(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT');
    if (!starts && !work.some(({ builds }) => builds)) return;
    const rewrite = lastStage(image);
    const [obstacle] = rewrite.offered ? [] : rewrite.reasons;
    if (!rewrite.offered && (score < Number(options.score) || obstacle?.message === NOTHING_STAYS)) return;
    const places = [
      ...(full && score === 0 ? [`the compilers of \`${stage.root.base.raw}\``] : []),
      ...work.map(
        ({ run, what }) =>
          `${what
            .slice(0, 3)
            .map((word) => `\`${word}\``)
            .join(', ')}${what.length > 3 ? ', …' : ''} (line ${run.line})`,
      ),
    ];
    const fix = splitFix(image, rewrite, options['cache-mounts'] === true);
    const ignored = fix?.files ? ' A `.dockerignore` belongs to the change.' : '';
    yield {
      range: stage.from.range,
      message: `The last stage ships what only builds: ${places.slice(0, 5).join(', ')}${places.length > 5 ? ', …' : ''}; leave it in an earlier stage.${rewrite.offered && rewrite.saves !== undefined ? ` The image would be about ${rewrite.saves} MB smaller (an estimate from the sizes of packages).` : ''}${ignored}${obstacle ? ` No change is suggested: ${obstacle.message}` : ''}`,
      related: work.map(({ run }) => ({ range: run.keywordRange, message: 'Build work in the image that ships.' })),
      fix,
    };
  },
};

/** Images with compilers, headers or a development kit that a smaller one of the same language lacks. */
const FULL =
  /^(docker\.io\/)?(library\/)?((python|node|ruby)(:(?!.*(slim|alpine|windows|nanoserver))|$)|(openjdk|eclipse-temurin|maven|gradle)(:(?!.*jre)|$))|^mcr\.microsoft\.com\/dotnet\/sdk\b/;

/** The instructions that make the image: of the stage, and of those that it goes on from. */
function shipped({ parent, instructions }: Stage): readonly Instruction[] {
  return parent ? [...shipped(parent), ...instructions] : instructions;
}
