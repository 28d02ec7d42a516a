import type { Bool, List, Num, Stmt, Text } from '../ir.ts';
import type { SimpleCommand, Word } from '../syntax/tree.ts';
import { joinTexts, type Lowering, ONE, ZERO } from './context.ts';
import { done, type Outcome } from './outcome.ts';
import { filledText } from './tests.ts';
import { listOf, singleText } from './words.ts';

const HOME: Text = { k: 'text-call', helper: 'home', args: [] };

/** `cd`, also with -P, which follows links. */
export function changed(ctx: Lowering, command: SimpleCommand, words: readonly Word[]): Outcome {
  const options = words.findIndex(({ raw }) => !/^-[LP]$/.test(raw));
  const given = options < 0 ? [] : words.slice(options);
  const [first, ...more] = given[0]?.raw === '--' ? given.slice(1) : given;
  const path = first ? singleText(ctx, first) : HOME;
  const option = given[0]?.raw !== '--' && path?.k === 'text' && path.value.startsWith('-');
  if (more.length > 0 || option || (path?.k === 'text' && path.value === '-')) {
    ctx.refuse('cd', 'only to one folder, with no options besides -P and -L', command.line);
    return done();
  }
  const last = words.slice(0, options < 0 ? undefined : options).at(-1)?.raw;
  const physical = last === '-P';
  return path || !first ? { before: [], status: cdTo(ctx, path ?? HOME, physical) } : cdSplit(ctx, first, physical);
}

function cdTo(ctx: Lowering, path: Text, physical: boolean): Num {
  const target: Text = physical ? { k: 'text-call', helper: 'real-path', args: [path] } : path;
  const goes: Num = { k: 'num-call', helper: 'cd', args: [target] };
  const named = filledText(path);
  // With -P bash, and only then, doesn't take no name for the folder where it is.
  if (!physical || ctx.dialect === 'sh' || (named.k === 'constant' && named.value)) return goes;
  return { k: 'choose', test: named, yes: goes, no: ONE };
}

/** `cd $folder`, which may be no word or several: home, or for bash a mistake. */
function cdSplit(ctx: Lowering, word: Word, physical: boolean): Outcome {
  const variable = ctx.newVariable('folders', 'list');
  const list: List = { k: 'variable', variable };
  const first: Text = {
    k: 'choose',
    test: { k: 'has', list, index: 1 },
    yes: { k: 'empty-if-unset', value: { k: 'item', list, index: ZERO, early: undefined } },
    no: HOME,
  };
  const before: Stmt[] = [{ k: 'assign', variable, value: listOf(ctx, [word]) }];
  if (ctx.dialect === 'sh') return { before, status: cdTo(ctx, first, physical) };
  const several: Bool = { k: 'has', list, index: 2 };
  const text = joinTexts([{ k: 'script-path' }, { k: 'text', value: ': cd: too many arguments\n' }]);
  const complaint: Stmt = { k: 'print', text, fd: 2 };
  before.push({ k: 'if', branches: [{ test: several, body: [complaint] }], otherwise: undefined });
  return { before, status: { k: 'choose', test: several, yes: ONE, no: cdTo(ctx, first, physical) } };
}

/** `pushd` and `popd`, where nobody sees the list of folders that they print. */
export function stacked(ctx: Lowering, command: SimpleCommand, words: readonly Word[]): Outcome {
  const name = command.words[0]?.raw === 'pushd' ? 'pushd' : 'popd';
  const quiet = command.redirects.some((each) => (each.fd === 1 || each.fd === -1) && each.word.raw === '/dev/null');
  const path = name === 'pushd' && words[0] ? singleText(ctx, words[0]) : undefined;
  if (
    !quiet ||
    words.length !== (name === 'pushd' ? 1 : 0) ||
    (name === 'pushd' && !path) ||
    /^[-+]/.test(words[0]?.raw ?? '')
  ) {
    ctx.refuse(name, 'only with one quoted folder, and its output sent to /dev/null', command.line);
    return done();
  }
  return { before: [], status: { k: 'num-call', helper: name, args: path ? [path] : [] } };
}
