import type { ShellCommand, ShellScript } from '../../../shell/model.ts';
import { packageCalls } from '../../../shell/packages.ts';
import { parseShell } from '../../../shell/parser.ts';
import type { Effect, Place, Unknown } from './model.ts';
import { within } from './paths.ts';

/** Steps whose results lie where an earlier step of the same script said. */
const CONFIGURED = /^(configure([_-][\w-]+)?(\.sh)?|meson|autogen\.sh|Configure|config)$/;

/** The script of the build context that a command calls: `./build.sh`, `sh scripts/build.sh`; undefined where there is no single one. */
export function calledScript(command: ShellCommand, { image }: Place): ShellScript | undefined {
  const { name, nameWord, args } = command;
  const shell = /^(sh|bash|ash|dash)$/.test(name ?? '');
  const [word] = shell ? args.filter(({ text }) => !/^-[a-z]+$/.test(text)) : [nameWord];
  const path = word?.value;
  if (path === undefined || (!shell && !path.includes('/'))) return undefined;
  const base = path.slice(path.lastIndexOf('/') + 1);
  const found = image.listContext().filter((each) => each === base || each.endsWith(`/${base}`));
  const text = found.length === 1 && found[0] !== undefined ? image.readContext(found[0]) : undefined;
  if (text === undefined || !(shell || /^#!.*\b(ba|da|a)?sh\b/.test(text))) return undefined;
  const script = parseShell(text);
  return script.errors.length > 0 || script.functions.length > 0 ? undefined : script;
}

/**
 * What a script does that only builds: all that its commands write. Installing packages, or setting up the system, can't be taken out of a
 * script, so it isn't known what becomes of one that does.
 */
export function scriptEffect(
  script: ShellScript,
  place: Place,
  effectOf: (command: ShellCommand, place: Place) => Effect | Unknown,
): Effect | Unknown {
  const calls = packageCalls(script);
  const writes: string[] = [];
  const reads: string[] = [];
  let removed: string[] = [];
  let builds = false;
  let folder = place.folder;
  for (const command of script.commands) {
    const call = calls.find((candidate) => candidate.command === command);
    const installs =
      command.args.some(({ text }) => /^(--)?install$/.test(text)) &&
      /^(make|gmake|cmake|ninja)$/.test(command.name ?? '');
    if (installs || CONFIGURED.test(command.name ?? ''))
      return { unknown: 'where its installation goes is not known; write those steps into the Dockerfile' };
    const effect = effectOf(command, { ...place, folder, call });
    if ('unknown' in effect)
      return { unknown: `it calls \`${command.name ?? command.nameWord.raw}\`, and ${effect.unknown}` };
    if (effect.role === 'packages' || (effect.role === 'both' && effect.writes.length === 0))
      return { unknown: 'it sets up the system; write those steps into the Dockerfile' };
    builds ||= effect.role === 'build';
    writes.push(...effect.writes);
    reads.push(...(effect.reads ?? []));
    removed = [...removed.filter((path) => !effect.writes.includes(path)), ...(effect.removes ?? [])];
    if ('folder' in effect) folder = effect.folder;
  }
  const left = writes.filter((path) => !removed.some((each) => within(path, each)));
  return builds
    ? { role: 'build', writes: [...new Set(left)], removes: removed }
    : { role: left.length > 0 ? 'both' : 'neutral', writes: [...new Set(left)], reads };
}
