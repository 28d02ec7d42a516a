import { posix } from 'node:path';
import type { Instruction, Stage } from '../../dockerfile/model.ts';
import { parseDockerfile } from '../../dockerfile/parse.ts';
import type { Image } from '../../repository/image.ts';
import type { ShellCommand } from '../../shell/model.ts';
import { applyEdits, type TextEdit } from '../../text/edit.ts';
import { lookup } from '../../text/lookup.ts';
import type { Built, Call } from './start-call.ts';
import { dotnetRun } from './start-dotnet.ts';
import { bootRun } from './start-java.ts';

const TOOLS: Readonly<Record<string, (call: Call) => Built | undefined>> = lookup({
  go: goRun,
  cargo: cargoRun,
  dotnet: dotnetRun,
  mvn: bootRun,
  mvnw: bootRun,
  gradle: bootRun,
  gradlew: bootRun,
});

/**
 * The image as it would be if its Dockerfile built with a RUN what now is built when the image starts (`go run`, `dotnet run`, `make && ./serve`),
 * and started the result; undefined where nothing is built at the start, or the result isn't known.
 */
export function builtBeforeStart(image: Image, stage: Stage): Image | undefined {
  const { dockerfile: file } = image;
  const starts = stage.instructions.filter(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT');
  const [start, ...others] = starts;
  if (!start || others.length > 0 || start.shell().errors.length > 0) return undefined;
  const last = stage.instructions.findLast(
    ({ keyword, index }) => /^(RUN|COPY|ADD|WORKDIR)$/.test(keyword) && index < start.index,
  );
  const user = last?.state.user;
  if (!last || (user !== undefined && !/^(root|0)(:|$)/.test(user))) return undefined;
  const edits = fromTool(image, stage, start, last) ?? fromChain(file.text, start, last, file.eol);
  if (!edits) return undefined;
  const text = applyEdits(file.text, edits);
  return { ...image, dockerfile: parseDockerfile(file.path, text) };
}

/** `CMD ["go", "run", "."]`: one command that builds and starts. */
function fromTool(image: Image, stage: Stage, start: Instruction, last: Instruction): TextEdit[] | undefined {
  const [command, ...more] = start.shell().commands;
  const name = command?.name;
  if (!command || more.length > 0 || name === undefined || !Object.hasOwn(TOOLS, name)) return undefined;
  if (command.assignments.length + command.redirects.length + command.wrappers.length > 0) return undefined;
  const words = command.args.map(({ value }) => value);
  const args = words.filter((word) => word !== undefined);
  const folder = start.state.workdir;
  if (args.length < words.length || folder === undefined) return undefined;
  const built = TOOLS[name]?.({ image, stage, program: command.nameWord.text, args, folder });
  if (!built || built.start.some((word) => /["\\]/.test(word))) return undefined;
  const { eol } = image.dockerfile;
  const env = (built.env ?? []).map((pair) => `${eol}ENV ${pair}`).join('');
  return [
    {
      range: { start: last.range.end, end: last.range.end },
      text: `${built.build === undefined ? '' : `${eol}RUN ${built.build}`}${env}`,
    },
    { range: start.range, text: `${start.keyword} [${built.start.map((word) => `"${word}"`).join(', ')}]` },
  ];
}

/** Commands that make what the next one starts, by their first words. */
const BUILDS =
  /^(go build|cargo build|make( all| build)?( -j\S*)*$|gcc|g\+\+|cc|c\+\+|clang|clang\+\+|javac|tsc|npx tsc|(npm|yarn|pnpm) (run )?build(:\w+)?$|npm (ci|install|i)( --[\w=-]+)*$|yarn( install)?( --[\w-]+)*$|pnpm install( --[\w-]+)*$|(mvn|\.\/mvnw|gradle|\.\/gradlew) (-\S+ )*(clean )?(package|install|build|bootJar|assemble)\b|dotnet (restore|build|publish)|pip3? install|bundle install|composer install)\b/;

/** `CMD make && ./serve`: commands that build, and one that starts. */
function fromChain(text: string, start: Instruction, last: Instruction, eol: string): TextEdit[] | undefined {
  if (start.form === 'exec' || start.heredocs.length > 0) return undefined;
  const { commands, variables, functions } = start.shell();
  const plain = commands.every(
    ({ inside, pipeline, background, operatorBefore }, at) =>
      inside.length === 0 && pipeline.length === 1 && !background && (at === 0 || operatorBefore === '&&'),
  );
  const first = commands.findIndex((command) => !BUILDS.test(wordsOf(command)));
  const [begin, next] = [commands[0], commands[first]];
  if (!plain || variables.length + functions.length > 0 || first < 1 || !begin || !next) return undefined;
  const before = commands[first - 1]?.range.end ?? begin.range.end;
  return [
    {
      range: { start: last.range.end, end: last.range.end },
      text: `${eol}RUN ${text.slice(begin.range.start, before)}`,
    },
    { range: { start: begin.range.start, end: next.range.start }, text: '' },
  ];
}

function wordsOf({ nameWord, args, assignments }: ShellCommand): string {
  return assignments.length > 0 ? '' : [nameWord, ...args].map(({ text }) => text).join(' ');
}

/** `go run [flags] package [arguments]`: https://pkg.go.dev/cmd/go#hdr-Compile_and_run_Go_program */
function goRun({ args, folder, stage }: Call): Built | undefined {
  const [action, target, ...more] = args;
  // A list of files, or flags, is more than one word can name.
  if (action !== 'run' || target === undefined || target.startsWith('-') || more.some((word) => word.endsWith('.go')))
    return undefined;
  const name = posix.basename(target === '.' || target === './' ? folder : target).replace(/\.go$/, '');
  if (!/^[\w-]+$/.test(name) || stage.instructions.some(({ keyword }) => keyword === 'SHELL')) return undefined;
  const output = `/usr/local/bin/${name}`;
  return { build: `go build -o ${output} ${target}`, start: [output, ...more] };
}

/** `cargo run`: the package's only program, from the folder of its profile. https://doc.rust-lang.org/cargo/commands/cargo-run.html */
function cargoRun({ image, stage, args, folder }: Call): Built | undefined {
  const end = args.indexOf('--');
  const own = end === -1 ? args : args.slice(0, end);
  const given = own.slice(1);
  const release = given.some((word) => /^(--release|-r)$/.test(word));
  const at = given.indexOf('--bin');
  const rest = given.filter(
    (word, index) =>
      !/^(--release|-r|--locked|--frozen|--offline|-q|--quiet|--bin)$/.test(word) && (at === -1 || index !== at + 1),
  );
  const manifest = image.readContext('Cargo.toml') ?? '';
  const name = at === -1 ? /^\[package\][^[]*?^name\s*=\s*"([\w-]+)"/ms.exec(manifest)?.[1] : given[at + 1];
  const several = /^\[\[bin\]\]/m.test(manifest) || /^\[workspace\]/m.test(manifest);
  if (own[0] !== 'run' || rest.length > 0 || name === undefined || (at === -1 && several) || !/^[\w-]+$/.test(name))
    return undefined;
  const build = `cargo build${release ? ' --release' : ''}`;
  const done = stage.instructions.some(
    (run) => run.keyword === 'RUN' && run.shell().commands.some((command) => wordsOf(command) === build),
  );
  const program = posix.join(folder, 'target', release ? 'release' : 'debug', name);
  return { build: done ? undefined : build, start: [program, ...(end === -1 ? [] : args.slice(end + 1))] };
}
