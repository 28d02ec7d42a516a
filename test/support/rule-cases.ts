import { beforeAll, describe, expect, it } from '@jest/globals';
import { memorySnapshot } from '../../src/repository/snapshot.ts';
import { checkable } from '../../src/review/checkable.ts';
import { problemsOf as findings } from '../../src/rules/mentions.ts';
import type { AnyRule, ComposeRule, Problem, Rule, ScriptRule, WorkflowRule } from '../../src/rules/rule.ts';
import { imageScripts } from '../../src/rules/support/commands/image-scripts.ts';
import { loadShellGrammar } from '../../src/shell/parser.ts';
import { applyEdits } from '../../src/text/edit.ts';
import { lineAt, lineIndex } from '../../src/text/lines.ts';
import { testImage } from './images.ts';

export interface FiresCase {
  readonly name: string;
  readonly dockerfile: string;
  /** The first lines (from 1) of the places where the rule fires, in order. */
  readonly lines: readonly number[];
  /** The text after all fixes of the rule; leave out where the rule has no fix here. */
  readonly fixed?: string;
  readonly files?: Record<string, string>;
  readonly executables?: readonly string[];
  readonly options?: Record<string, unknown>;
}

export interface SilentCase {
  readonly name: string;
  readonly dockerfile: string;
  readonly files?: Record<string, string>;
  /** The files that are executable; left out, nobody knows. */
  readonly executables?: readonly string[];
  readonly options?: Record<string, unknown>;
}

/** A case of a rule about compose files or workflows: as a `FiresCase`, with `yaml` for the text. */
export type YamlFiresCase = Omit<FiresCase, 'dockerfile'> & { readonly yaml: string };
export type YamlSilentCase = Omit<SilentCase, 'dockerfile'> & { readonly yaml: string };

/** A case of a rule about scripts: as a `FiresCase`, with the text of `start.sh`, which the image starts unless `files` has another Dockerfile. */
export type ScriptFiresCase = Omit<FiresCase, 'dockerfile'> & { readonly script: string };
export type ScriptSilentCase = Omit<SilentCase, 'dockerfile'> & { readonly script: string };

const SCRIPT = 'start.sh';
const START = 'FROM debian:12\nCOPY start.sh /\nENTRYPOINT ["/start.sh"]\n';

/** Runs a rule over one Dockerfile text, or whatever text it is about. */
export function problemsOf(rule: AnyRule, test: SilentCase): Problem[] {
  const defaults = Object.fromEntries(
    Object.entries(rule.options ?? {}).map(([name, schema]) => [name, schema.default]),
  );
  const options = { ...defaults, ...test.options };
  if ('check' in rule) {
    const image = testImage(test.dockerfile, test.files, test.executables);
    return [...findings(rule, { file: image.dockerfile, image, options })];
  }
  if ('checkScript' in rule) {
    const { Dockerfile = START, ...files } = test.files ?? {};
    const image = testImage(Dockerfile, { ...files, [SCRIPT]: test.dockerfile });
    const script = imageScripts(image).find(({ path }) => path === SCRIPT);
    return script ? [...rule.checkScript({ script, options })] : [];
  }
  const kind = 'checkCompose' in rule ? 'compose' : 'workflow';
  const path = kind === 'compose' ? 'compose.yaml' : '.github/workflows/build.yml';
  const snapshot = memorySnapshot({ ...test.files, [path]: test.dockerfile });
  const file = checkable(snapshot, path, test.dockerfile, kind);
  expect(file.problems).toEqual([]);
  const found: Problem[] = [];
  file.inspect((rules, problems) => {
    for (const each of rules) if (each.id === rule.id) found.push(...problems(each, options));
  });
  return found;
}

/** A rule's cases read as a list; each firing case is also run with CRLF line endings. */
export function ruleCases(
  rule: Rule,
  cases: { readonly fires: readonly FiresCase[]; readonly silent: readonly SilentCase[] },
): void {
  runCases(rule, cases);
}

/** The same for a rule about compose files or workflows. */
export function yamlCases(
  rule: ComposeRule | WorkflowRule,
  cases: { readonly fires: readonly YamlFiresCase[]; readonly silent: readonly YamlSilentCase[] },
): void {
  runCases(rule, {
    fires: cases.fires.map((test) => ({ ...test, dockerfile: test.yaml })),
    silent: cases.silent.map((test) => ({ ...test, dockerfile: test.yaml })),
  });
}

/** The same for a rule about scripts. */
export function scriptCases(
  rule: ScriptRule,
  cases: { readonly fires: readonly ScriptFiresCase[]; readonly silent: readonly ScriptSilentCase[] },
): void {
  runCases(rule, {
    fires: cases.fires.map((test) => ({ ...test, dockerfile: test.script })),
    silent: cases.silent.map((test) => ({ ...test, dockerfile: test.script })),
  });
}

function runCases(
  rule: AnyRule,
  cases: { readonly fires: readonly FiresCase[]; readonly silent: readonly SilentCase[] },
): void {
  describe(rule.id, () => {
    beforeAll(() => loadShellGrammar());
    for (const test of cases.fires) {
      it(`fires: ${test.name}`, () => expectFires(rule, test));
      if (!test.dockerfile.includes('\r')) it(`fires with CRLF: ${test.name}`, () => expectFires(rule, withCrlf(test)));
    }
    for (const test of cases.silent) {
      it(`silent: ${test.name}`, () => expect(problemsOf(rule, test)).toEqual([]));
    }
  });
}

function withCrlf(test: FiresCase): FiresCase {
  const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
  return { ...test, dockerfile: crlf(test.dockerfile), fixed: test.fixed === undefined ? undefined : crlf(test.fixed) };
}

function expectFires(rule: AnyRule, test: FiresCase): void {
  const problems = problemsOf(rule, test);
  const lines = lineIndex(test.dockerfile);
  expect(problems.map(({ range }) => lineAt(lines, range.start))).toEqual(test.lines);
  for (const { range } of problems) {
    expect(range.start).toBeLessThanOrEqual(range.end);
    expect(range.end).toBeLessThanOrEqual(test.dockerfile.length);
  }
  for (const { message, fix } of problems) {
    expect(message.length).toBeGreaterThan(5);
    if (fix === undefined) continue;
    expect(['safe', 'unsafe']).toContain(fix.safety);
    expect(rule.fix).not.toBe('none');
    expect(fix.title.length).toBeGreaterThan(3);
  }
  const edits = problems.flatMap(({ fix }) => fix?.edits ?? []);
  if (test.fixed === undefined) expect(edits).toEqual([]);
  else expect(applyEdits(test.dockerfile, edits)).toBe(test.fixed);
}
