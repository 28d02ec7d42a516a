import type { Stage } from '../../../dockerfile/model.ts';
import type { Image } from '../../../repository/image.ts';
import type { TextEdit } from '../../../text/edit.ts';
import { baseFacts } from '../../base-facts.ts';
import { isBuildPackage, isHeaderPackage } from '../../build-packages.ts';
import type { Refactoring, Refusal } from '../../refactoring.ts';
import { removal } from '../parts.ts';
import { baseEdits, installLine, usesTools } from './carry.ts';
import { classifyAll } from './classify.ts';
import { extraPackages } from './extras.ts';
import { splitPackages } from './packages.ts';
import { runtimeBase } from './runtime-base.ts';
import { runtimeRun } from './runtime-run.ts';
import { startObstacles, startsNothing } from './starts.ts';

const MANIFEST = /(^|\/)package\.json$/;

/**
 * Takes out of a stage that builds nothing what only builds: headers, where no compiler is installed beside them, and an image with
 * compilers where a smaller one of the same language is known.
 * @returns undefined where there is nothing of that, or where it isn't known what the tools are for
 */
export function trimmedStage(image: Image, stage: Stage): Refactoring | undefined {
  const { dockerfile: file } = image;
  const facts = baseFacts(stage);
  const base = runtimeBase(image, stage, facts);
  if (base.kind === 'other') return undefined;
  const runs = stage.instructions.filter(({ keyword }) => keyword === 'RUN');
  const classified = classifyAll(image, runs, facts);
  const commands = classified.flatMap((each) => each.commands);
  if (classified.some(({ unknown }) => unknown.length > 0)) return undefined;
  if (commands.some(({ command, effect }) => effect.role === 'build' && usesTools(command.name))) return undefined;
  const installed = commands.flatMap(({ effect, place }) =>
    effect.role === 'packages' ? (place.call?.packages ?? []) : [],
  );
  // Who installs a compiler and builds nothing may compile when the image runs.
  if (installed.some(({ text }) => isBuildPackage(text) && !isHeaderPackage(text))) return undefined;
  const packages = splitPackages(image, stage, classified, facts, base);
  if (packages.dropped.length === 0 && base.kind === 'same') return undefined;
  const extras = extraPackages(image, stage, facts, base, packages.installed, []);
  const idle = startsNothing(stage, base);
  // What its packages need of the larger image is read from it.
  const unread =
    base.kind === 'slim' && facts.language === 'node' && !image.listContext().some((path) => MANIFEST.test(path));
  const reasons: Refusal[] = [
    ...(idle ? [idle] : []),
    ...(unread
      ? [
          {
            message: `No \`package.json\` was found in the build context, so what its packages need of \`${stage.base.raw}\` is not known.`,
            range: stage.from.range,
          },
        ]
      : []),
    ...packages.reasons,
    ...startObstacles(image, stage, base, packages.dropped, []),
    ...('message' in extras ? [extras] : []),
  ];
  const edits: TextEdit[] = [...baseEdits(stage, base)];
  for (const each of classified) {
    const run = runtimeRun(each, { roots: [], made: [] }, packages, stage.from, new Set());
    if ('message' in run) reasons.push(run);
    else if (run.gone) edits.push(removal(file, each.run));
    else edits.push(...run.edits);
  }
  if (reasons.length > 0) return { offered: false, reasons };
  const more = 'names' in extras ? extras.names : [];
  const end = stage.from.range.end;
  if (more.length > 0) edits.push({ range: { start: end, end }, text: `${file.eol}${installLine(more, base)}` });
  return { offered: true, title: 'Leave out what only builds', edits };
}
