import type { Program } from '../ir.ts';
import { TEXT_LINE_END } from '../language.ts';
import { usesArguments, usesOf } from '../uses.ts';
import { helpersOf } from './helpers.ts';
import { Names } from './names.ts';
import { Statements } from './statements.ts';
import { wrap } from './wrap.ts';

/**
 * What runs main.
 * @param fallible a file or folder can't be opened or made somewhere: it is told in one line, as the program that made it would have done
 */
function startOf(main: string, fallible: boolean, exits: boolean): string[] {
  const told = 'f"{sys.argv[0]}: {error.filename}: {error.strerror}"';
  if (exits)
    return [
      ...['    try:', `        status = ${main}`, '    except SystemExit as end:', '        status = end.code'],
      ...(fallible
        ? ['    except OSError as error:', `        print(${told}, file=sys.stderr)`, '        status = 1']
        : []),
      '    sys.exit(leave(status or 0))',
    ];
  if (!fallible) return [`    sys.exit(${main})`];
  return ['    try:', `        sys.exit(${main})`, '    except OSError as error:', `        sys.exit(${told})`];
}

/** Helpers that read or look somewhere and let failures through. */
const FALLIBLE = [
  'read_line',
  'read_words',
  'read_list',
  'current_directory',
  'change_directory',
  'push_directory',
  'pop_directory',
];

/**
 * Writes a program in Python, for 3.8 and newer, with nothing but the standard library.
 * @param source name of the script, for the first comment
 */
export function printPython(program: Program, source: string): string {
  // Which helpers come along is known only then: names of the others are free.
  const { helpers } = written(program, source, new Names(program));
  return written(program, source, new Names(program, helpers)).text;
}

function written(program: Program, source: string, names: Names): { readonly text: string; readonly helpers: string } {
  const statements = new Statements(program, names);
  const functions = program.functions.map((fn) => statements.function(fn));
  const main = statements.main(program);
  const globals = program.globals.flatMap(({ variable, initial, nullable }) => {
    const line = statements.global(variable, initial?.k === 'lookup' ? { name: initial.name, nullable } : undefined);
    return line === undefined ? [] : [line];
  });
  const exits = program.features.has('exit-trap');
  const needs = new Set([...statements.expressions.needs, 'behave', 'sys', ...(exits ? ['leave'] : [])]);
  const uses = usesOf(program);
  const call = usesArguments(program.main) ? 'main(sys.argv[1:])' : 'main()';
  const fallible = uses.kinds.has('make-folder') || FALLIBLE.some((name) => needs.has(name));
  const { code, modules } = helpersOf(program, needs, names);
  const parts = [
    [
      '#!/usr/bin/env python3',
      ...headerLines(program.header),
      `"""The entry point, as ${source} was before in shell."""`,
      '',
      ...modules.map((name) => `import ${name}`),
      ...(globals.length > 0 ? ['', ...globals] : []),
    ].join('\n'),
    ...functions.map((lines) => lines.join('\n')),
    main.join('\n'),
    ...code,
    ['if __name__ == "__main__":', '    behave()', ...startOf(call, fallible, exits)].join('\n'),
  ];
  const lines = `${parts.join('\n\n\n')}\n`.split('\n').map(wrap);
  return { text: lines.join('\n').replaceAll(TEXT_LINE_END, '\n'), helpers: [...modules, ...code].join('\n') };
}

/**
 * The comments about the whole program. What Python would take for the encoding of the file, on its second line, stands one line further
 * down (PEP 263).
 */
function headerLines(header: readonly string[]): string[] {
  const lines = header.map((text) => `#${text}`.trimEnd());
  return /coding[:=]/.test(lines[0] ?? '') ? ['#', ...lines] : lines;
}
