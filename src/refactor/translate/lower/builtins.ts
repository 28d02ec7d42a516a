import { lookup } from '../../../text/lookup.ts';
import type { Bool, Call, List, Num, Stmt, Text } from '../ir.ts';
import type { SimpleCommand, Word } from '../syntax/tree.ts';
import { actsEarly, assigns } from './apart.ts';
import { numeric } from './arithmetic.ts';
import { assignTo } from './assign.ts';
import { joinTexts, type Lowering, not, ONE, ZERO } from './context.ts';
import { declared, unset } from './declarations.ts';
import { echoed, type Printed, printStatements } from './echo.ts';
import { changed, stacked } from './folders.ts';
import { lookedUp, remembered, told } from './lookups.ts';
import { isOptionShift, nextOption } from './options.ts';
import { checkOf, done, type Outcome, within } from './outcome.ts';
import { formatted } from './printf.ts';
import { readLine } from './read-line.ts';
import { readLines } from './read-lines.ts';
import { streamsOf } from './redirects.ts';
import { setOptions } from './set.ts';

import { shoptOptions } from './shopt.ts';
import { isList, listOf, singleText, textOf } from './words.ts';

type Builtin = (ctx: Lowering, command: SimpleCommand, words: readonly Word[]) => Outcome;

function refused(construct: string, reason: string): Builtin {
  return (ctx, command) => {
    ctx.refuse(construct, reason, command.line);
    return done();
  };
}

const LOADS = 'what it reads in may change anything; copy its code into the script, or run it as a program';

