import { chainInstructions } from '../../dockerfile/chain.ts';
import type { Dockerfile } from '../../dockerfile/model.ts';
import { isService } from '../../repository/scripts/measure.ts';
import type { Snapshot } from '../../repository/snapshot.ts';
import type { ShellCommand } from '../../shell/model.ts';
import { parseShell } from '../../shell/parser.ts';
import { lineAt, lineIndex } from '../../text/lines.ts';
import type { Range } from '../../text/range.ts';
import type { Verdict } from '../model.ts';
import { serviceName } from './names.ts';

/** One of the processes that a container runs. */
export interface Process {
  readonly name: string;
  /** As exec form. */
  readonly words: readonly string[];
  readonly path: string;
  readonly line: number;
  /** In the script at `path`; undefined for a supervisor's. */
  readonly range: Range | undefined;
}

/** An image whose container runs several services. */
export interface Monolith {
  readonly dockerfile: Dockerfile;
  /** The script that starts them, or the supervisor's settings. */
  readonly path: string;
  /** The one that the container is for; undefined when a supervisor has all of them. */
  readonly main: Process | undefined;
  readonly others: readonly Process[];
}

/** The images that run several services, by their entry points' background jobs and their supervisors' settings. */
export function monoliths(
  snapshot: Snapshot,
  files: readonly Dockerfile[],
  verdicts: readonly Verdict[],
  limit: number,
): Monolith[] {
  const found = files.flatMap((dockerfile) => {
    const script = verdicts.find(
      ({ script: { uses, measures } }) =>
        measures.backgroundJobs >= limit &&
        uses.some(({ by, when, kind }) => by === dockerfile.path && when === 'run' && kind === 'runs'),
    );
    const text = script && snapshot.read(script.script.path);
    if (script && text !== undefined) return [ofScript(dockerfile, script.script.path, text)];
    return supervised(snapshot, dockerfile);
  });
  return found.filter(({ main, others }) => others.length + (main ? 1 : 0) > 1);
}

/** What ends the script's work or says something, and so is no service. */
const NO_MAIN =
  /^(echo|printf|exit|wait|return|true|false|:|cd|set|export|unset|trap|sleep|rm|mkdir|touch|chmod|chown|kill|\[|\[\[|test|read|shift)$/;

function ofScript(dockerfile: Dockerfile, path: string, text: string): Monolith {
  const { commands, functions } = parseShell(text);
  const names = new Set(functions.map(({ name }) => name));
  const lines = lineIndex(text);
  const taken = new Set<string>();
  const process = (command: ShellCommand): Process => {
    const wanted = serviceName(command);
    let name = wanted;
    for (let n = 2; taken.has(name); n++) name = `${wanted}-${n}`;
    taken.add(name);
    return { name, words: execWords(command), path, line: lineAt(lines, command.range.start), range: command.range };
  };
  const last = commands.findLast(({ inside, background }) => inside.length === 0 && !background);
  const isMain = last !== undefined && !NO_MAIN.test(last.name ?? '') && !names.has(last.name ?? '');
  // Named first, so that it keeps the plain name.
  const main = isMain ? process(last) : undefined;
  return { dockerfile, path, main, others: commands.filter((command) => isService(command, names)).map(process) };
}

/** The command as exec form: its words, or a shell with what it is to run where words hold variables. Redirections stay behind: a container logs to its output. */
function execWords({ nameWord, args, wrappers }: ShellCommand): string[] {
  const all = [
    ...wrappers
      .filter(({ name }) => name !== 'exec' && name !== 'nohup')
      .flatMap(({ word, args: own }) => [word, ...own]),
    nameWord,
    ...args,
  ];
  const plain = all.map(({ value }) => value);
  if (plain.every((value) => value !== undefined)) return plain;
  return ['sh', '-c', `exec ${all.map(({ raw }) => raw).join(' ')}`];
}

/** `[program:x]` sections of settings that the image copies. */
function supervised(snapshot: Snapshot, dockerfile: Dockerfile): Monolith[] {
  const folder = dockerfile.path.slice(0, dockerfile.path.lastIndexOf('/') + 1);
  const named = chainInstructions(dockerfile.target)
    .filter(({ keyword }) => keyword === 'COPY' || keyword === 'ADD')
    .flatMap(({ words }) => words.slice(0, -1).map(({ value }) => value.replace(/^(\.?\/)+|\/$/g, '')));
  const paths = snapshot
    .list()
    .filter((path) => /\.(conf|ini)$/.test(path))
    .filter((path) =>
      [folder, ''].some(
        (base) =>
          path.startsWith(base) &&
          named.some(
            (source) => source === path.slice(base.length) || path.slice(base.length).startsWith(`${source}/`),
          ),
      ),
    );
  return paths.flatMap((path) => {
    const text = snapshot.read(path) ?? '';
    const lines = lineIndex(text);
    const sections = [...text.matchAll(/^\[program:([^\]\r\n]+)\]((?:\r?\n(?!\[)[^\r\n]*)*)/gm)];
    const others = sections.flatMap(({ 1: name = '', 2: body = '', index }): Process[] => {
      const command = commandOf(body);
      const [parsed, ...more] = command === undefined ? [] : parseShell(command).commands;
      if (command === undefined || /^autostart[ \t]*=[ \t]*false/im.test(body)) return [];
      return [
        {
          name: name.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
          words: parsed && more.length === 0 ? execWords(parsed) : ['sh', '-c', command],
          path,
          line: lineAt(lines, index),
          range: undefined,
        },
      ];
    });
    return others.length > 1 ? [{ dockerfile, path, main: undefined, others }] : [];
  });
}

/** The command of a section, its lines joined; the supervisor's `%(ENV_X)s` is the shell's `${X}`. */
function commandOf(body: string): string | undefined {
  const written = /^command[ \t]*=[ \t]*([^\r\n]+(?:\r?\n[ \t]+[^\r\n]+)*)/m.exec(body)?.[1];
  return written
    ?.replace(/(?<!\s)\s*\n\s*/g, ' ')
    .replace(/%\(ENV_(\w+)\)s/g, '${$1}')
    .trim();
}
