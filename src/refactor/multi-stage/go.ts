import { posix } from 'node:path';
import { firstLineOf } from '../../dockerfile/comments.ts';
import type { Instruction, Stage } from '../../dockerfile/model.ts';
import type { Image } from '../../repository/image.ts';
import type { ShellCommand } from '../../shell/model.ts';
import { packageCalls } from '../../shell/packages.ts';
import type { TextEdit } from '../../text/edit.ts';
import { isBuildPackage } from '../build-packages.ts';
import type { Refactoring, Refusal } from '../refactoring.ts';
import { operands } from './carry/arguments.ts';
import { dataFiles } from './carry/program.ts';
import { HEALTH_FOLDER, HEALTH_PROGRAM, type HealthCheck, healthWords } from './health-check.ts';
import { beforeFrom, removal, replacement, textOf } from './parts.ts';

/** Has root certificates, time zones and an unprivileged account: https://github.com/GoogleContainerTools/distroless */
const RUNTIME_BASE = 'gcr.io/distroless/static-debian12';
/** Its account. */
const NONROOT = '65532:65532';
/** Modules that need C: a program with one of them cannot be linked statically without more ado. */
const NEEDS_C =
  /mattn\/go-sqlite3|confluent-kafka-go|go-gl\/|gographviz|h2non\/bimg|govips|gocv|go-libxml2|rdkafka|godror|ebitengine|fyne\.io|libgit2|gopacket|tensorflow/;

/**
 * Go: the builder makes one static program; the stage that runs holds only that program, on an image without shell and packages.
 * @param health what the file's HEALTHCHECK asks, where a program that comes with the change does that
 */
export function goStages(image: Image, stage: Stage, health?: HealthCheck): Refactoring {
  const { instructions, from } = stage;
  const refuse = (...reasons: Refusal[]): Refactoring => ({ offered: false, reasons });
  const runs = instructions.filter(({ keyword }) => keyword === 'RUN');
  const builds = runs.flatMap((run) =>
    run
      .shell()
      .commands.filter(isGoBuild)
      .map((command) => ({ run, command })),
  );
  const [build] = builds;
  if (!build || builds.length > 1)
    return refuse({ message: 'It takes exactly one `go build` to know which program runs.', range: from.range });
  const output = outputOf(image, build, startedProgram(instructions));
  const reasons = [
    ...runs.flatMap(runObstacles),
    ...startObstacles(instructions, build.run, output, health !== undefined),
    ...needsC(image, build.command, from.range),
  ];
  if (output === undefined)
    reasons.push({
      message: 'Name the program with `go build -o` and a path.',
      range: build.command.range,
    });
  if (reasons.length > 0 || output === undefined) return refuse(...reasons);
  return { offered: true, title: 'Build in a stage of its own', edits: edits(image, stage, build, output, health) };
}

/** Programs that make accounts: the small image has one, and any number does. */
const ACCOUNTS = /^(groupadd|useradd|addgroup|adduser)$/;

function makesAccount(instruction: Instruction): boolean {
  const { commands } = instruction.shell();
  return (
    instruction.keyword === 'RUN' && commands.length > 0 && commands.every(({ name }) => ACCOUNTS.test(name ?? ''))
  );
}

function isGoBuild({ name, args }: ShellCommand): boolean {
  return name === 'go' && /^(build|install)$/.test(args[0]?.value ?? '');
}

/** The first word of what starts. */
function startedProgram(instructions: readonly Instruction[]): string | undefined {
  const starts = instructions.filter(({ keyword }) => keyword === 'ENTRYPOINT' || keyword === 'CMD');
  return (starts.find(({ keyword }) => keyword === 'ENTRYPOINT') ?? starts[0])?.words[0]?.value;
}

/**
 * The absolute path of what `go build` or `go install` makes: `-o`'s, else the package's last part in the working directory or in GOPATH/bin.
 * Of several programs that are installed it is the one that starts. https://pkg.go.dev/cmd/go
 */
function outputOf(
  image: Image,
  { run, command: { args } }: { readonly run: Instruction; readonly command: ShellCommand },
  started: string | undefined,
): string | undefined {
  const folder = run.state.workdir;
  if (args[0]?.value === 'install') {
    const moved = ['GOBIN', 'GOPATH', 'GOOS', 'GOARCH'].some((name) => run.state.variable(name) !== undefined);
    const name = started?.replace(/^\/go\/bin\//, '');
    return moved || name === undefined || !/^[\w.-]+$/.test(name) ? undefined : `/go/bin/${name}`;
  }
  const at = args.findIndex(({ value }) => value === '-o');
  if (at !== -1) {
    const path = args[at + 1]?.value;
    if (path === undefined || path.endsWith('/')) return undefined;
    if (path.startsWith('/')) return path;
    return folder === undefined ? undefined : posix.join(folder, path);
  }
  const packages = operands({ args: args.slice(1) }, /^-(tags|ldflags|gcflags|asmflags|mod|modfile|p|buildmode)$/);
  const [only = '.'] = packages.map(({ value }) => value ?? '$');
  const module = /^module\s+"?([^\s"]+)/m.exec(image.readContext('go.mod') ?? '')?.[1]?.replace(/\/v\d+$/, '');
  const name = /^\.\/?$/.test(only) ? module?.split('/').at(-1) : posix.basename(only).replace(/\.go$/, '');
  if (packages.length > 1 || folder === undefined || name === undefined || !/^[\w-][\w.-]*$/.test(name))
    return undefined;
  return posix.join(folder, name);
}

