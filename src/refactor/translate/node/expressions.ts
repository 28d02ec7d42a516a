import { atom, type Code, grouped } from '../code.ts';
import { WrittenExpressions } from '../expressions.ts';
import type { Call, List, Nullable, Run, Stmt, Stream, Value } from '../ir.ts';
import { isBool, isList, isNumber } from '../kinds.ts';
import { boolCode } from './bools.ts';
import { listCode } from './lists.ts';
import type { Names } from './names.ts';
import { numberCode } from './numbers.ts';
import { runArguments, streamOptions } from './runs.ts';
import { CHOICE, OR } from './strengths.ts';
import { nullable, textCode } from './texts.ts';
import type { Writer } from './writer.ts';

/** Writes expressions in JavaScript, and notes which helpers and modules they need. */
export class Expressions extends WrittenExpressions<Writer> {
  constructor(
    options: Pick<Writer, 'names' | 'slow' | 'traps' | 'programs' | 'options' | 'bodyArguments'> & {
      readonly names: Names;
    },
  ) {
    super((need) => {
      const writer: Writer = {
        ...options,
        need,
        text: (value) => textCode(writer, value),
        number: (value) => numberCode(writer, value),
        bool: (value) => boolCode(writer, value),
        list: (value) => listCode(writer, value),
        value: (value) => valueCode(writer, value),
      };
      return writer;
    });
  }

  nullable(value: Nullable): string {
    return nullable(this.writer, value);
  }

  /** The elements of a list as arguments of a call. */
  spread(list: List): string {
    return list.k === 'list' ? this.list(list).slice(1, -1) : `...${grouped(this.writer.list(list), OR)}`;
  }

  /** What a loop goes over. */
  turns({ variable, list }: Extract<Stmt, { k: 'for' }>): string {
    const numbers = list.k === 'places' && variable.type === 'number';
    return numbers ? `${this.list(list.list)}.keys()` : this.list(list);
  }

  /** The arguments of run, pipeline, output, capture and start. */
  run(run: Run): string {
    return runArguments(this.writer, run);
  }

  /** The arguments of execute. */
  program(call: Call): string {
    return runArguments(this.writer, { stages: [call], input: undefined, pipefail: false, check: false });
  }

  /** Where streams go, as an object. */
  streams(streams: readonly Stream[]): string {
    return `{ ${streamOptions(this.writer, streams).join(', ')} }`;
  }
}

function valueCode(w: Writer, value: Value): Code {
  if (isList(value)) return w.list(value);
  if (value.k === 'variable') return atom(w.names.variable(value.variable));
  if (value.k === 'choose') {
    const code = `${grouped(w.bool(value.test), OR)} ? ${grouped(w.value(value.yes), OR)} : ${w.value(value.no).code}`;
    return { code, strength: CHOICE };
  }
  if (isBool(value)) return w.bool(value);
  return isNumber(value) ? w.number(value) : w.text(value);
}
