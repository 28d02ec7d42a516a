import type { Instruction, Stage } from '../../dockerfile/model.ts';
import type { Image } from '../../repository/image.ts';
import { type PackageCall, packageCalls } from '../../shell/packages.ts';
import type { TextEdit } from '../../text/edit.ts';
import { baseFacts } from '../base-facts.ts';
import type { Refactoring, Refusal } from '../refactoring.ts';
import { releaseOf } from '../runtime-libraries.ts';
import { laterUse, splitApt } from './apt.ts';
import { classifyAll } from './carry/classify.ts';
import { beforeFrom, commentsAbove, removal, replacementOfMoved, settingsFor, textOf } from './parts.ts';

/** Where packages are when they are kept apart from the interpreter. */
export const VENV = '/opt/venv';

/** Options of `pip install` that don't change where it installs to. */
const PLAIN_OPTIONS =
  /^(-r|--requirement|-c|--constraint|--no-cache-dir|--no-cache|-U|--upgrade|-q+|--quiet|-v+|--verbose|--disable-pip-version-check|--prefer-binary|--only-binary|--no-binary|-i|--index-url|--extra-index-url|--trusted-host|--require-hashes|--no-deps|--no-compile|--no-build-isolation|--timeout|--default-timeout|--retries|--root-user-action|--no-input|--progress-bar|--cert|--proxy|--pre|-f|--find-links|--upgrade-strategy)$/;
const SETTINGS = /^(PIP_.*|CC|CXX|CFLAGS|CPPFLAGS|CXXFLAGS|LDFLAGS|DEBIAN_FRONTEND)$/;

/**
 * Python: a builder makes a virtual environment with compilers at hand; the stage that runs takes it over. The virtual environment
 * stands in front of PATH, so `python` and what pip installed are found as before.
 */
export function pythonStages(image: Image, stage: Stage): Refactoring {
  const { dockerfile: file } = image;
  const { instructions, from } = stage;
  const refuse = (...reasons: Refusal[]): Refactoring => ({ offered: false, reasons });
  const tag = stage.base.image?.tag ?? '';
  if (/^2(\D|$)/.test(tag))
    return refuse({ message: 'Python 2 has no virtual environments of its own.', range: stage.base.range });
  if (!/slim/.test(tag)) {
    return refuse({
      message:
        'Only a `slim` variant of `python` is split: the others bring libraries along, and which of them run is not known.',
      range: stage.base.range,
    });
  }
  const runs = instructions.filter(({ keyword }) => keyword === 'RUN');
  const pipRuns = runs.filter((run) => packageCalls(run.shell()).some(({ family }) => family === 'pip'));
  const [firstPip] = pipRuns;
  const lastPip = pipRuns.at(-1);
  if (!firstPip || !lastPip)
    return refuse({ message: 'Nothing is installed with pip, so it is not known what is built.', range: from.range });
  const others = runs.filter((run) => !pipRuns.includes(run));
  const reasons = [...pipRuns.flatMap(pipObstacles), ...surroundings(instructions, pipRuns)];
  const builds = classifyAll(image, others, baseFacts(stage)).find(
    ({ commands, unknown }) => unknown.length > 0 || commands.some(({ effect }) => effect.role === 'build'),
  );
  if (builds) reasons.push({ message: 'Packages are not all that is built.', range: builds.run.range });
  const apt = splitApt(file, others, releaseOf(tag));
  if (apt.build.length === 0 && reasons.length === 0)
    return refuse({ message: 'No build tools are installed, so there is nothing to leave out.', range: from.range });
  reasons.push(...apt.reasons);
  const manifests = manifestsFor(instructions, pipRuns, reasons);
  const later = laterUse(
    instructions.filter((instruction) => !pipRuns.includes(instruction)),
    apt.build,
  );
  if (later) reasons.push(later);
  if (reasons.length > 0) return refuse(...reasons);
  const builder = builderStage(image, stage, pipRuns, manifests, [...apt.build, ...needsGit(image, manifests)]);
  const at = beforeFrom(file, from);
  const edits: TextEdit[] = [
    { range: { start: at, end: at }, text: `${builder.join('\n')}\n\n`.replaceAll(/\r?\n/g, file.eol) },
    ...apt.edits,
    replacementOfMoved(file, firstPip, `COPY --from=build ${VENV} ${VENV}${file.eol}ENV PATH=${VENV}/bin:$PATH`),
    ...pipRuns.slice(1).map((run) => removal(file, run)),
  ];
  return { offered: true, title: 'Build in a stage of its own', edits };
}

function pipObstacles(run: Instruction): Refusal[] {
  const { commands } = run.shell();
  const calls = packageCalls(run.shell());
  if (run.heredocs.length > 0) return [{ message: 'A heredoc with pip in it is not split.', range: run.range }];
  if (run.state.user !== undefined && !/^(root|0)(:|$)/.test(run.state.user))
    return [{ message: `pip runs as \`${run.state.user}\` here.`, range: run.range }];
  const foreign = commands.find((command) => !calls.some((call) => call.command === command && call.family === 'pip'));
  if (foreign && !/^(set|true|echo)$/.test(foreign.name ?? ''))
    return [
      { message: 'This `RUN` calls pip and does other things; give pip a `RUN` of its own.', range: foreign.range },
    ];
  return calls.flatMap(callObstacles);
}