function runObstacles(run: Instruction): Refusal[] {
  if (run.heredocs.length > 0) return [{ message: 'A heredoc is not split.', range: run.range }];
  return run.shell().commands.flatMap((command): Refusal[] => {
    const { name = '', range } = command;
    if (name === 'go' || /^(set|true|echo|rm|cd|mkdir)$/.test(name) || ACCOUNTS.test(name)) return [];
    const call = packageCalls(run.shell()).find((candidate) => candidate.command === command);
    if (call && (call.family === 'apt' || call.family === 'apk')) {
      const other = call.packages.find(
        ({ value }) =>
          call.subcommand !== 'update' &&
          !isBuildPackage(value ?? '') &&
          !/^(git|ca-certificates|tzdata|build-base)$/.test(value ?? ''),
      );
      return other
        ? [{ message: `Whether \`${other.raw}\` is needed when the image runs is not known.`, range: other.range }]
        : [];
    }
    return [{ message: `What \`${name === '' ? command.nameWord.raw : name}\` does is not known.`, range }];
  });
}

/** The image without shell can start only the program itself. */
function startObstacles(
  instructions: readonly Instruction[],
  build: Instruction,
  output: string | undefined,
  asks: boolean,
): Refusal[] {
  const starts = instructions.filter(({ keyword }) => keyword === 'ENTRYPOINT' || keyword === 'CMD');
  const [start] = starts;
  if (!start) return [{ message: 'Nothing is started.', range: build.range }];
  const found: Refusal[] = [];
  const entry = starts.find(({ keyword }) => keyword === 'ENTRYPOINT') ?? start;
  const program = entry.words[0]?.value;
  const byName = program !== undefined && !program.includes('/');
  if (starts.some(({ form }) => form === 'shell'))
    found.push({ message: 'The shell form needs a shell; write a JSON array.', range: start.range });
  else if (
    output !== undefined &&
    program !== output &&
    !(byName && SEARCHED.test(posix.dirname(output)) && posix.basename(output) === program) &&
    `${entry.state.workdir ?? ''}/${program?.replace(/^\.\//, '')}`.replace('//', '/') !== output
  )
    found.push({
      message: `What is started, \`${program}\`, is not what is built, \`${output}\`.`,
      range: entry.range,
    });
  for (const { keyword, index, range, healthCommand } of instructions) {
    if (keyword === 'HEALTHCHECK' && healthCommand && !asks)
      found.push({ message: 'The health check calls a program that the small image lacks.', range });
    if ((keyword === 'COPY' || keyword === 'ADD') && index > build.index)
      found.push({ message: 'Files are copied after the program is built.', range });
    if (keyword === 'USER' && index < build.index)
      found.push({ message: 'The program is built as another user than root.', range });
    if (keyword === 'VOLUME')
      found.push({ message: 'Whether the program may write to its `VOLUME` is not known.', range });
  }
  return found;
}

