import { posix } from 'node:path';
import type { Instruction, Stage } from '../../../dockerfile/model.ts';
import { baseFolder } from '../../base-facts.ts';

/** The name of the program that starts. */
export function programOf(stage: Stage): string | undefined {
  return startInstruction(stage)?.shell().commands[0]?.name;
}

function startInstruction({ instructions }: Stage): Instruction | undefined {
  const starts = instructions.filter(({ keyword }) => keyword === 'ENTRYPOINT' || keyword === 'CMD');
  return starts.find(({ keyword }) => keyword === 'ENTRYPOINT') ?? starts[0];
}

/** The absolute path of the program that starts; undefined when it is found by PATH. */
export function startOf(stage: Stage): string | undefined {
  const start = startInstruction(stage);
  const [command] = start?.shell().commands ?? [];
  const program = command?.nameWord.value ?? start?.words[0]?.value;
  if (program === undefined || !program.includes('/')) return undefined;
  const folder = start?.state.workdir;
  if (program.startsWith('/')) return program;
  return posix.join(folder ?? baseFolder(stage), program);
}

/** What `java -jar x.jar` and `dotnet x.dll` start, as an absolute path. */
export function archiveOf(stage: Stage): string | undefined {
  const starts = stage.instructions.filter(({ keyword }) => /^(ENTRYPOINT|CMD)$/.test(keyword));
  for (const start of starts) {
    const words = start.shell().commands.flatMap(({ nameWord, args }) => [nameWord, ...args]);
    const path = words.find(({ value }) => value !== undefined && /\.(jar|war|dll)$/.test(value))?.value;
    if (path === undefined || /[*?$]/.test(path)) continue;
    if (path.startsWith('/')) return path;
    return posix.join(start.state.workdir ?? baseFolder(stage), path);
  }
  return undefined;
}

/** Programs that only hand out files. */
const WEB_SERVER = /^(nginx|httpd|apache2|apache2ctl|apache2-foreground|httpd-foreground|caddy|lighttpd)$/;
/** Images that start one. */
const WEB_IMAGE = /^(nginx|nginxinc\/nginx-unprivileged|httpd|caddy|joseluisq\/static-web-server)$/;

/** Whether the image starts a server that only hands out files. */
export function handsOutFiles(stage: Stage): boolean {
  const program = programOf(stage);
  return program === undefined ? WEB_IMAGE.test(stage.base.image?.repository ?? '') : WEB_SERVER.test(program);
}

/** Folders that every image looks for programs in. */
const SEARCHED = /^(\/usr)?(\/local)?\/s?bin$/;

/**
 * The path of what starts: written out, else one of `paths` that has the program's name where programs are looked for.
 * @param paths files that were made
 */
export function startAmong(stage: Stage, paths: readonly string[]): string | undefined {
  const written = startOf(stage);
  const name = programOf(stage);
  if (written !== undefined || name === undefined) return written;
  return paths.find((path) => posix.basename(path) === name && SEARCHED.test(posix.dirname(path)));
}

/** Files that a compiled program has no use for; `.env` may be read. */
const SOURCE =
  /(^|\/)(\.(?!env)[^/]+|[\w.-]*Dockerfile[^/]*|(docker-)?compose[\w.-]*\.ya?ml|Jenkinsfile|Makefile[^/]*|GNUmakefile|CMakeLists\.txt|meson\.build|configure|LICENSE[^/]*|README[^/]*|(COPYING|AUTHORS|NEWS|INSTALL|TODO|ChangeLog|CHANGELOG)(\.\w+)?|Cargo\.(toml|lock)|rust-toolchain(\.toml)?|go\.(mod|sum|work)|pom\.xml|(build|settings)\.gradle(\.kts)?|gradle\.properties|gradlew?(\.bat)?|mvnw?(\.cmd)?)$|(^|\/)(\.mvn|\.git|\.github|\.vscode|\.idea|\.cargo|gradle\/wrapper|src\/(main|test)|obj|bin\/(Debug|Release)|target)\/|\.(c|cc|cpp|cxx|h|hh|hpp|rs|go|java|kt|kts|scala|cs|fs|vb|s|asm|in|am|ac|m4|mk|cmake|md|gradle|proto|(cs|fs|vb)proj|sln|slnx|props|targets)$|(^|\/)launchSettings\.json$/i;

/** Of files of the build context those that a compiled program may read. */
export function dataFiles(files: readonly string[]): string[] {
  return files.filter((path) => !SOURCE.test(path));
}

/** Whether files of the build context are there for building alone; false where none but the Dockerfile is known. */
export function onlySources(files: readonly string[]): boolean {
  return (
    files.every((path) => SOURCE.test(path)) && files.some((path) => !/(^|\/)(Dockerfile[^/]*|\.[^/]+)$/.test(path))
  );
}