const BUILTINS: Readonly<Record<string, Builtin>> = lookup({
  ':': (ctx, _command, words) => done(...effects(ctx, words)),
  true: (ctx, _command, words) => done(...effects(ctx, words)),
  false: (ctx, _command, words) => ({ before: effects(ctx, words), status: ONE }),
  echo: (ctx, command, words) => print(ctx, command, echoed(ctx, words, command.line)),
  printf: (ctx, command, words) => {
    if (words[0]?.raw === '-v') return printedInto(ctx, command, words);
    return print(ctx, command, formatted(ctx, words, command.line));
  },
  export: declared,
  readonly: declared,
  local: declared,
  declare: declared,
  typeset: declared,
  unset,
  set: setOptions,
  exit: (ctx, command, words) => ({
    before: [{ k: 'exit', status: givenStatus(ctx, command, words) }],
    status: ZERO,
    ends: true,
  }),
  return: (ctx, command, words) => {
    if (!ctx.fn || ctx.apart > 0) ctx.refuse('return', 'outside a function', command.line);
    return { before: [{ k: 'return', status: givenStatus(ctx, command, words) }], status: ZERO, ends: true };
  },
  break: loopControl('break'),
  continue: loopControl('continue'),
  shift: (ctx, command, words) => {
    if (isOptionShift(command) && !ctx.fn && ctx.loops === 0 && ctx.apart === 0)
      return done({ k: 'set-arguments', list: { k: 'behind-options' } });
    const count = words.length === 0 ? 1 : Number(words[0]?.raw);
    if (!Number.isInteger(count) || count < 1 || ctx.parameters || ctx.apart > 0) {
      ctx.refuse('shift', 'only by a fixed number, and not in a subshell', command.line);
      return done();
    }
    const rest: Stmt = { k: 'set-arguments', list: { k: 'arguments', from: 1 + count } };
    const enough = { k: 'has', list: { k: 'arguments', from: 1 }, index: count } as const;
    // Too few: bash fails and shifts nothing, sh ends.
    if (ctx.dialect === 'sh')
      return done(
        {
          k: 'if',
          branches: [
            {
              test: { k: 'not', test: enough },
              body: [{ k: 'fail', message: { k: 'text', value: "shift: can't shift that many" }, status: 2 }],
            },
          ],
          otherwise: undefined,
        },
        rest,
      );
    if (checkOf(ctx, command, command.line) === true)
      return done(
        {
          k: 'if',
          branches: [{ test: not(enough), body: [{ k: 'exit', status: ONE }] }],
          otherwise: undefined,
        },
        rest,
      );
    const status = ctx.newVariable('shifted', 'number');
    const variable = { k: 'variable', variable: status } as const;
    // Of an empty list nothing is left either way.
    const shifted: Stmt =
      count === 1
        ? rest
        : { k: 'if', branches: [{ test: { k: 'succeeded', status: variable }, body: [rest] }], otherwise: undefined };
    return {
      before: [{ k: 'assign', variable: status, value: { k: 'status', test: enough } }, shifted],
      status: variable,
    };
  },
  cd: changed,
  pushd: stacked,
  popd: stacked,
  pwd: (_ctx, _command, _words) =>
    done({
      k: 'print',
      text: {
        k: 'join',
        parts: [
          { k: 'text-call', helper: 'pwd', args: [] },
          { k: 'text', value: '\n' },
        ],
      },
      fd: 1,
    }),
  umask: masked,
  wait: (ctx, command, words) => {
    ctx.features.add('background');
    const [first] = words;
    if (!first || first.raw === '-n') ctx.lastAsked.push({ construct: 'wait', line: command.line });
    if (first?.raw === '-n' && words.length === 1)
      return { before: [], status: { k: 'num-call', helper: 'wait-any', args: [] } };
    if (words.some((word) => word.raw.startsWith('-') || word.raw.startsWith('%'))) {
      ctx.refuse('wait', 'only with process ids', command.line);
      return done();
    }
    const list = listOf(ctx, words);
    if (!first) return { before: [], status: { k: 'num-call', helper: 'wait-all', args: [] } };
    return { before: [], status: { k: 'num-call', helper: 'wait-for', args: [list] } };
  },
  kill: (ctx, command, words) => {
    ctx.features.add('background');
    const given = words[0]?.raw === '-s' ? words[1] : words[0];
    const raw = given?.raw ?? '';
    const named =
      words[0]?.raw === '-s' ? /^(?:SIG)?([A-Z]+[0-9]?)$/.exec(raw) : /^-(?:SIG)?([A-Z]+[0-9]?|[0-9]{1,2})$/.exec(raw);
    if (!named && raw.startsWith('-')) {
      ctx.refuse(`kill ${raw}`, 'a form of kill that is not known', command.line);
      return done();
    }
    const targets = named ? words.slice(words[0]?.raw === '-s' ? 2 : 1) : words;
    if (targets.some((word) => /^[-%]/.test(word.raw))) ctx.refuse('kill', 'only with process ids', command.line);
    const signal: Text = { k: 'text', value: named?.[1] ?? 'TERM' };
    return { before: [], status: { k: 'num-call', helper: 'kill', args: [signal, listOf(ctx, targets)] } };
  },
  read: readLine,
  mapfile: readLines,
  readarray: readLines,
  command: lookedUp,
  hash: remembered,
  type: told,
  '.': refused('.', LOADS),
  source: refused('source', LOADS),
  eval: refused('eval', 'what it runs is known only at run time'),
  getopts: nextOption,
  shopt: shoptOptions,
  let: refused('let', 'only with one expression that is written out; write $(( … ))'),
});