/** Sources that read files beside the program, or call C, need more than the program. */
function needsC(
  { listContext, readContext }: Image,
  { assignments }: ShellCommand,
  range: Refusal['range'],
): Refusal[] {
  if (assignments.some(({ name, value }) => name === 'CGO_ENABLED' && value?.value === '1'))
    return [{ message: 'The program calls C.', range }];
  const modules = readContext('go.mod') ?? '';
  if (NEEDS_C.test(modules)) return [{ message: 'A module of `go.mod` calls C.', range }];
  const sources = listContext().filter((path) => path.endsWith('.go') && !path.endsWith('_test.go'));
  if (sources.length === 0)
    return [{ message: 'The sources are not in the build context, so whether they call C is not known.', range }];
  const texts = sources.map((path) => readContext(path) ?? '');
  if (texts.some((text) => /^[ \t]*import[ \t]+"C"|^[ \t]*"C"[ \t\r]*$/m.test(text)))
    return [{ message: 'The program calls C.', range }];
  const reads =
    texts.some((text) => /(ParseFiles|ParseGlob|LoadHTML\w{1,20}|http\.Dir|os\.DirFS)\(\s*"[^/]/.test(text)) ||
    namesData(listContext(), texts);
  return reads ? [{ message: 'The program reads files beside itself; embed them with `go:embed`.', range }] : [];
}

/** Where the builder finds programs by their names. */
const SEARCHED = /^(\/usr)?(\/local)?\/s?bin$|^\/go\/bin$/;

/** Whether sources name a file, or the folder of one, that lies in the build context beside them. */
function namesData(files: readonly string[], texts: readonly string[]): boolean {
  const names = new Set(dataFiles(files).map((path) => path.replace(/\/.*$/s, '')));
  if (names.has('.env') && texts.some((text) => /godotenv/.test(text))) return true;
  const literals = texts.flatMap((text) => [...text.matchAll(/["`](?:\.\/)?([\w.@+-]+)(?:\/[^"`\n]*)?["`]/g)]);
  return literals.some((literal) => names.has(literal[1] ?? ''));
}

function edits(
  { dockerfile: file }: Image,
  stage: Stage,
  build: { readonly run: Instruction; readonly command: ShellCommand },
  output: string,
  health: HealthCheck | undefined,
): TextEdit[] {
  const { from, instructions } = stage;
  const accounts = instructions.filter(makesAccount);
  const last =
    instructions.findLast(
      (instruction) =>
        (instruction.keyword === 'RUN' || instruction.keyword === 'COPY') && !accounts.includes(instruction),
    ) ?? build.run;
  // Names mean nothing where no account was made; root stays what it was.
  const named = instructions.filter(
    ({ keyword, words }) => keyword === 'USER' && !/^(root|\d+)(:|$)/.test(words[0]?.value ?? ''),
  );
  const early = instructions.filter(
    ({ keyword, index }) => index < last.index && /^(EXPOSE|LABEL|STOPSIGNAL|ENTRYPOINT|CMD)$/.test(keyword),
  );
  const env = instructions.filter(
    ({ keyword, index, pairs }) =>
      keyword === 'ENV' && index < last.index && !pairs.every(({ key }) => /^(CGO_ENABLED|GO\w*|CC)$/.test(key)),
  );
  const args = instructions.filter(
    ({ keyword, index, pairs }) =>
      keyword === 'ARG' &&
      index < last.index &&
      env.some((item) => pairs.some(({ key }) => textOf(file, item).includes(key))),
  );
  const workdir = instructions.findLast(({ keyword, index }) => keyword === 'WORKDIR' && index < last.index);
  // Last, so that a WORKDIR is root's.
  const user = instructions.some(({ keyword }) => keyword === 'USER') ? [] : [`USER ${NONROOT}`];
  const lineStart = (line: number): number => file.lines.starts[line - 1] ?? file.text.length;
  const asks = health && instructions.find(({ keyword }) => keyword === 'HEALTHCHECK');
  const text = [
    ...(asks ? [`RUN CGO_ENABLED=0 go build -o ${HEALTH_PROGRAM} ./${HEALTH_FOLDER}`] : []),
    '',
    '# What runs: the program alone.',
    `FROM ${RUNTIME_BASE}`,
    ...(workdir ? [textOf(file, workdir)] : []),
    ...[...args, ...env, ...early].map((instruction) => textOf(file, instruction)),
    `COPY --from=build ${output} ${startedProgram(instructions)?.includes('/') ? output : `/usr/local/bin/${posix.basename(output)}`}`,
    ...(asks ? [`COPY --from=build ${HEALTH_PROGRAM} ${HEALTH_PROGRAM}`] : []),
    ...user,
  ].join(file.eol);
  const at = beforeFrom(file, from);
  const cgo =
    build.command.assignments.some(({ name }) => name === 'CGO_ENABLED') ||
    build.run.state.variable('CGO_ENABLED') !== undefined;
  return [
    { range: { start: at, end: at }, text: `# Builds the program.${file.eol}` },
    { range: { start: from.range.end, end: from.range.end }, text: ' AS build' },
    ...(cgo
      ? []
      : [{ range: { start: build.command.range.start, end: build.command.range.start }, text: 'CGO_ENABLED=0 ' }]),
    ...(health && asks?.healthCommand ? [{ range: asks.healthCommand.argsRange, text: healthWords(health) }] : []),
    ...accounts.map((instruction) => removal(file, instruction)),
    ...named.map((instruction) => replacement(instruction, `USER ${NONROOT}`)),
    ...early.map(
      (instruction): TextEdit => ({
        range: { start: lineStart(firstLineOf(file, instruction.line)), end: lineStart(instruction.endLine + 1) },
        text: '',
      }),
    ),
    { range: { start: last.range.end, end: last.range.end }, text: `${file.eol}${text}` },
  ];
}
