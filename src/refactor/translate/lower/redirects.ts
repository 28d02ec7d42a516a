import type { Stream } from '../ir.ts';
import type { Redirect } from '../syntax/tree.ts';
import { joinTexts, type Lowering } from './context.ts';
import { canEnd } from './ends.ts';
import { literal } from './names.ts';
import { listOf, singleText, textOf } from './words.ts';

/**
 * The streams of a command, in the order in which the shell opens them.
 * @param options `pipes`: it may read what commands print that run meanwhile
 */
export function streamsOf(
  ctx: Lowering,
  redirects: readonly Redirect[],
  options: { readonly pipes?: boolean } = {},
): Stream[] {
  const given = new Set<number>();
  return redirects.flatMap((redirect, index) => {
    const fds = redirect.fd === -1 ? [1, 2] : [redirect.fd];
    if (fds.some((fd) => given.has(fd)))
      ctx.refuse(redirect.operator, 'the same stream is redirected twice; keep the last', redirect.line);
    for (const fd of fds) given.add(fd);
    if (redirect.operator === '<(') return [pipedStream(ctx, redirect, options.pipes === true && index === 0)];
    const { before, result } = ctx.collect(() => streamOf(ctx, redirect));
    // A shell expands it in the process that it has begun for the command, which is then what ends.
    if (canEnd(before) || canEnd(result))
      ctx.refuse(
        redirect.operator,
        'what it names may be unset, with set -u or :? in force; use it once before',
        redirect.line,
      );
    ctx.before.push(...before);
    return result;
  });
}

/** `< <( … )`: the commands have the streams of the script itself, if nothing was redirected before. */
function pipedStream(ctx: Lowering, { fd, word, line }: Redirect, possible: boolean): Stream {
  const [part] = word.parts;
  if (ctx.language === 'node') ctx.refuse('<( … )', 'Node can not read from commands that run meanwhile', line);
  else if (!possible || fd !== 0)
    ctx.refuse('<( … )', 'only as the input of a loop, a block, a function or read, before other redirections', line);
  ctx.piping = true;
  return { fd: 0, to: { k: 'piped', run: ctx.piped(part?.kind === 'command' ? part.body : [], line) } };
}

function streamOf(ctx: Lowering, redirect: Redirect): Stream[] {
  const { operator, fd, line } = redirect;
  if (fd > 2) {
    ctx.refuse(`${fd}${operator}`, 'only the streams 0, 1 and 2 are supported', line);
    return [];
  }
  const own = fd as 0 | 1 | 2;
  if (operator === '<<') return [{ fd: own, to: { k: 'text', text: textOf(ctx, redirect.word) } }];
  if (operator === '<<<')
    return [{ fd: own, to: { k: 'text', text: joinTexts([textOf(ctx, redirect.word), { k: 'text', value: '\n' }]) } }];
  if (operator === '>&' || operator === '<&') {
    const target = literal(redirect.word);
    if (target === '0' || target === '1' || target === '2')
      return [{ fd: own, to: { k: 'fd', fd: Number(target) as 0 | 1 | 2 } }];
    ctx.refuse(`${operator}${redirect.word.raw}`, 'only the streams 0, 1 and 2 are supported', line);
    return [];
  }
  if (operator === '<>' || operator === '>|') {
    ctx.refuse(operator, 'this kind of redirection is not supported', line);
    return [];
  }
  const whole = singleText(ctx, redirect.word) ?? (ctx.dialect === 'sh' ? textOf(ctx, redirect.word) : undefined);
  const list = whole ? undefined : listOf(ctx, [redirect.word]);
  const path = whole ?? (list?.k === 'words' && !list.nullglob ? list.text : undefined);
  if (!path) {
    ctx.refuse(`${operator} ${redirect.word.raw}`, 'a target that may become several words', line);
    return [];
  }
  const first: Stream = {
    fd: fd === -1 ? 1 : own,
    to:
      path.k === 'text' && path.value === '/dev/null'
        ? { k: 'null' }
        : {
            k: 'file',
            mode: operator === '<' ? 'r' : operator === '>' ? 'w' : 'a',
            path,
            ...(whole ? {} : { split: true }),
          },
  };
  if (path.k === 'text' && /^\/dev\/(?:tcp|udp|stdin|stdout|stderr|fd)\b/.test(path.value) && fd !== -1) {
    const stream = { '/dev/stdout': 1, '/dev/stderr': 2, '/dev/stdin': 0 }[path.value] as 0 | 1 | 2 | undefined;
    // Opening it anew is the same as the stream itself, but for a file, where it begins at its start.
    if (stream === undefined || operator !== '>>')
      ctx.refuse(`${operator} ${path.value}`, 'write >&1 or >&2 for it', line);
  }
  return fd === -1 ? [first, { fd: 2, to: { k: 'fd', fd: 1 } }] : [first];
}