function callObstacles({ subcommand, flags, packages, command }: PackageCall): Refusal[] {
  const { range } = command;
  if (subcommand !== 'install')
    return [{ message: `\`pip ${subcommand}\` is not known to be repeatable in a builder.`, range }];
  const option = flags.find(({ name }) => !PLAIN_OPTIONS.test(name));
  if (option)
    return [{ message: `\`${option.name}\` changes what pip installs, or where to.`, range: option.word.range }];
  const folder = flags.find(
    ({ name, value }) => /^(-f|--find-links|--cert)$/.test(name) && !/^https?:/.test(value ?? ''),
  );
  if (folder) return [{ message: `\`${folder.value}\` is taken from local files.`, range: folder.word.range }];
  const local = packages.find(
    ({ text }) =>
      /^[./~]|\/|^\$|\.whl$|^file:/.test(text) &&
      !/^[\w.[\],-]+ ?@ ?(git\+)?https?:/.test(text) &&
      !/^git\+https:/.test(text),
  );
  return local ? [{ message: `\`${local.raw}\` is installed from local files.`, range: local.range }] : [];
}

/** Whatever would notice that the packages moved. */
export function surroundings(instructions: readonly Instruction[], pipRuns: readonly Instruction[]): Refusal[] {
  return instructions.flatMap((instruction): Refusal[] => {
    if (pipRuns.includes(instruction)) return [];
    const texts = instruction.words.map(({ value }) => value);
    const place = texts.find((text) => /\/(site|dist)-packages|\/usr\/local\/(bin\/(?!docker)|lib\/python)/.test(text));
    if (place !== undefined)
      return [
        {
          message: `\`${place}\` names the place of a package, which would move to \`${VENV}\`.`,
          range: instruction.range,
        },
      ];
    const path =
      instruction.keyword === 'ENV' &&
      instruction.pairs.find(({ key }) => /^(PATH|PYTHONHOME|PYTHONPATH|VIRTUAL_ENV)$/.test(key));
    if (path && path.key !== 'PYTHONPATH')
      return [{ message: `\`${path.key}\` is set here already.`, range: path.range }];
    return [];
  });
}

/** The COPYs that bring the requirement files, in order; adds to `reasons` where one is not found. */
function manifestsFor(
  instructions: readonly Instruction[],
  pipRuns: readonly Instruction[],
  reasons: Refusal[],
): Instruction[] {
  const found = new Set<Instruction>();
  for (const run of pipRuns) {
    const files = packageCalls(run.shell()).flatMap(({ flags }) =>
      flags.filter(
        ({ name, value }) =>
          /^(-r|--requirement|-c|--constraint)$/.test(name) && value !== undefined && !/^https?:/.test(value),
      ),
    );
    const joined = run.shell().commands.flatMap(({ args }) => args.filter(({ text }) => /^-[rc]./.test(text)));
    for (const word of joined)
      reasons.push({ message: `\`${word.raw}\` joins an option and its file.`, range: word.range });
    for (const { value = '', word } of files) {
      const name = value.slice(value.lastIndexOf('/') + 1);
      const copy = instructions.findLast(
        ({ keyword, index, words, flags }) =>
          (keyword === 'COPY' || keyword === 'ADD') &&
          index < run.index &&
          !flags.some((flag) => flag.name === 'from') &&
          words
            .slice(0, -1)
            .some((source) => source.value === name || source.value.endsWith(`/${name}`) || globOf(source.value, name)),
      );
      if (copy) found.add(copy);
      else reasons.push({ message: `No \`COPY\` before it brings \`${value}\` by its name.`, range: word.range });
    }
  }
  return [...found].sort((a, b) => a.index - b.index);
}

function globOf(source: string, name: string): boolean {
  const last = source.slice(source.lastIndexOf('/') + 1);
  if (!last.includes('*') || last === '*') return false;
  const [head = '', tail = ''] = last.split('*', 2);
  return last.split('*').length === 2 && name.startsWith(head) && name.endsWith(tail);
}

/** Requirements can come from git, which a slim image lacks. */
function needsGit(image: Image, manifests: readonly Instruction[]): string[] {
  const texts = manifests.flatMap(({ words }) =>
    words.slice(0, -1).map(({ value }) => image.readContext(value.replace(/^\.?\//, '')) ?? ''),
  );
  return texts.some((text) => /git\+|^-e /m.test(text)) ? ['git'] : [];
}

function builderStage(
  { dockerfile: file }: Image,
  stage: Stage,
  pipRuns: readonly Instruction[],
  manifests: readonly Instruction[],
  packages: readonly string[],
): string[] {
  const moved = [...manifests, ...pipRuns].sort((a, b) => a.index - b.index);
  const last = moved.at(-1)?.index ?? 0;
  const settings = settingsFor(
    stage.instructions,
    last,
    moved.map((instruction) => textOf(file, instruction)),
    SETTINGS,
  );
  const workdir = stage.instructions.findLast(({ keyword, index }) => keyword === 'WORKDIR' && index < last);
  const list = [...packages].sort().map((name) => `        ${name} \\`);
  return [
    '# Builds the Python packages; compilers and headers stay behind in this stage.',
    `${textOf(file, stage.from)} AS build`,
    ...settings.map((instruction) => textOf(file, instruction)),
    'RUN apt-get update \\',
    '    && apt-get install -y --no-install-recommends \\',
    ...list,
    '    && rm -rf /var/lib/apt/lists/*',
    `RUN python -m venv ${VENV}`,
    `ENV PATH=${VENV}/bin:$PATH`,
    ...(workdir ? [textOf(file, workdir)] : []),
    ...moved.flatMap((instruction) => [
      ...(pipRuns.includes(instruction) ? commentsAbove(file, instruction) : []),
      textOf(file, instruction),
    ]),
  ];
}
