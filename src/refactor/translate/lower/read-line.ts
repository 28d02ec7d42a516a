import type { SimpleCommand } from '../syntax/tree.ts';
import type { Lowering } from './context.ts';
import { literal } from './names.ts';
import { done, type Outcome } from './outcome.ts';
import { readWordsOf } from './read-words.ts';
import { targetOf } from './targets.ts';
import { textOf } from './words.ts';

/** `read`: one line, whole or parted at IFS, into variables or an array. */
export function readLine(ctx: Lowering, command: SimpleCommand): Outcome {
  const asked = readWordsOf(command);
  const ifs = command.assignments.find(({ name }) => name === 'IFS');
  const separators = ifs === undefined ? ' \t\n' : 'kind' in ifs.value ? undefined : literal(ifs.value);
  if (
    !asked ||
    (ctx.dialect === 'sh' && (asked.list || asked.end !== undefined)) ||
    (asked.end !== undefined && (!asked.raw || !/[^\\\x80-\uffff]/.test(asked.end))) ||
    separators === undefined ||
    /[\\\x80-\uffff]/.test(separators) ||
    asked.names.length === 0 ||
    (asked.list && asked.names.length > 1) ||
    (separators === '' && (asked.list || asked.names.length > 1)) ||
    asked.names.some(({ raw }) => !/^[A-Za-z_]\w*$/.test(raw)) ||
    command.assignments.length > (ifs ? 1 : 0)
  ) {
    ctx.refuse('read', 'only with -r, -a and, beside -r, -d, into variables with names', command.line);
    return done();
  }
  const { raw, list, names } = asked;
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
        end: asked.end === '\n' ? undefined : asked.end,
        separators: parted ? separators : undefined,
        from: text,
      },
      ...given.flatMap(({ after }) => after),
    ],
    status: { k: 'status', test: { k: 'flag', variable: ok } },
  };
}
