import type { ShellCommand, ShellScript } from '../../shell/model.ts';
import { type LineIndex, lineAt, lineIndex } from '../../text/lines.ts';
import type { FoundScript } from './find.ts';
import { endlessLoops, isWaiting, type Loop, pausesLikeTimer } from './loops.ts';
import type { Measures, Sign } from './model.ts';

const WAIT =
  /^(nc|ncat|netcat|pg_isready|mysqladmin|mariadb-admin|redis-cli|valkey-cli|cqlsh|mongosh|etcdctl|rabbitmq-diagnostics|grpc_health_probe|curl|wget|wait-for-it(\.sh)?|wait-for(\.sh)?|dockerize|mongo|psql|mysql)$/;
const DATA = /^(awk|gawk|sed|jq|yq|cut|tr|perl|xmlstarlet)$/;
/** What ends by itself; in the background it is no service. */
const SHORT =
  /^(sleep|xset|xrandr|xhost|xrdb|setxkbmap|echo|printf|cp|mv|rm|ln|mkdir|touch|chmod|chown|cat|tee|sed|awk|grep|kill|wait|true|false|find|tar|gzip|curl|wget|cd|tail|test|\[|export|read|exit)$/;
const SUPERVISOR = /^(supervisord|runsvdir|s6-svscan|cron|crond|monit)$/;

/** Counts what a script holds and finds what tells its purpose. */
export function measure(script: FoundScript, shell: ShellScript | undefined): { measures: Measures; signs: Sign[] } {
  // An alias is a name for people and does nothing by itself.
  const own = script.text.split('\n').filter((line) => /^\s*[^\s#]/.test(line) && !/^\s*alias\s/.test(line)).length;
  return shell ? measureShell(script.text, shell, own) : measureCode(script, own);
}

function measureShell(text: string, shell: ShellScript, own: number): { measures: Measures; signs: Sign[] } {
  const { commands } = shell;
  const lines = lineIndex(text);
  const code = withoutComments(text, shell);
  const functions = new Set(shell.functions.map((each) => each.name));
  const background = new Set(
    commands
      .filter((command) => command.background && !SHORT.test(command.name ?? ''))
      .map(({ range }) => lineAt(lines, range.end)),
  );
  const signs: Sign[] = [];
  const sign = (kind: Sign['kind'], { range }: Pick<ShellCommand, 'range'>): void => {
    if (!signs.some((known) => known.kind === kind && known.line === lineAt(lines, range.start)))
      signs.push({ kind, line: lineAt(lines, range.start), text: firstLine(text.slice(range.start, range.end)) });
  };
  const sleeps = commands.some(({ name, inside }) => name === 'sleep' && inside.includes('loop'));
  const loops = endlessLoops(code);
  const forever = loops.filter(({ left }) => !left);
  // A loop that nothing leaves waits for nothing: it asks again and again, as a look for updates does.
  const asks = forever.length > 0;
  for (const command of commands) {
    const { name = '', inside } = command;
    const waits = WAIT.test(name) && !(asks && /^(curl|wget)$/.test(name));
    if (waits && ((sleeps && inside.includes('loop')) || /^(wait-for|dockerize)/.test(name))) sign('wait', command);
    if (name === 'envsubst' || rendersTemplate(command)) sign('template', command);
    if (isService(command, functions)) sign('orchestration', command);
    if (SUPERVISOR.test(name)) sign('supervisor', command);
    if (name === 'crontab') sign('schedule', command);
    if (command.wrappers.some((wrapper) => wrapper.name === 'exec') || name === 'exec') sign('exec', command);
    if (name === 'trap') sign('trap', command);
  }
  for (const loop of loops.filter(isWaiting))
    if (!signs.some(({ kind, line }) => kind === 'wait' && isOn(lines, loop, line)))
      signs.push({ kind: 'wait', line: lineAt(lines, loop.offset), text: firstLine(loop.head) });
  for (const { offset, head } of forever)
    signs.push({ kind: sleeps ? 'schedule' : 'restart', line: lineAt(lines, offset), text: firstLine(head) });
  return {
    measures: {
      lines: own,
      branches: (code.match(/\b(?:if|elif|while|until|for)\s|;;/g) ?? []).length,
      functions: shell.functions.length,
      commands: commands.length,
      backgroundJobs: background.size,
      // What renders configuration is told as that.
      dataCommands: commands.filter((command) => DATA.test(command.name ?? '') && !rendersTemplate(command)).length,
      settings: new Set(
        shell.variables.filter(({ name, value }) => value && /^[A-Z][A-Z0-9_]+$/.test(name)).map(({ name }) => name),
      ).size,
    },
    signs,
  };
}

/** Is a line one of the loop's? */
function isOn(lines: LineIndex, { offset, head, body }: Loop, line: number): boolean {
  return line >= lineAt(lines, offset) && line <= lineAt(lines, offset + head.length + body.length);
}

/** A background job that stays: not one that ends by itself or is given a time, and no function that a loop calls again and again. */
export function isService(
  { background, name = '', wrappers, inside }: ShellCommand,
  functions: ReadonlySet<string>,
): boolean {
  if (!background || SHORT.test(name) || wrappers.some((wrapper) => wrapper.name === 'timeout')) return false;
  return !(inside.includes('loop') && functions.has(name)) && !inside.includes('substitution');
}

function rendersTemplate({ name, args, redirects }: ShellCommand): boolean {
  if (name !== 'sed') return false;
  const replaced = args.some(({ variables, text }) => variables.length > 0 && /^s./.test(text));
  return (
    replaced &&
    (args.some(({ text }) => /^-[a-zA-Z]*i|--in-place/.test(text)) ||
      redirects.some(({ operator }) => operator === '>'))
  );
}

function measureCode({ text, language }: FoundScript, own: number): { measures: Measures; signs: Sign[] } {
  const count = (pattern: RegExp): number => (text.match(pattern) ?? []).length;
  const lines = lineIndex(text);
  const signs: Sign[] = [];
  const loop = /^[ \t]*while[ \t]*(?:\([ \t]*)?(?:True|true|1)\b/m.exec(text);
  if (loop && pausesLikeTimer(text))
    signs.push({ kind: 'schedule', line: lineAt(lines, loop.index + loop[0].length), text: loop[0].trim() });
  return {
    measures: {
      lines: own,
      branches: count(
        /^[ \t]*(?:(?:\}[ \t]*)?else[ \t]+)?(?:if|elif|elsif|for|while|except|catch|case|when|unless)\b/gm,
      ),
      functions: count(language === 'node' ? /\bfunction\b|=>/g : /^[ \t]*(?:async[ \t]+)?(?:def|sub)\s/gm),
      commands: count(/\bsubprocess\.\w+\(|\bos\.system\(|\b(?:exec|spawn)(?:File)?(?:Sync)?\(/g),
      backgroundJobs: count(/\bPopen\(|\bspawn\(/g),
      dataCommands: 0,
      settings: 0,
    },
    signs,
  };
}

function withoutComments(text: string, { comments }: ShellScript): string {
  let result = '';
  let at = 0;
  for (const { start, end } of comments) {
    if (start < at) continue;
    result += text.slice(at, start) + ' '.repeat(end - start);
    at = end;
  }
  return result + text.slice(at);
}

function firstLine(text: string): string {
  const line = text.split(/\r?\n/, 1)[0] ?? '';
  return line.length > 80 ? `${line.slice(0, 77)}...` : line;
}
