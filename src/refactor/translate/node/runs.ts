import { type Code, grouped } from '../code.ts';
import type { Call, List, Run, Stage, Stream } from '../ir.ts';
import { resolved } from './programs.ts';
import { awaited, OR } from './strengths.ts';
import type { Writer } from './writer.ts';

export function runCode(w: Writer, run: Run): Code {
  const name = run.stages.length === 1 && run.stages[0]?.k === 'program' ? 'run' : 'pipeline';
  w.need(name);
  return awaited(`${name}(${runArguments(w, run)})`);
}

/** The arguments of run, pipeline, output, capture and start. */
export function runArguments(w: Writer, run: Run): string {
  const [first] = run.stages;
  const options: string[] = [];
  let stages: string;
  if (run.stages.length === 1 && first?.k === 'program') {
    stages = w.list(first.args).code;
    options.push(...callOptions(w, first));
  } else stages = `[${run.stages.map((stage) => stageCode(w, stage)).join(', ')}]`;
  if (run.input) options.push(`text: ${w.text(run.input).code}`);
  if (run.pipefail) options.push('pipefail: true');
  if (run.check !== false) options.push(run.check === true ? 'check: true' : 'check');
  return options.length > 0 ? `${stages}, { ${options.join(', ')} }` : stages;
}

function stageCode(w: Writer, stage: Stage): string {
  if (stage.k === 'program') {
    const options = callOptions(w, stage);
    const args = w.list(stage.args).code;
    return options.length > 0 ? `{ args: ${args}, ${options.join(', ')} }` : args;
  }
  w.need('apart');
  if (stage.k === 'body')
    return `apart(${[w.names.variable({ name: stage.name }), ...w.bodyArguments(stage.name)].join(', ')})`;
  if (stage.value.k !== 'call') throw new Error('Only a call can be a stage of its own.');
  const { name, args, takesCheck, check } = stage.value;
  w.bodyArguments(name);
  const given = takesCheck ? [check === 'parameter' ? 'check' : String(check)] : [];
  return `apart(${[w.names.function(name), ...given, starred(w, args)].filter(Boolean).join(', ')})`;
}

/** The environment and the streams of a program. */
export function callOptions(w: Writer, call: Call): string[] {
  const env = call.env.map(({ name, value }) => `${name}: ${w.text(value).code}`);
  return [...(env.length > 0 ? [`env: { ${env.join(', ')} }`] : []), ...streamOptions(w, call.streams)];
}

/** Where the streams go, as properties in the order in which they are opened. */
export function streamOptions(w: Writer, streams: readonly Stream[]): string[] {
  if (w.programs.direct) return resolved(streams).map(([fd, target]) => `${NAMES[fd]}: ${target}`);
  return streams.map(({ fd, to }) => `${NAMES[fd]}: ${targetCode(w, to)}`);
}

const NAMES = ['stdin', 'stdout', 'stderr'] as const;

function targetCode(w: Writer, to: Stream['to']): string {
  switch (to.k) {
    case 'null':
      return "'ignore'";
    case 'fd':
      return `'${NAMES[to.fd]}'`;
    case 'piped':
      throw new Error('Node does not read from programs that run meanwhile.');
    case 'text':
      return `{ text: ${w.text(to.text).code} }`;
    case 'file': {
      const mode = { r: 'read', w: 'write', a: 'append' }[to.mode];
      if (to.split) {
        w.need('words');
        w.need('onePath');
      }
      const path = w.text(to.path).code;
      return `{ ${mode}: ${to.split ? `words(${path})` : path} }`;
    }
  }
}

/** The elements of a list as arguments of a call. */
export function starred(w: Writer, list: List): string {
  const code = w.list(list);
  return list.k === 'list' ? code.code.slice(1, -1) : `...${grouped(code, OR)}`;
}
