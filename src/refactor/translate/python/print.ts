import type { Program } from '../ir.ts';
import { TEXT_LINE_END } from '../language.ts';
import { helpersOf } from './helpers.ts';
import { Names } from './names.ts';
import { Statements } from './statements.ts';
import { wrap } from './wrap.ts';

/** A file or folder that can't be made is told in one line, as the program that made it would have done. */
const START = `if __name__ == "__main__":
    behave()
    try:
        sys.exit(main(sys.argv[1:]))
    except OSError as error:
        sys.exit(f"{sys.argv[0]}: {error.filename}: {error.strerror}")`;

const START_AND_LEAVE = `if __name__ == "__main__":
    behave()
    try:
        status = main(sys.argv[1:])
    except SystemExit as end:
        status = end.code
    except OSError as error:
        print(f"{sys.argv[0]}: {error.filename}: {error.strerror}", file=sys.stderr)
        status = 1
    sys.exit(leave(status or 0))`;

/**
 * Writes a program in Python, for 3.8 and newer, with nothing but the standard library.
 * @param source name of the script, for the first comment
 */
export function printPython(program: Program, source: string): string {
  const names = new Names(program);
  const statements = new Statements(program, names);
  const functions = program.functions.map((fn) => statements.function(fn));
  const main = statements.main(program);
  const globals = program.globals.flatMap(({ variable, initial, nullable }) => {
    const line = statements.global(variable, initial?.k === 'lookup' ? { name: initial.name, nullable } : undefined);
    return line === undefined ? [] : [line];
  });
  const exits = program.features.has('exit-trap');
  const needs = new Set([...statements.expressions.needs, 'behave', 'sys', ...(exits ? ['leave'] : [])]);
  const { code, modules } = helpersOf(program, needs, names);
  const parts = [
    [
      '#!/usr/bin/env python3',
      ...program.header.map((text) => `#${text}`.trimEnd()),
      `"""The entry point, as ${source} was before in shell."""`,
      '',
      ...modules.map((name) => `import ${name}`),
      ...(globals.length > 0 ? ['', ...globals] : []),
    ].join('\n'),
    ...functions.map((lines) => lines.join('\n')),
    main.join('\n'),
    ...code,
    exits ? START_AND_LEAVE : START,
  ];
  const lines = `${parts.join('\n\n\n')}\n`.split('\n').map(wrap);
  return lines.join('\n').replaceAll(TEXT_LINE_END, '\n');
}
