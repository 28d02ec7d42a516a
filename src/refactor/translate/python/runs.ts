import { atom, type Code, grouped } from '../code.ts';
import type { Call, List, Run, Stage, Stream } from '../ir.ts';
import { OR } from './strengths.ts';
import type { Writer } from './writer.ts';

export function runCode(w: Writer, run: Run): Code {
  const name = run.stages.length === 1 && run.stages[0]?.k === 'program' ? 'run' : 'pipeline';
  w.need(name);
  return atom(`${name}(${runArguments(w, run)})`);
}

export function runArguments(w: Writer, run: Run): string {
  const args: string[] = [];
  const [first] = run.stages;
  if (run.stages.length === 1 && first?.k === 'program') args.push(...programArguments(w, first));
  else for (const stage of run.stages) args.push(stageCode(w, stage));
  if (run.input) args.push(`text=${w.text(run.input).code}`);
  if (run.pipefail) args.push('pipefail=True');
  if (run.check !== false) args.push(`check=${run.check === true ? 'True' : 'check'}`);
  return args.join(', ');
}

function stageCode(w: Writer, stage: Stage): string {
  if (stage.k === 'body') {
    w.need('fork');
    return w.names.variable({ name: stage.name });
  }
  if (stage.k === 'expression') {
    w.need('fork');
    return `lambda: ${w.number(stage.value).code}`;
  }
  const [args, ...rest] = programArguments(w, stage);
  if (rest.length === 0) return args ?? '[]';
  return `{${w.literal('args')}: ${args}, ${rest.map((each) => `${w.literal(each.slice(0, each.indexOf('=')))}: ${each.slice(each.indexOf('=') + 1)}`).join(', ')}}`;
}

export function programArguments(w: Writer, call: Call): string[] {
  const list = w.list(call.args);
  const args = [call.args.k === 'arguments' && call.args.from === 1 ? 'args' : list.code];
  if (call.env.length > 0) {
    w.need('os');
    args.push(
      `env={**os.environ, ${call.env.map(({ name, value }) => `${w.literal(name)}: ${w.text(value).code}`).join(', ')}}`,
    );
  }
  return [...args, ...streamArguments(w, call.streams)];
}

export function streamArguments(w: Writer, streams: readonly Stream[]): string[] {
  return streams.map(({ fd, to }) => {
    const name = ['stdin', 'stdout', 'stderr'][fd];
    if (to.k === 'null') {
      w.need('subprocess');
      return `${name}=subprocess.DEVNULL`;
    }
    if (to.k === 'text') {
      w.need('text_pipe');
      return `${name}=(${w.literal('text')}, ${w.text(to.text).code})`;
    }
    if (to.k === 'piped') {
      w.need('piped_from');
      return `${name}=piped_from(${runArguments(w, to.run)})`;
    }
    if (to.k === 'file' && to.split) {
      w.need('words');
      w.need('one_path');
      return `${name}=(${w.literal(to.mode)}, words(${w.text(to.path).code}))`;
    }
    if (to.k === 'file') return `${name}=(${w.literal(to.mode)}, ${w.text(to.path).code})`;
    if (to.fd === 1) {
      w.need('subprocess');
      return `${name}=subprocess.STDOUT`;
    }
    w.need('sys');
    return `${name}=sys.${['stdin', 'stdout', 'stderr'][to.fd]}`;
  });
}

export function starred(w: Writer, list: List): string {
  const { code } = w.list(list);
  return list.k === 'list' ? code.slice(1, -1) : `*${grouped(w.list(list), OR)}`;
}
