import { parseDotEnv } from '../compose/interpolate.ts';
import type { ComposeFile, Service } from '../compose/model.ts';
import { parseCompose } from '../compose/parse.ts';
import type { Dockerfile } from '../dockerfile/model.ts';
import { parseDockerfile } from '../dockerfile/parse.ts';
import type { FileKind } from '../repository/file-kinds.ts';
import type { Image } from '../repository/image.ts';
import { imageOf } from '../repository/read-image.ts';
import type { Snapshot } from '../repository/snapshot.ts';
import { problemsOf } from '../rules/mentions.ts';
import { composeFileRules, dockerfileRules, workflowFileRules } from '../rules/registry.ts';
import type { Problem, RuleDescription } from '../rules/rule.ts';
import type { LineIndex } from '../text/lines.ts';
import type { Range } from '../text/range.ts';
import { parseWorkflow } from '../workflow/parse.ts';
import { type Suppressions, suppressionsOf, yamlSuppressionsOf } from './suppression.ts';

/** Takes rules, and what finds the problems of the file with one of them under its options. */
export type Look = <R extends RuleDescription>(
  rules: readonly R[],
  problems: (rule: R, options: Readonly<Record<string, unknown>>) => Iterable<Problem>,
) => void;

/** A file that was read, whatever its kind, with the rules that look at it. */
export interface Checkable {
  readonly path: string;
  readonly text: string;
  readonly lines: LineIndex;
  /** What of it could not be read. */
  readonly problems: readonly { readonly range: Range; readonly message: string }[];
  readonly suppressions: Suppressions;
  /** Its `# check=error=true` makes the builder stop at what its own checks find. */
  readonly stopsAtChecks?: boolean;
  /** Gives the rules for such files to somebody who looks with them. */
  inspect(look: Look): void;
  /** Of a Dockerfile. */
  readonly image: Image | undefined;
}

/** Reads a file as what it is. */
export function checkable(snapshot: Snapshot, path: string, text: string, kind: FileKind): Checkable {
  if (kind === 'compose') return composeCheckable(snapshot, path, text);
  if (kind === 'workflow') return workflowCheckable(path, text);
  const file = parseDockerfile(path, text);
  const image = imageOf(snapshot, file);
  // Notes about what was not read have no stretch; what has one keeps the file from being built.
  const mistakes = file.problems.filter(({ range }) => range.end > range.start);
  return {
    path,
    text,
    lines: file.lines,
    problems: file.problems,
    suppressions: suppressionsOf(file),
    stopsAtChecks: file.directives.some(({ name, value }) => name === 'check' && STOPS.test(value)),
    inspect: (look) =>
      look(dockerfileRules(), (rule, options) => mendable(mistakes, problemsOf(rule, { file, image, options }))),
    image,
  };
}

/** Source: https://docs.docker.com/reference/dockerfile/#check */
const STOPS = /(^|;)\s*error\s*=\s*(1|[tT]|true|TRUE|True)\s*(;|$)/;

function composeCheckable(snapshot: Snapshot, path: string, text: string): Checkable {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const file = parseCompose(path, text, parseDotEnv(snapshot.read(`${folder}.env`)));
  const dockerfileOf = (service: Service): Dockerfile | undefined => builtFrom(snapshot, file, folder, service);
  return {
    path,
    text,
    lines: file.lines,
    problems: file.problems,
    suppressions: yamlSuppressionsOf(file.document, file.lines),
    inspect: (look) =>
      look(composeFileRules(), (rule, options) =>
        mendable(file.problems, onceAPlace(rule.checkCompose({ file, options, dockerfileOf }))),
      ),
    image: undefined,
  };
}

function workflowCheckable(path: string, text: string): Checkable {
  const file = parseWorkflow(path, text);
  return {
    path,
    text,
    lines: file.lines,
    problems: file.problems,
    suppressions: yamlSuppressionsOf(file.document, file.lines),
    inspect: (look) =>
      look(workflowFileRules(), (rule, options) =>
        mendable(file.problems, onceAPlace(rule.checkWorkflow({ file, options }))),
      ),
    image: undefined,
  };
}

/** A file that was not understood as a whole is not changed: what a fix adds could mean something else there. */
function mendable(mistakes: Checkable['problems'], problems: Iterable<Problem>): Iterable<Problem> {
  return mistakes.length > 0 ? withoutFixes(problems) : problems;
}

function* withoutFixes(problems: Iterable<Problem>): Generator<Problem> {
  for (const problem of problems) yield { ...problem, fix: undefined };
}

/** What services share through an anchor or extend is found once for each of them, and told once: with a fix, where one has it. */
function onceAPlace(problems: Iterable<Problem>): Iterable<Problem> {
  const byPlace = new Map<string, Problem>();
  for (const problem of problems) {
    const place = `${problem.range.start}-${problem.range.end}`;
    const known = byPlace.get(place);
    if (!known || (!known.fix && problem.fix)) byPlace.set(place, problem);
  }
  return byPlace.values();
}

function builtFrom(snapshot: Snapshot, file: ComposeFile, folder: string, service: Service): Dockerfile | undefined {
  const build = service.get('build')?.value;
  if (!build) return undefined;
  const context = build.kind === 'scalar' ? file.interpolate(build.text) : (service.text('build', 'context') ?? '.');
  const name = build.kind === 'map' ? (service.text('build', 'dockerfile') ?? 'Dockerfile') : 'Dockerfile';
  if (context === undefined || /^(https?:|git)/.test(context)) return undefined;
  const path = normalise(`${folder}${context}/${name}`);
  const text = path === undefined ? undefined : snapshot.read(path);
  return path === undefined || text === undefined ? undefined : parseDockerfile(path, text);
}

/** A repository path without `.` and `..`; undefined when it leads out of the repository. */
function normalise(path: string): string | undefined {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}
