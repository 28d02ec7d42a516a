import type { Dockerfile, Instruction, Stage } from '../dockerfile/model.ts';
import type { Image } from '../repository/image.ts';
import { fullLineRange, lineRange } from '../text/lines.ts';
import { type Account, accountFor } from './accounts.ts';
import type { Refactoring, Refusal } from './refactoring.ts';

/** High enough not to meet an account of the host or of the base image. */
const ID = '10001';

/** Programs that need root to do what they are for, or that give it up themselves. */
const NEEDS_ROOT =
  /^(cron|crond|sshd|supervisord|systemd|init|dockerd|containerd|nginx|httpd|apache2|apache2ctl|apache2-foreground|haproxy|named|dnsmasq|rsyslogd|service|gosu|su-exec|setpriv|runuser|chroot)$/;
/** Folders that programs write to, by the last part of their path. */
const WRITTEN =
  /\/(logs?|data|cache|tmp|temp|uploads?|media|run|var|storage|spool|db|work|output|reports?)(\/[\w.-]+)?$/;

/**
 * Lets an image run as an unprivileged account: makes the account (or uses the one that the base image has), gives it the folders
 * that the Dockerfile makes for data, and puts USER in front of the entry point. The code stays root's.
 */
export function nonRoot({ dockerfile, readContext }: Image): Refactoring {
  const { target } = dockerfile;
  if (!target) return { offered: false, reasons: [] };
  const account = accountOf(target);
  const start = target.instructions.find(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT');
  const reasons = obstacles(dockerfile, target, start, readContext);
  if (!account) {
    const { raw, range } = target.root.base;
    reasons.push({ message: `It is not known how accounts are made in \`${raw}\`; add one by hand.`, range });
  }
  const folders = writtenFolders(target);
  if (account?.kind === 'existing' && !account.shell && folders.length > 0)
    reasons.push({
      message: 'There is no shell to give the folders for data to the account.',
      range: target.from.range,
    });
  if (!account || !start || reasons.length > 0) return { offered: false, reasons };
  const line = firstLineOf(dockerfile, start.line);
  const { start: at } = fullLineRange(dockerfile.lines, line);
  const text = `${instructions(account, folders).join('\n')}\n\n`.replaceAll('\n', dockerfile.eol);
  return { offered: true, title: 'Run as an unprivileged account', edits: [{ range: { start: at, end: at }, text }] };
}

/** The account that the file itself used before it went back to root, else what the base image offers. */
function accountOf(target: Stage): Account | undefined {
  const earlier = target.instructions.findLast(
    ({ keyword, words, index }) =>
      keyword === 'USER' &&
      index < (target.end.userInstruction?.index ?? 0) &&
      !/^(root|0)?(:|$)/.test(words[0]?.expanded ?? ''),
  );
  const user = earlier?.words[0]?.expanded;
  if (user !== undefined) return { kind: 'existing', user, shell: true };
  const { image } = target.root.base;
  return image && accountFor(image);
}

function obstacles(
  file: Dockerfile,
  target: Stage,
  start: Instruction | undefined,
  readContext: Image['readContext'],
): Refusal[] {
  const { range } = target.from;
  if (!start) return [{ message: 'The image starts nothing of its own, so what it needs is not known.', range }];
  const found: Refusal[] = [];
  if (file.escape !== '\\') found.push({ message: 'The file is written for Windows.', range });
  for (const instruction of target.instructions) {
    const { keyword, index } = instruction;
    if (/^(RUN|COPY|ADD|WORKDIR|USER|SHELL)$/.test(keyword) && index > start.index)
      found.push({ message: `Put \`${keyword}\` before \`${start.keyword}\` first.`, range: instruction.range });
    if (keyword === 'VOLUME')
      found.push({
        message: 'The folder of a `VOLUME` has to be given to the account before it.',
        range: instruction.range,
      });
    if (keyword === 'SHELL') found.push({ message: 'Another shell is set.', range: instruction.range });
    if (
      keyword === 'EXPOSE' &&
      instruction.words.some(({ expanded }) => expanded === undefined || Number.parseInt(expanded, 10) < 1024)
    )
      found.push({
        message: 'Ports under 1024 need root; let the program listen on a higher one.',
        range: instruction.range,
      });
    if (keyword === 'CMD' || keyword === 'ENTRYPOINT') found.push(...needsRoot(instruction, readContext));
  }
  return found;
}

function needsRoot(instruction: Instruction, readContext: Image['readContext']): Refusal[] {
  const { range } = instruction;
  const commands = instruction.shell().commands;
  const names = commands.flatMap(({ name, wrappers }) => [name ?? '', ...wrappers.map((wrapper) => wrapper.name)]);
  const program = names.find((name) => NEEDS_ROOT.test(name));
  if (program !== undefined) return [{ message: `\`${program}\` needs root, or drops it by itself.`, range }];
  const scripts = instruction.words.map(({ value }) => value).filter((value) => /\.(sh|bash)$|entrypoint/.test(value));
  for (const script of scripts) {
    const name = script.slice(script.lastIndexOf('/') + 1);
    const text = [name, `scripts/${name}`, `docker/${name}`, script.replace(/^\/(app\/)?/, '')]
      .map((path) => readContext(path))
      .find((candidate) => candidate !== undefined);
    if (text === undefined)
      return [{ message: `The entry point \`${script}\` could not be read, so what it needs is not known.`, range }];
    const drops = /\b(gosu|su-exec|setpriv|runuser|chown|su -|service|cron|crond|apt-get|apk|mount|sysctl)\b/.exec(
      text,
    )?.[1];
    if (drops !== undefined)
      return [{ message: `The entry point \`${script}\` calls \`${drops}\`, which needs root.`, range }];
  }
  return [];
}

/** Folders for data that a RUN of the shipped stage makes, as absolute paths. */
function writtenFolders(target: Stage): string[] {
  const made = target.instructions
    .filter(({ keyword }) => keyword === 'RUN')
    .flatMap((run) => run.shell().commands)
    .filter(({ name }) => name === 'mkdir')
    .flatMap(({ args }) => args.flatMap(({ value }) => (value?.startsWith('/') && WRITTEN.test(value) ? [value] : [])));
  return [...new Set(made)].filter((path) => /^[\w./-]+$/.test(path));
}

function instructions(account: Account, folders: readonly string[]): string[] {
  const owned = folders.join(' ');
  if (account.kind === 'existing')
    return [...(owned === '' ? [] : [`RUN chown -R ${account.user} ${owned}`]), `USER ${account.user}`];
  const make =
    account.tools === 'busybox'
      ? [`addgroup -S -g ${ID} app`, `adduser -S -D -u ${ID} -G app app`]
      : [`groupadd --system --gid ${ID} app`, `useradd --system --no-log-init --create-home --uid ${ID} --gid app app`];
  const steps = [...make, ...(owned === '' ? [] : [`chown -R app:app ${owned}`])];
  return [`RUN ${steps.join(' \\\n    && ')}`, `USER ${ID}:${ID}`];
}

/** Comments right above an instruction belong to it. */
function firstLineOf(file: Dockerfile, line: number): number {
  let first = line;
  while (first > 1) {
    const { start, end } = lineRange(file.lines, first - 1);
    if (!/^\s*#/.test(file.text.slice(start, end))) break;
    first--;
  }
  return first;
}
