import type { List, Stmt, Text } from '../ir.ts';
import type { Assignment, SimpleCommand, Word } from '../syntax/tree.ts';
import { assignTo } from './assign.ts';
import { candidates } from './candidates.ts';
import { joinTexts, type Lowering, ZERO } from './context.ts';
import { checkNamed } from './named.ts';
import { literal, looksOwn, namedExport } from './names.ts';
import { done, type Outcome } from './outcome.ts';
import { readVariable } from './read.ts';
import { listOf, singleText, textOf } from './words.ts';

/** Variables whose assignment changes how the shell itself works. */
const COMMANDING = new Set([
  'IFS',
  'POSIXLY_CORRECT',
  'BASH_ENV',
  'ENV',
  'GLOBIGNORE',
  'SHELLOPTS',
  'BASHOPTS',
  'OPTIND',
  'OPTARG',
  'RANDOM',
  'SECONDS',
  'UID',
  'EUID',
  'PWD',
  'OLDPWD',
  'PPID',
  'LINENO',
  'PS4',
  'BASH_XTRACEFD',
  'EXECIGNORE',
  'TMOUT',
]);

/** One assignment of the script. */
export function assignment(ctx: Lowering, each: Assignment): Stmt[] {
  if (COMMANDING.has(each.name) || each.name.startsWith('LC_') || each.name === 'LANG') {
    const locale = each.name.startsWith('L');
    if (!locale) ctx.refuse(`${each.name}=`, 'it changes how the shell itself works', each.line);
  }
  const symbol = ctx.symbol(each.name);
  const { variable } = symbol;
  if ('kind' in each.value) {
    const items = listOf(ctx, each.value.words);
    if (each.append) return [{ k: 'append', variable, items }];
    const value: List = items.k === 'list' ? items : { k: 'list', items: [{ all: items }] };
    const assigned: Stmt = { k: 'assign', variable, value };
    // Programs don't see arrays, nor what the environment had under the name.
    return looksOwn(each.name) || symbol.key.includes('/')
      ? [assigned]
      : [assigned, { k: 'unset-env', name: each.name }];
  }
  if (each.index) {
    const index = Number(each.index.raw);
    if (!Number.isInteger(index)) ctx.refuse(`${each.name}[…]=`, 'only fixed places are supported', each.line);
    else ctx.refuse(`${each.name}[${index}]=`, 'arrays are only assigned as a whole', each.line);
    return [];
  }
  if (variable.type === 'list') {
    ctx.refuse(`${each.name}=`, 'an array is assigned a text', each.line);
    return [];
  }
  let value: Text = textOf(ctx, each.value);
  if (each.append) {
    const read = readVariable(ctx, each, symbol, each.line);
    if ('number' in read) {
      ctx.refuse(`${each.name}+=`, 'it joins digits', each.line);
      return [];
    }
    value = joinTexts(['sure' in read ? read.sure : { k: 'empty-if-unset', value: read.maybe }, value]);
  }
  return assignTo(ctx, each.name, value, each);
}

/** `export`, `readonly`, `local`, `declare`. */
export function declared(ctx: Lowering, command: SimpleCommand, words: readonly Word[]): Outcome {
  const name = command.words[0]?.raw ?? '';
  const options = words.filter((word) => word.raw.startsWith('-'));
  for (const option of options)
    if (!/^-[rxag]+$/.test(option.raw) || (name === 'export' && option.raw !== '-x'))
      ctx.refuse(`${name} ${option.raw}`, 'this kind of variable is not supported', command.line);
  if (command.assignments.length === 0 && words.length === options.length)
    ctx.refuse(name, 'it prints all variables', command.line);
  if (name === 'local' && !ctx.fn) ctx.refuse(name, 'outside a function', command.line);
  if (ctx.apart > 0 && name === 'local') ctx.refuse('local', 'in a subshell', command.line);
  const named = [...command.assignments.map((each) => each.name), ...words.map(({ raw }) => raw)];
  for (const each of named) {
    const local = ctx.fn?.locals.has(each) ?? false;
    if (local && name === 'export') ctx.refuse(`export ${each}`, 'a local variable', command.line);
    if (local) checkLocal(ctx, each, command.line);
  }
  const statements = command.assignments.flatMap((each) => assignment(ctx, each));
  for (const word of words) {
    if (options.includes(word)) continue;
    const named = name === 'export' ? namedExport(word) : undefined;
    if (named) {
      statements.push(...exportedNamed(ctx, named));
      continue;
    }
    if (!/^[A-Za-z_]\w*$/.test(word.raw)) {
      ctx.refuse(`${name} ${word.raw}`, 'which variable it means is known only at run time', command.line);
      continue;
    }
    statements.push(...(name === 'export' ? exported(ctx, word) : name === 'local' ? localOnly(ctx, word.raw) : []));
  }
  return { before: statements, status: ZERO };
}