/** `umask 022`, `umask "$mask"` */
function masked(ctx: Lowering, command: SimpleCommand, words: readonly Word[]): Outcome {
  const [first] = words;
  const shown = joinTexts([
    { k: 'text-call', helper: 'umask', args: [] },
    { k: 'text', value: '\n' },
  ]);
  if (!first) return print(ctx, command, { text: shown });
  const mask = words.length === 1 ? singleText(ctx, first) : undefined;
  if (mask?.k === 'text' && /^[0-7]{1,4}$/.test(mask.value))
    return done({ k: 'umask', mask: Number.parseInt(mask.value, 8) });
  if (mask?.k === 'text' || ctx.dialect === 'sh') {
    ctx.refuse('umask', 'only with octal digits', command.line);
    return done();
  }
  if (mask) return { before: [], status: { k: 'num-call', helper: 'umask', args: [mask] } };
  const variable = ctx.newVariable('masks', 'list');
  const list: List = { k: 'variable', variable };
  const set: Num = {
    k: 'num-call',
    helper: 'umask',
    args: [{ k: 'empty-if-unset', value: { k: 'item', list, index: ZERO, early: undefined } }],
  };
  const status = ctx.newVariable('masked', 'number');
  const given: Bool = { k: 'has', list, index: 1 };
  return {
    before: [
      { k: 'assign', variable, value: listOf(ctx, words) },
      {
        k: 'if',
        branches: [{ test: given, body: [{ k: 'assign', variable: status, value: set }] }],
        otherwise: [
          { k: 'print', text: shown, fd: 1 },
          { k: 'assign', variable: status, value: ZERO },
        ],
      },
    ],
    status: { k: 'variable', variable: status },
  };
}

/** Builtins without a counterpart; the rest of the shell's are programs too. */
const REFUSED = new Set(
  'alias bg bind builtin caller compgen complete compopt dirs disown enable fc fg history jobs logout select suspend times ulimit unalias help coproc time'.split(
    ' ',
  ),
);

/** Lowers a builtin; undefined when the name isn't one. */
export function builtinOf(ctx: Lowering, name: string, command: SimpleCommand): Outcome | undefined {
  if (REFUSED.has(name)) return refused(name, 'a builtin of the shell without a counterpart')(ctx, command, []);
  const builtin = Object.hasOwn(BUILTINS, name) ? BUILTINS[name] : undefined;
  if (ctx.dialect === 'sh' && ['source', 'declare', 'typeset', 'shopt', 'let', 'pushd', 'popd'].includes(name)) {
    ctx.refuse(name, 'sh does not know it', command.line);
    return done();
  }
  return builtin?.(ctx, command, command.words.slice(1));
}

/** What words do besides becoming text: programs are run, and unset variables may end the script. */
function effects(ctx: Lowering, words: readonly Word[]): Stmt[] {
  return words.flatMap((word): Stmt[] => {
    // Nobody sees whether the word is split.
    const list: List = word.parts.some(isList)
      ? listOf(ctx, [word])
      : { k: 'list', items: [{ one: textOf(ctx, word) }] };
    const only = list.k === 'list' && list.items.length === 1 ? list.items[0] : undefined;
    if (!actsEarly(list)) return [];
    return [{ k: 'do', value: only && 'one' in only ? only.one : { k: 'joined', list } }];
  });
}

/** `printf -v name …` */
function printedInto(ctx: Lowering, command: SimpleCommand, words: readonly Word[]): Outcome {
  const name = words[1];
  const printed = formatted(ctx, words.slice(2), command.line);
  if (!name || !/^[A-Za-z_]\w*$/.test(name.raw) || ctx.symbol(name.raw).variable.type !== 'text') {
    ctx.refuse('printf -v', 'only into a variable by its name', command.line);
    return done();
  }
  if (printed && 'text' in printed) return done(...assignTo(ctx, name.raw, printed.text, name));
  if (printed) ctx.refuse('printf -v', 'with words whose number is known only at run time', command.line);
  return done();
}

function print(ctx: Lowering, command: SimpleCommand, printed: Printed | undefined): Outcome {
  if (!printed) return done();
  const { redirects } = command;
  const [only] = redirects;
  if (!only) return done(...printStatements(ctx, printed, 1));
  const streams = streamsOf(ctx, redirects);
  const [stream] = streams;
  if (streams.length === 1 && stream && stream.fd === 1) {
    if (stream.to.k === 'fd' && stream.to.fd !== 0) return done(...printStatements(ctx, printed, stream.to.fd));
    if (stream.to.k === 'file' && !stream.to.split && 'text' in printed)
      return {
        before: [],
        status: { k: 'write', path: stream.to.path, append: stream.to.mode === 'a', text: printed.text },
      };
    if (stream.to.k === 'file' && !stream.to.split && 'words' in printed) {
      const text: Text = { k: 'text-call', helper: 'echo-text', args: [printed.words] };
      return { before: [], status: { k: 'write', path: stream.to.path, append: stream.to.mode === 'a', text } };
    }
    if (stream.to.k === 'null' && 'text' in printed && printed.text.k === 'text') return done();
  }
  return within(ctx, command, printStatements(ctx, early(ctx, printed), 1));
}

