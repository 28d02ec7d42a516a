import { atom, type Code, grouped } from '../code.ts';
import { WrittenExpressions } from '../expressions.ts';
import type { Call, List, Nullable, Run, Stmt, Stream, Value } from '../ir.ts';
import { isBool, isList, isNumber } from '../kinds.ts';
import { boolCode } from './bools.ts';
import { listCode, placesCode } from './lists.ts';
import { literalCode } from './literals.ts';
import type { Names } from './names.ts';
import { numberCode } from './numbers.ts';
import { programArguments, runArguments, starred, streamArguments } from './runs.ts';
import { CHOICE, OR } from './strengths.ts';
import { nullable, textCode } from './texts.ts';
import type { Writer } from './writer.ts';

/** Writes expressions in Python, and notes which helpers and modules they need. */
export class Expressions extends WrittenExpressions<Writer> {
  constructor(names: Names) {
    super((need) => {
      const writer: Writer = {
        names,
        quote: '"',
        need,
        literal: (value) => literalCode(value, writer.quote),
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

  /** What a loop goes over. */
  turns({ variable, list }: Extract<Stmt, { k: 'for' }>): string {
    return list.k === 'places' && variable.type === 'number' ? placesCode(this.writer, list) : this.list(list);
  }

  literal(value: string): string {
    return this.writer.literal(value);
  }

  /** The elements of a list as arguments of a call. */
  starred(list: List): string {
    return starred(this.writer, list);
  }

  /** The arguments of run, pipeline, output, capture and start. */
  run(run: Run): string {
    return runArguments(this.writer, run);
  }

  /** A program's list of arguments, its environment and its streams. */
  program(call: Call): string[] {
    return programArguments(this.writer, call);
  }

  streams(streams: readonly Stream[]): string[] {
    return streamArguments(this.writer, streams);
  }
}

function valueCode(w: Writer, value: Value): Code {
  if (isList(value)) return w.list(value);
  if (value.k === 'variable') return atom(w.names.variable(value.variable));
  if (value.k === 'choose') return choice(w, value);
  if (isBool(value)) return w.bool(value);
  return isNumber(value) ? w.number(value) : w.text(value);
}

function choice(w: Writer, value: Extract<Value, { k: 'choose' }>): Code {
  const yes = grouped(w.value(value.yes), OR);
  const no = grouped(w.value(value.no), CHOICE);
  return { code: `${yes} if ${grouped(w.bool(value.test), OR)} else ${no}`, strength: CHOICE };
}