/** A local variable takes over that programs get the outer one. */
export function checkLocal(ctx: Lowering, name: string, line: number): void {
  const written = [...ctx.facts.writes.values()].some((write) => write.key === name && write.exported !== 'inherited');
  if (written || ctx.facts.exported.has(name))
    ctx.refuse(`local ${name}`, 'the script exports a variable of this name elsewhere', line);
}

/** `export "$name=$value"` */
function exportedNamed(ctx: Lowering, { name, value }: { readonly name: Word; readonly value: Word }): Stmt[] {
  checkNamed(ctx, candidates(ctx.facts, ctx.fn?.name ?? '', name), 'export "$…"', name.line);
  const [wanted, given] = [singleText(ctx, name), singleText(ctx, value)];
  if (wanted && given) return [{ k: 'set-env-named', name: wanted, value: given }];
  ctx.refuse(`export ${name.raw}`, 'what is not quoted in it may be split', name.line);
  return [];
}

/** `export NAME` */
function exported(ctx: Lowering, word: Word): Stmt[] {
  const symbol = ctx.symbol(word.raw);
  // What lives in the environment is exported already, or isn't set.
  if (symbol.storage === 'environment') return [];
  if (symbol.variable.type === 'list') {
    ctx.refuse(`export ${word.raw}`, 'programs do not see arrays', word.line);
    return [];
  }
  const state = ctx.facts.reads.get(word);
  if (state?.origin === 'env') {
    ctx.refuse(
      `export ${word.raw}`,
      'it is exported before it is assigned, in some ways through the script',
      word.line,
    );
    return [];
  }
  const read = readVariable(ctx, word, symbol, word.line);
  if ('number' in read) return [{ k: 'set-env', name: word.raw, value: { k: 'number-text', value: read.number } }];
  if ('sure' in read) return [{ k: 'set-env', name: word.raw, value: read.sure }];
  if ([...ctx.facts.writes.values()].some((write) => write.key === symbol.key && write.exported === 'maybe'))
    ctx.refuse(`export ${word.raw}`, 'it may be exported before it is assigned', word.line);
  return [
    {
      k: 'if',
      branches: [
        {
          test: { k: 'set', value: read.maybe },
          body: [{ k: 'set-env', name: word.raw, value: { k: 'empty-if-unset', value: read.maybe } }],
        },
      ],
      otherwise: undefined,
    },
  ];
}

/** `local name`: unset from here on, where the script can tell. */
function localOnly(ctx: Lowering, name: string): Stmt[] {
  const symbol = ctx.symbol(name);
  let needed = false;
  for (const [node, state] of ctx.facts.reads)
    if (ctx.facts.nodeKeys.get(node) === symbol.key && !(state.origin === 'own' && state.set === 'yes')) needed = true;
  if (!needed || ctx.dialect === 'sh') return [];
  if (symbol.variable.type === 'list')
    return [{ k: 'assign', variable: symbol.variable, value: { k: 'list', items: [] } }];
  if (symbol.nullable) return [{ k: 'unset', variable: symbol.variable }];
  return [{ k: 'assign', variable: symbol.variable, value: { k: 'text', value: '' } }];
}

/** `unset NAME …` */
export function unset(ctx: Lowering, command: SimpleCommand, words: readonly Word[]): Outcome {
  const statements: Stmt[] = [];
  for (const word of words) {
    if (word.raw === '-v') continue;
    const named = literal(word) === undefined ? singleText(ctx, word) : undefined;
    if (named) {
      checkNamed(ctx, candidates(ctx.facts, ctx.fn?.name ?? '', word), `unset ${word.raw}`, command.line);
      statements.push({ k: 'unset-env-named', name: named });
      continue;
    }
    if (!/^[A-Za-z_]\w*$/.test(word.raw) || ctx.functions.has(word.raw) || COMMANDING.has(word.raw)) {
      ctx.refuse(`unset ${word.raw}`, 'only variables by name', command.line);
      continue;
    }
    const symbol = ctx.symbol(word.raw);
    if (symbol.storage === 'environment') statements.push({ k: 'unset-env', name: word.raw });
    else if (symbol.variable.type === 'list') ctx.refuse(`unset ${word.raw}`, 'an array', command.line);
    else {
      statements.push({ k: 'unset', variable: symbol.variable });
      if (symbol.inherited) statements.push({ k: 'unset-env', name: word.raw });
    }
  }
  return done(...statements);
}
