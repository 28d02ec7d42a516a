import type { Dockerfile, Instruction, Stage } from '../../src/dockerfile/model.ts';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';
import { isBuildPackage, isHeaderPackage } from '../../src/refactor/build-packages.ts';
import { packageCalls } from '../../src/shell/packages.ts';

/** What doesn't hold of a Dockerfile that was split into stages, as sentences; none when all is well. */
export function brokenInvariants(before: string, after: string): string[] {
  const [old, split] = [parseDockerfile('Dockerfile', before), parseDockerfile('Dockerfile', after)];
  const problems = split.problems.map(({ message }) => `does not parse: ${message}`);
  const [from, to] = [old.target, split.target];
  const more = split.stages.length - old.stages.length;
  // A last stage of several may only be trimmed.
  if (!from || !to || more < (old.stages.length > 1 ? 0 : 1) || more > 1)
    return [...problems, `has ${split.stages.length} stages`];
  // What built when it started is built before, and a site's server is another one: only then another program starts.
  const starts = ['ENTRYPOINT', 'CMD'].flatMap((keyword) => textsOf(old, from, keyword)).join('\n');
  const site = to.base.image?.repository === 'nginxinc/nginx-unprivileged';
  const changes = site || BUILDS_AT_START.test(starts);
  // A static program on distroless gets that image's account where it had none.
  const alone = to.base.image?.repository === 'distroless/static-debian12' && from.end.user === undefined;
  for (const keyword of KEPT) {
    if (alone && keyword === 'USER' && to.end.user === '65532:65532') continue;
    if (changes && /^(ENTRYPOINT|CMD)$/.test(keyword)) continue;
    const [was, is] = [textsOf(old, from, keyword), textsOf(split, to, keyword)];
    if (was.join('\n') !== is.join('\n')) problems.push(`${keyword} was ${was.join(' | ')}, and is ${is.join(' | ')}`);
  }
  const lost = environment(from).filter((pair) => !environment(to).includes(pair));
  if (lost.length > 0) problems.push(`lost the environment ${lost.join(', ')}`);
  if (from.end.workdir !== to.end.workdir && !site)
    problems.push(`works in ${to.end.workdir} instead of ${from.end.workdir}`);
  if (from.end.user !== to.end.user && !(alone && to.end.user === '65532:65532'))
    problems.push(`runs as ${to.end.user} instead of ${from.end.user}`);
  const tools = installed(to).filter((name) => isBuildPackage(name) && !isHeaderPackage(name));
  if (tools.length > 0) problems.push(`still installs ${tools.join(', ')}`);
  const builder = split.stages.at(-2)?.name;
  const copies = to.instructions.filter(({ flags }) =>
    flags.some(({ name, value }) => name === 'from' && value === builder),
  );
  if (more > 0 && copies.length === 0) problems.push('takes nothing over from the builder');
  for (const { words } of more > 0 ? copies : [])
    if (words.some(({ value }) => !value.startsWith('/')))
      problems.push(`copies ${words.map(({ raw }) => raw).join(' ')}`);
  const start = startPath(from);
  if (start !== undefined && provides(from, start) && !provides(to, start))
    problems.push(`${start} is no longer there`);
  const blank = /\n[ \t]*\r?\n[ \t]*\r?\n/;
  if (blank.test(after) && !blank.test(before)) problems.push('has two empty lines');
  return problems;
}

const BUILDS_AT_START = /\b(go|cargo|dotnet)["',\s]+run\b|spring-boot:run|bootRun|&&/;

const KEPT = [
  'ENTRYPOINT',
  'CMD',
  'EXPOSE',
  'VOLUME',
  'LABEL',
  'HEALTHCHECK',
  'STOPSIGNAL',
  'USER',
  'SHELL',
  'ONBUILD',
];

function textsOf(file: Dockerfile, { instructions }: Stage, keyword: string): string[] {
  return instructions
    .filter((instruction) => instruction.keyword === keyword)
    .map(({ range }) => file.text.slice(range.start, range.end));
}

function environment({ instructions }: Stage): string[] {
  return instructions
    .filter(({ keyword }) => keyword === 'ENV')
    .flatMap(({ pairs }) => pairs.map(({ key, value }) => `${key}=${value}`));
}

function installed({ instructions }: Stage): string[] {
  return instructions
    .filter(({ keyword }) => keyword === 'RUN')
    .flatMap((run) => packageCalls(run.shell()))
    .filter(({ family, subcommand }) => /^(apt|apk)$/.test(family) && /^(install|add)$/.test(subcommand ?? ''))
    .flatMap(({ packages }) => packages.flatMap(({ value }) => value?.replace(/[=:].*$/, '') ?? []));
}

/** The absolute path of what starts. */
function startPath({ instructions }: Stage): string | undefined {
  const start =
    instructions.find(({ keyword }) => keyword === 'ENTRYPOINT') ??
    instructions.find(({ keyword }) => keyword === 'CMD');
  const program = start?.form === 'exec' ? start.words[0]?.expanded : undefined;
  return program?.startsWith('/') ? program : undefined;
}

/** Whether a COPY brings a path, or its folder. */
function provides({ instructions }: Stage, path: string): boolean {
  return instructions.some((instruction: Instruction) => {
    if (instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD') return false;
    const target = instruction.words.at(-1)?.expanded ?? '';
    const absolute = target.startsWith('/') ? target : `${instruction.state.workdir ?? ''}/${target}`;
    const folder = absolute.replace(/\/\.?$/, '') || '/';
    return path === folder || path.startsWith(folder === '/' ? '/' : `${folder}/`);
  });
}
