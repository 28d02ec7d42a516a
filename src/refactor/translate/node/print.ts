import type { Program } from '../ir.ts';
import { TEXT_LINE_END } from '../language.ts';
import { usesOf } from '../uses.ts';
import { helpersOf } from './helpers.ts';
import { Names } from './names.ts';
import { programsIn } from './programs.ts';
import { startCode } from './start.ts';
import { Statements } from './statements.ts';
import { wrap } from './wrap.ts';

/**
 * Writes a program as a module for Node 20 and newer, with nothing but the standard library.
 * @param source name of the script, for the first comment
 */
export function printNode(program: Program, source: string): string {
  // Which helpers come along is known only then: names of the others are free.
  const { helpers } = written(program, source, new Names(program));
  return written(program, source, new Names(program, helpers)).text;
}

function written(program: Program, source: string, names: Names): { readonly text: string; readonly helpers: string } {
  const uses = usesOf(program);
  const programs = programsIn(program, uses);
  const statements = new Statements(program, names, programs);
  const functions = program.functions.map((fn) => statements.function(fn));
  const main = statements.main();
  const globals = program.globals.map(({ variable, initial, nullable }) => ({
    name: names.variable(variable),
    line: statements.global(variable, initial?.k === 'lookup' ? { name: initial.name, nullable } : undefined),
  }));
  const needs = new Set(statements.expressions.needs);
  const start = startCode(program, {
    slow: statements.waits,
    apart: [...statements.apart],
    globals: [...globals.map(({ name }) => name), ...(uses.helpers.has('last-pid') ? ['lastPid'] : [])],
  });
  for (const name of start.needs) needs.add(name);
  const { code, imports } = helpersOf(program, needs, names, { uses, programs });
  const parts = [
    [
      '#!/usr/bin/env node',
      ...program.header.map((text) => `//${text}`.trimEnd()),
      ...(program.header.length > 0 ? [''] : []),
      `// The entry point, as ${source} was before in shell.`,
      ...imports,
      ...(globals.length > 0 ? ['', ...globals.map(({ line }) => line)] : []),
    ].join('\n'),
    ...functions.map((lines) => lines.join('\n')),
    ...statements.bodies.map((lines) => lines.join('\n')),
    main.join('\n'),
    ...code,
    start.code,
  ];
  const lines = `${parts.join('\n\n')}\n`.split('\n').map(wrap);
  return {
    text: lines.join('\n').replaceAll(TEXT_LINE_END, '\n'),
    helpers: [...imports, ...code, start.code].join('\n'),
  };
}
