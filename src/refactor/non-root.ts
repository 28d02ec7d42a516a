import { chainInstructions } from '../dockerfile/chain.ts';
import { firstLineOf } from '../dockerfile/comments.ts';
import { isWindowsImage } from '../dockerfile/image-reference.ts';
import type { Dockerfile, Instruction, Stage } from '../dockerfile/model.ts';
import type { Image } from '../repository/image.ts';
import { accountCall, numberOf } from '../shell/accounts.ts';
import { packageCalls } from '../shell/packages.ts';
import type { TextEdit } from '../text/edit.ts';
import { fullLineRange } from '../text/lines.ts';
import type { Account } from './account.ts';
import { accountFor } from './base-accounts.ts';
import { type DataFolders, dataFolders, isConditional } from './data-folders.ts';
import { breakOf } from './line-breaks.ts';
import { atStart } from './needs-root.ts';
import type { Refactoring, Refusal } from './refactoring.ts';
import { runHints } from './run-hints.ts';

/** High enough not to meet an account of the host or of the base image. */
const ID = '10001';

/**
 * Lets an image run as an unprivileged account: makes the account (or uses the one that the base image has), gives it the folders
 * that hold data, and puts USER behind the last step that builds the image. The code stays root's.
 */
export function nonRoot(image: Image): Refactoring {
  const { dockerfile } = image;
  const { target } = dockerfile;
  if (!target) return { offered: false, reasons: [] };
  const account = accountOf(target);
  const start = target.instructions.find(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT');
  const reasons = obstacles(image, target, start);
  const { raw, range, resolved } = target.root.base;
  if (isWindowsImage(resolved))
    reasons.push({
      message: 'It runs on Windows, whose accounts are others; every image has `ContainerUser`, which has few rights.',
      range,
    });
  else if (!account) {
    reasons.push({ message: `It is not known how accounts are made in \`${raw}\`; add one by hand.`, range });
  }
  const folders = dataFolders(target);
  if (account?.kind === 'existing' && !account.shell && folders.all.length > 0)
    reasons.push({
      message: 'There is no shell to give the folders for data to the account.',
      range: target.from.range,
    });
  if (!account || !start || reasons.length > 0) return { offered: false, reasons };
  return {
    offered: true,
    title: 'Run as an unprivileged account',
    edits: edits(dockerfile, target, start, account, folders),
  };
}

function edits(
  file: Dockerfile,
  { instructions, end: { userInstruction } }: Stage,
  start: Instruction,
  account: Account,
  folders: DataFolders,
): TextEdit[] {
  const steps = prepare(account, folders);
  const setUp = steps.length === 0 ? [] : [`RUN ${steps.join(breakOf(''))}`];
  const user = `USER ${numberedUser(account)}`;
  const last = instructions.findLast(({ keyword }) => BUILDS.test(keyword));
  // A USER that went back to root and has nothing to do any more.
  const idle = userInstruction?.stage === start.stage && userInstruction && userInstruction.index > (last?.index ?? -1);
  const word = idle ? userInstruction.words[0] : undefined;
  if (setUp.length === 0 && word) return [{ range: word.range, text: user.slice('USER '.length) }];
  const first = instructions.find(({ keyword }) => keyword === 'USER');
  const early = instructions.some(
    ({ keyword, index }) => keyword === 'VOLUME' && index < (userInstruction?.index ?? 0),
  );
  // A USER that was root before, too, says nothing.
  if (word && userInstruction && userInstruction === first && !early)
    return [{ range: userInstruction.range, text: [...setUp, user].join('\n').replaceAll('\n', file.eol) }];
  // One that closes the stage would still have the last word.
  const closes = word !== undefined && idle && userInstruction.index > start.index;
  const lines = closes ? [] : [user];
  const closing = closes ? [{ range: word.range, text: user.slice('USER '.length) }] : [];
  const put = (where: Instruction, all: readonly string[]): TextEdit[] =>
    all.length === 0 ? closing : [userAt(file, where, last, all), ...closing];
  // What a RUN changes in a volume's folder after its VOLUME is lost.
  const volume = setUp.length > 0 ? instructions.find(({ keyword }) => keyword === 'VOLUME') : undefined;
  if (volume && volume.index < (last?.index ?? 0)) return [insertion(file, volume.line, setUp), ...put(start, lines)];
  const place = volume && volume.index < start.index ? volume : start;
  const before = last && last.index > place.index ? last : instructions.find(({ index }) => index === place.index - 1);
  if (steps.length > 0 && before && takesMore(before, steps)) {
    const { start: from, end } = before.range;
    const between = breakOf(file.text.slice(from, end));
    const more = { range: { start: end, end }, text: ['', ...steps].join(between).replaceAll('\n', file.eol) };
    // Two insertions at one place would have no order.
    if (before === last && last.index > place.index && !closes)
      return [{ ...more, text: `${more.text}${file.eol}${user}` }];
    return [more, ...put(place, lines)];
  }
  return put(place, [...setUp, ...lines]);
}

/**
 * Whether a RUN that stands right in front is a short chain like the one to come: two such RUNs in a row would be one step in two
 * layers.
 */
function takesMore(run: Instruction, steps: readonly string[]): boolean {
  const { commands, errors, variables } = run.shell();
  return (
    run.keyword === 'RUN' &&
    run.form === 'shell' &&
    run.heredocs.length === 0 &&
    run.flags.length === 0 &&
    errors.length + variables.length === 0 &&
    commands.length <= 2 &&
    steps.length <= 2 &&
    commands.at(-1)?.range.end === run.range.end &&
    commands.every(
      ({ operatorBefore, inside, pipeline, background, name }) =>
        (operatorBefore === undefined || operatorBefore === '&&') &&
        inside.length === 0 &&
        pipeline.length === 1 &&
        !background &&
        name !== 'exec',
    )
  );
}

/** Instructions that build the image, and so need the account that it has so far. */
const BUILDS = /^(RUN|COPY|ADD|WORKDIR)$/;

/** Puts lines in front of an instruction, or behind the last one that builds where that comes later. */
function userAt(
  file: Dockerfile,
  start: Instruction,
  last: Instruction | undefined,
  lines: readonly string[],
): TextEdit {
  if (!last || last.index < start.index) return insertion(file, start.line, [...lines, '']);
  const { end } = last.range;
  return { range: { start: end, end }, text: ['', ...lines].join('\n').replaceAll('\n', file.eol) };
}

function insertion(file: Dockerfile, line: number, lines: readonly string[]): TextEdit {
  const { start } = fullLineRange(file.lines, firstLineOf(file, line));
  return {
    range: { start, end: start },
    text: lines
      .map((text) => `${text}\n`)
      .join('')
      .replaceAll('\n', file.eol),
  };
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
  const made = madeAccount(chainInstructions(target));
  if (made !== undefined) return { kind: 'existing', user: made, shell: true };
  const { image } = target.root.base;
  return (image && accountFor(image)) ?? accountByTools(chainInstructions(target));
}

/** The account that a RUN makes, the first of several; by its number where one is written. */
function madeAccount(instructions: readonly Instruction[]): string | undefined {
  const calls = instructions
    .filter(({ keyword }) => keyword === 'RUN')
    .flatMap((run) => run.shell().commands)
    .flatMap((command) => (command.inside.some(isConditional) ? [] : (accountCall(command) ?? [])));
  // Number 0 is root under another name, and USER takes a name of digits for a number.
  const call = calls.find(
    (each) =>
      each.kind === 'user' &&
      each.action === 'add' &&
      Number(numberOf(each)) !== 0 &&
      /^[^\d]/.test(each.name?.value ?? ''),
  );
  return call && (numberOf(call) ?? call.name?.value);
}

/** Where a package manager ran as root, its distribution's tools are there: `useradd` is essential in Debian, BusyBox in Alpine. */
function accountByTools(instructions: readonly Instruction[]): Account | undefined {
  const families = new Set(
    instructions
      .filter(({ keyword, state }) => keyword === 'RUN' && state.user === undefined)
      .flatMap((run) => packageCalls(run.shell()))
      .filter(({ command, subcommand }) => command.wrappers.length === 0 && /^(install|add)$/.test(subcommand ?? ''))
      .map(({ family }) => family),
  );
  if (families.has('apt')) return { kind: 'create', tools: 'shadow' };
  return families.has('apk') ? { kind: 'create', tools: 'busybox' } : undefined;
}

function obstacles(image: Image, target: Stage, start: Instruction | undefined): Refusal[] {
  const { dockerfile: file } = image;
  const { range } = target.from;
  if (!start) return [{ message: 'The image starts nothing of its own, so what it needs is not known.', range }];
  const found: Refusal[] = [];
  if (file.escape !== '\\') found.push({ message: 'The file is written for Windows.', range });
  for (const instruction of target.instructions) {
    const { keyword } = instruction;
    if (keyword === 'SHELL' && !/^(\/\S*\/)?(ba|da|a)?sh$/.test(instruction.words[0]?.value ?? ''))
      found.push({ message: 'A shell is set that is not read here.', range: instruction.range });
    if (keyword === 'EXPOSE') found.push(...lowPorts(instruction));
    if (/^(ENV|COPY|CMD|ENTRYPOINT|WORKDIR)$/.test(keyword) && !isEmptyPath(instruction, target))
      found.push(...rootsHome(instruction));
  }
  found.push(...atStart(image, target), ...runHints(image, range));
  return found;
}

/** Ports that not every runtime gives to unprivileged accounts, with what can be done about it. */
function lowPorts({ words, range }: Instruction): Refusal[] {
  const low = words.find(({ expanded }) => expanded === undefined || Number.parseInt(expanded, 10) < 1024);
  if (!low) return [];
  const message =
    low.expanded === undefined
      ? `Whether \`${low.raw}\` is a port under 1024, which needs root, is not known; write the number.`
      : `Ports under 1024 need root in many runtimes: let the program listen on a higher one and map \`${low.raw}\` to it, or give the container \`net.ipv4.ip_unprivileged_port_start=0\`.`;
  return [{ message, range }];
}

/** Root's home is closed to all others. */
function rootsHome({ words, range }: Instruction): Refusal[] {
  const path = words.map(({ value }) => /(?:^|[:="])(\/root(?:\/[^:=\s"]*)?)(?=$|[:"])/.exec(value)?.[1]).find(Boolean);
  return path === undefined
    ? []
    : [{ message: `\`${path}\` lies in root's home, which nobody else can read; put it elsewhere.`, range }];
}

/** Whether a PATH names folders of root's home that nothing fills, as after what filled them moved to a stage for building. */
function isEmptyPath({ keyword, words }: Instruction, target: Stage): boolean {
  if (keyword !== 'ENV' || !words.every(({ value }) => !value.includes('/root') || value.startsWith('PATH=')))
    return false;
  const { image } = target.root.base;
  if (image === undefined || accountFor(image) === undefined) return false;
  return chainInstructions(target).every((instruction) => {
    if (instruction.keyword === 'COPY' || instruction.keyword === 'ADD') {
      const to = instruction.words.at(-1)?.expanded ?? '/';
      return !/^\/?$|^\/root(\/|$)/.test(to);
    }
    if (instruction.keyword !== 'RUN') return true;
    return instruction
      .shell()
      .commands.every((command) => INSTALLERS.test(command.name ?? '') && command.wrappers.length === 0);
  });
}

/** What writes to the system's folders, or where its arguments say. */
const INSTALLERS = /^(apt|apt-get|apk|rm|ldconfig|useradd|groupadd|adduser|addgroup|set|true|:)$/;

/** The commands that make the account and give it its folders; none where there is nothing to do. */
function prepare(account: Account, { all, missing }: DataFolders): string[] {
  const shared = account.kind === 'create' && account.rootGroup === true;
  const named = account.kind === 'create' && account.tools !== 'none' && !shared;
  const owner = named ? 'app:app' : numberedUser(account);
  const own = [
    ...(missing.length === 0 ? [] : [`mkdir -p ${missing.join(' ')}`]),
    ...(all.length === 0 ? [] : [`chown -R ${owner} ${all.join(' ')}`]),
    ...(all.length === 0 || !shared ? [] : [`chmod -R g=u ${all.join(' ')}`]),
  ];
  return [...(account.kind === 'create' ? create(account.tools, shared) : []), ...own];
}

/** What USER gets: numbers, as Kubernetes can't check names. */
function numberedUser(account: Account): string {
  if (account.kind === 'existing') return account.user;
  return account.rootGroup ? `${ID}:0` : `${ID}:${ID}`;
}

/** The commands that make an account. */
function create(tools: 'busybox' | 'shadow' | 'none', rootGroup: boolean): readonly string[] {
  if (tools === 'none') return [];
  if (tools === 'busybox') return [`addgroup -S -g ${ID} app`, `adduser -S -D -u ${ID} -G app app`];
  const options = `--system --no-log-init --create-home --uid ${ID}`;
  return rootGroup
    ? [`useradd ${options} --gid 0 app`]
    : [`groupadd --system --gid ${ID} app`, `useradd ${options} --gid app app`];
}
