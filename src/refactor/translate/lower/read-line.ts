import type { SimpleCommand, Word } from '../syntax/tree.ts';
import type { Lowering } from './context.ts';
import { literal } from './names.ts';
import { done, type Outcome } from './outcome.ts';
import { targetOf } from './targets.ts';
import { textOf } from './words.ts';

/** `read`: one line, whole or parted at IFS, into variables or an array. */
export function readLine(ctx: Lowering, command: SimpleCommand, words: readonly Word[]): Outcome {
  const options = words.filter((word) => word.raw.startsWith('-')).map(({ raw }) => raw);
  const names = words.filter((word) => !word.raw.startsWith('-'));
  const ifs = command.assignments.find(({ name }) => name === 'IFS');
  const separators = ifs === undefined ? ' \t\n' : 'kind' in ifs.value ? undefined : literal(ifs.value);
  const list = options.some((option) => option.includes('a'));
  if (
    options.some((option) => !/^-[ra]+$/.test(option) || (ctx.dialect === 'sh' && option !== '-r')) ||
    separators === undefined ||
    /[\\\x80-\uffff]/.test(separators) ||
    names.length === 0 ||
    (list && names.length > 1) ||
    names.some(({ raw }) => !/^[A-Za-z_]\w*$/.test(raw)) ||
    command.assignments.length > (ifs ? 1 : 0)
  ) {
    ctx.refuse('read', 'only lines, with -r and -a, into variables with names', command.line);
    return done();
  }
  const raw = options.some((option) => option.includes('r'));
  const ok = ctx.newVariable('ok', 'number');
  const given = names.map((name) => targetOf(ctx, name.raw, name, list ? 'list' : 'text'));
  const [only, ...more] = command.redirects;
  const text = only?.operator === '<<<' && only.fd === 0 && more.length === 0 ? textOf(ctx, only.word) : undefined;
  const parted = separators !== '' && (list || names.length > 1 || separators !== ' \t\n');
  return {
    before: [
      {
        k: 'read',
        targets: given.map(({ variable }) => variable),
        ok,
        raw,
        trim: separators !== '',
        separators: parted ? separators : undefined,
        from: text,
      },
      ...given.flatMap(({ after }) => after),
    ],
    status: { k: 'status', test: { k: 'flag', variable: ok } },
  };
}
