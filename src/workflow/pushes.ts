import type { ShellCommand } from '../shell/model.ts';
import { parseShell } from '../shell/parser.ts';
import type { Range } from '../text/range.ts';
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

/** Everything that pushes images, in order. The shell grammar must be loaded. */
export function pushesOf(file: WorkflowFile): Push[] {
  return file.jobs.flatMap(({ steps }) => steps).flatMap((step) => pushesOfStep(file.text, step));
}

function pushesOfStep(text: string, step: Step): Push[] {
  if (step.uses && step.action !== undefined) {
    const builds = BUILD_ACTIONS.has(step.action) && actionPushes(step);
    if (!builds && !PUSH_ACTIONS.has(step.action)) return [];
    return [{ step, range: step.uses.range, kind: builds ? 'action' : 'push', command: undefined }];
  }
  return commandsOf(step).flatMap((command): Push[] => {
    const kind = pushKind(command);
    return kind ? [{ step, range: rangeOf(text, step, command), kind, command }] : [];
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

/** The commands of a step's script; none for a shell of Windows. */
export function commandsOf(step: Step): readonly ShellCommand[] {
  const text = step.run?.text;
  // Only scripts with these words can tell anything to those who ask.
  if (text === undefined || !/docker|podman|nerdctl|buildah|cosign|notation|syft|trivy|grype|snyk|cdxgen/.test(text))
    return [];
  return parseShell(text.replace(/\$\{\{.*?\}\}/gs, (match) => 'X'.repeat(match.length))).commands;
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

/** Where a command of a script stands in the file; where that cannot be told, the whole script. */
function rangeOf(text: string, step: Step, command: ShellCommand): Range {
  const whole = step.run?.entry.range ?? step.range;
  const script = step.run?.text ?? '';
  const written = script.slice(command.range.start, command.range.end).split('\n', 1)[0]?.trimEnd() ?? '';
  // Block text loses its indentation, so offsets differ, but the order stays.
  const before = script.slice(0, command.range.start).split(written).length - 1;
  let at = step.run?.entry.value.range.start ?? whole.start;
  for (let count = 0; count <= before; count++) {
    at = text.indexOf(written, count === 0 ? at : at + 1);
    if (at === -1 || at + written.length > whole.end) return whole;
  }
  return written === '' ? whole : { start: at, end: at + written.length };
}
