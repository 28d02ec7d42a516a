import { posix } from 'node:path';
import type { ComposeFile } from '../../compose/model.ts';
import { parseCompose } from '../../compose/parse.ts';
import { parseDockerfile } from '../../dockerfile/parse.ts';
import type { ShellScript } from '../../shell/model.ts';
import { parseShell } from '../../shell/parser.ts';
import { lineAt, lineIndex } from '../../text/lines.ts';
import { fileKind } from '../file-kinds.ts';
import type { Snapshot } from '../snapshot.ts';
import { add, type Builder, newBuilder } from './builder.ts';
import { unknownCommands } from './classify.ts';
import { mountedOnPurpose, mountTargets, ofCompose } from './compose-uses.ts';
import { ofDockerfile } from './dockerfile-uses.ts';
import { fileTree } from './file-tree.ts';
import { type FoundScript, readable, scriptOf } from './find.ts';
import { placeCallers, possibleCallers } from './image-callers.ts';
import { type Copied, composeContexts, copiedScripts } from './images.ts';
import { measure } from './measure.ts';
import type { Script, ScriptGraph, ScriptUse } from './model.ts';
import { callable, runByConvention, runBySystem, toolOf } from './places.ts';
import { placeCopies, spread } from './spread.ts';
import { ofText } from './text-uses.ts';

/** Every script of a repository and every use of it. The shell grammar must be loaded. */
export function scriptGraph(snapshot: Snapshot): ScriptGraph {
  const texts = new Map<string, string>();
  const scripts = new Map<string, FoundScript>();
  for (const path of snapshot.list()) {
    const text = readable(snapshot, path);
    if (text === undefined) continue;
    texts.set(path, text);
    const script = scriptOf(path, text);
    if (script) scripts.set(path, script);
  }
  const composes: ComposeFile[] = [];
  for (const [path, text] of texts) {
    const kind = fileKind(path);
    if (kind !== 'compose' && (kind !== undefined || !looksLikeCompose(path, text))) continue;
    const file = parseCompose(path, text);
    if (kind === 'compose' || file.services.length > 0) composes.push(file);
  }
  const contexts = composeContexts(composes);
  const dockerfiles = [...texts]
    .filter(([path, text]) => isDockerfile(path, text, contexts.has(path)))
    .map(([path, text]) => parseDockerfile(path, text));
  const names = [...scripts.keys()];
  const tree = fileTree(snapshot.list());
  const copied = dockerfiles.flatMap((file) => copiedScripts(file, names, contexts.get(file.path), snapshot, tree));
  const builder = newBuilder(snapshot, scripts, copied, mountTargets(composes, names));
  const shells = new Map<string, ShellScript>();
  for (const { path, text, language } of scripts.values()) if (language === 'shell') shells.set(path, parseShell(text));
  for (const copy of copied) {
    const use = { by: copy.dockerfile, line: copy.line, when: 'run' as const, inImage: true };
    if (copy.byName) add(builder, copy.script, { ...use, kind: 'copies' });
    else if (copy.targets.some(copy.whole ? runBySystem : runByConvention))
      add(builder, copy.script, { ...use, kind: 'convention' });
  }
  for (const file of dockerfiles) ofDockerfile(builder, file);
  for (const file of composes) ofCompose(builder, file);
  const parsed = new Set([...dockerfiles, ...composes].map(({ path }) => path));
  for (const [path, text] of texts) {
    const shell = shells.get(path);
    if (!parsed.has(path)) ofText(builder, path, text, shell);
    if (shell) noteUnknown(builder, path, text, shell);
  }
  const callers = possibleCallers(builder).sort();
  const brought = dockerfiles.flatMap((file) => copiedScripts(file, callers, contexts.get(file.path), snapshot, tree));
  placeCallers(builder, dockerfiles, brought, (path) => texts.get(path) ?? '');
  const presence = {
    atBuild: builder.held,
    shipped: new Set(copied.filter(({ ships }) => ships).map(({ script }) => script)),
    mounted: builder.mounted,
    onPurpose: new Set(mountedOnPurpose(composes, names)),
  };
  spread(builder.uses, presence);
  addCallable(builder);
  for (const { path, text } of scripts.values()) {
    const tool = builder.uses.get(path)?.length === 0 ? toolOf(path, text, shells.get(path), tree) : undefined;
    if (tool !== undefined)
      add(builder, path, { by: path, line: 1, when: 'development', kind: 'convention', tool, inImage: false });
  }
  // Once more: what was added has callees, and now it is known which copies something runs.
  spread(builder.uses, presence);
  placeCopies(builder.uses);
  const byScript = new Map<string, Copied[]>(names.map((path) => [path, []]));
  for (const copy of copied) if (copy.ships) byScript.get(copy.script)?.push(copy);
  return {
    scripts: names.sort().map((path) => finish(builder, path, byScript.get(path) ?? [], shells.get(path))),
    unresolved: builder.unresolved,
  };
}

/** What no use explains in an image, but can be called there by its name, is there to be called. */
function addCallable(builder: Builder): void {
  const idle = new Set(
    [...builder.uses].filter(([, uses]) => !uses.some(({ inImage }) => inImage)).map(([path]) => path),
  );
  for (const { script, dockerfile, line, targets } of builder.copied)
    if (idle.has(script) && targets.some(callable))
      add(builder, script, { by: dockerfile, line, when: 'run', kind: 'convention', inImage: true });
}

/** What a service builds is a Dockerfile, whatever it is called; so is what looks like one and has no other suffix. */
function isDockerfile(path: string, text: string, built: boolean): boolean {
  const kind = fileKind(path);
  if (kind !== undefined) return kind === 'dockerfile';
  return (
    built ||
    (/docker|container/i.test(posix.basename(path)) &&
      !posix.basename(path).includes('.') &&
      /^FROM[ \t]+\S/im.test(text) &&
      /^(RUN|COPY|CMD|ENTRYPOINT)[ \t]/im.test(text))
  );
}

/** What may be a compose file by what it holds. GitLab's `services` is a list, so parsing finds none there. */
function looksLikeCompose(path: string, text: string): boolean {
  return (
    /\.ya?ml$/i.test(path) && /^services[ \t]*:[ \t]*\r?$/m.test(text) && /^[ \t]+(image|build)[ \t]*:/m.test(text)
  );
}

function noteUnknown({ unresolved }: Builder, by: string, text: string, shell: ShellScript): void {
  const commands = unknownCommands(shell);
  if (commands.length === 0) return;
  const lines = lineIndex(text);
  for (const { range } of commands)
    unresolved.push({
      by,
      line: lineAt(lines, range.start),
      text: text.slice(range.start, range.end).split('\n', 1)[0] ?? '',
    });
}

function finish(
  { scripts, uses, snapshot }: Builder,
  path: string,
  copied: readonly Copied[],
  shell: ShellScript | undefined,
): Script {
  const script = scripts.get(path) as FoundScript;
  const order = (use: ScriptUse): string => `${use.by}:${String(use.line).padStart(7, '0')}`;
  return {
    path,
    language: script.language,
    shebang: script.shebang,
    executable: snapshot.executable(path),
    ...measure(script, shell),
    uses: (uses.get(path) ?? []).map(({ stored, ...use }) => use).sort((a, b) => (order(a) < order(b) ? -1 : 1)),
    copiedBy: copied.map(({ dockerfile, line }) => ({ path: dockerfile, line })),
  };
}
