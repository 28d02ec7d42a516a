import type { ShellCommand } from '../shell/model.ts';
import { parseShell } from '../shell/parser.ts';
import type { Range } from '../text/range.ts';
import type { YamlMap } from '../text/yaml.ts';
import type { Step, WorkflowFile } from './model.ts';

/** A place of a workflow at which an image goes to a registry. */
export interface Push {
  readonly step: Step;
  readonly range: Range;
  /** An action that builds and pushes, a build that pushes, or a push of what was built before. */
  readonly kind: 'action' | 'build' | 'push';
  /** The command, of a script. */
  readonly command: ShellCommand | undefined;
}

const BUILD_ACTIONS = new Set(['docker/build-push-action', 'docker/bake-action']);
const PUSH_ACTIONS = new Set(['redhat-actions/push-to-registry', 'elgohr/publish-docker-github-action']);
const ENGINES = new Set(['docker', 'podman', 'nerdctl', 'buildah']);

/** Several rules ask for them, so they are looked for once a file. */
const PUSHES = new WeakMap<WorkflowFile, readonly Push[]>();

/** Everything that pushes images, in order. The shell grammar must be loaded. */
export function pushesOf(file: WorkflowFile): readonly Push[] {
  const known = PUSHES.get(file);
  if (known) return known;
  const pushes = file.jobs.flatMap(({ steps }) => steps).flatMap((step) => pushesOfStep(file.text, step));
  PUSHES.set(file, pushes);
  return pushes;
}

function pushesOfStep(text: string, step: Step): Push[] {
  if (step.uses && step.action !== undefined) {
    const builds = BUILD_ACTIONS.has(step.action) && actionPushes(step);
    if (!builds && !PUSH_ACTIONS.has(step.action)) return [];
    return [{ step, range: step.uses.range, kind: builds ? 'action' : 'push', command: undefined }];
  }
  const locate = locator(text, step);
  return commandsOf(step).flatMap((command): Push[] => {
    const kind = pushKind(command);
    return kind ? [{ step, range: locate(command), kind, command }] : [];
  });
}

function actionPushes(step: Step): boolean {
  const push = step.input('push');
  // Of an expression nobody knows the value; it is there because sometimes it is true.
  if (push !== undefined && (push === 'true' || push.includes('${{'))) return true;
  return (
    /push=true|type=registry/.test(step.input('outputs') ?? '') ||
    /\*\.output=type=registry/.test(step.input('set') ?? '')
  );
}

/** By the step's mapping, which all steps share that are written as one anchor. */
const COMMANDS = new WeakMap<YamlMap, readonly ShellCommand[]>();

/** The commands of a step's script; none for a shell of Windows. */
export function commandsOf({ map, run }: Step): readonly ShellCommand[] {
  const known = COMMANDS.get(map);
  if (known) return known;
  const commands = readCommands(run?.text);
  COMMANDS.set(map, commands);
  return commands;
}

function readCommands(text: string | undefined): readonly ShellCommand[] {
  // Only scripts with these words can tell anything to those who ask.
  if (text === undefined || !/docker|podman|nerdctl|buildah|cosign|notation|syft|trivy|grype|snyk|cdxgen/.test(text))
    return [];
  return parseShell(text.replace(/\$\{\{.{0,1000}?\}\}/gs, (match) => 'X'.repeat(match.length))).commands;
}

function pushKind({ name, args }: ShellCommand): Push['kind'] | undefined {
  if (name === undefined || !ENGINES.has(name)) return undefined;
  const words = args.map(({ text }) => text);
  const plain = words.filter((word) => !word.startsWith('-'));
  const [first, second] = plain;
  const pushes = words.some((word) => /^--push(=true)?$|push=true|type=registry/.test(word));
  if (first === 'push' || ((first === 'image' || first === 'compose' || first === 'manifest') && second === 'push'))
    return 'push';
  const builds = ['build', 'bake'].includes(
    (first === 'buildx' || first === 'image' || first === 'builder' ? second : first) ?? '',
  );
  return builds && pushes ? 'build' : undefined;
}

/**
 * Tells of one command after the other, in order, where its first line stands in the file. Block text loses its indentation, so
 * offsets differ, but the order stays. Where it cannot be told, the whole script.
 */
export function locator(text: string, step: Step): (command: ShellCommand) => Range {
  const whole = step.run?.entry.range ?? step.range;
  const script = step.run?.text ?? '';
  let inFile = step.run?.entry.value.range.start ?? whole.start;
  let inScript = 0;
  return ({ range }) => {
    const written = script.slice(range.start, range.end).split('\n', 1)[0]?.trimEnd() ?? '';
    if (written === '' || range.start < inScript) return whole;
    // The same words may stand in between, in a comment.
    const before = script.slice(inScript, range.start).split(written).length - 1;
    let at = inFile;
    for (let count = 0; count <= before; count++) {
      const next = text.indexOf(written, count === 0 ? at : at + written.length);
      if (next === -1 || next + written.length > whole.end) return whole;
      at = next;
    }
    inScript = range.start + written.length;
    inFile = at + written.length;
    return { start: at, end: inFile };
  };
}