/** What is printed, made before the redirections are. */
function early(ctx: Lowering, printed: Printed): Printed {
  if (!actsEarly(printed)) return printed;
  const type = 'text' in printed ? 'text' : 'list';
  const variable = ctx.newVariable(type === 'text' ? 'text' : 'words', type);
  const value = 'text' in printed ? printed.text : 'words' in printed ? printed.words : printed.each;
  ctx.before.push({ k: 'assign', variable, value });
  const made = { k: 'variable', variable } as const;
  return 'text' in printed ? { text: made } : 'words' in printed ? { words: made } : { ...printed, each: made };
}

function givenStatus(ctx: Lowering, command: SimpleCommand, words: readonly Word[]): Num {
  const [first] = words;
  if (!first) {
    if (!ctx.fresh)
      ctx.refuse(command.words[0]?.raw ?? '', 'of which command it takes the status is not plain', command.line);
    return { k: 'variable', variable: ctx.status };
  }
  const text = words.length === 1 ? singleText(ctx, first) : undefined;
  const number = text && numeric(text);
  if (number && (number.k !== 'parse' || (text.k === 'text' && /^[0-9]{1,3}$/.test(text.value))))
    return number.k === 'parse' && text.k === 'text' ? { k: 'number', value: Number(text.value) & 255 } : number;
  if (!text) {
    ctx.refuse(command.words[0]?.raw ?? '', 'its status may be no word or several; quote it', command.line);
    return ZERO;
  }
  return { k: 'num-call', helper: 'exit-code', args: [text] };
}

function loopControl(kind: 'break' | 'continue'): Builtin {
  return (ctx, command, words) => {
    if (ctx.loops === 0 || (words.length > 0 && words[0]?.raw !== '1'))
      ctx.refuse(kind, 'only for the loop around it', command.line);
    const result = ctx.loopStatus.at(-1);
    const zero: Stmt[] = result ? [{ k: 'assign', variable: result, value: ZERO }] : [];
    return { before: [...zero, { k: kind }], status: ZERO, ends: true };
  };
}

/** A program's call, with its words, its environment and its streams. */
export function callOf(ctx: Lowering, command: SimpleCommand, args: List): Call {
  // Node's pipes are sockets, which can't be opened by a path.
  const byPath =
    ctx.language === 'node' &&
    command.words.find(({ raw }) => /\/dev\/(?:std(?:in|out|err)|fd\/)|\/proc\/self\/fd/.test(raw));
  if (byPath) ctx.refuse(byPath.raw, "a stream by its path, which Node's pipes have not", byPath.line);
  const env = command.assignments.flatMap(({ name, value, append, index }) => {
    if ('kind' in value || append || index) {
      ctx.refuse(name, 'an array or += before a command', command.line);
      return [];
    }
    return [{ name, value: textOf(ctx, value) }];
  });
  const named = args.k === 'list' && args.items[0] !== undefined && 'one' in args.items[0];
  const { before, result: streams } = ctx.collect(() => streamsOf(ctx, command.redirects));
  if (ctx.dialect === 'bash' && (before.length > 0 || assigns(streams)))
    ctx.refuse(
      command.redirects[0]?.operator ?? '',
      'what its expansion assigns is lost in bash, in the process of the command; assign it before',
      command.line,
    );
  ctx.before.push(...before);
  return { k: 'program', args, env, streams, named };
}
