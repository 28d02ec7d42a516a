import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { ruleIndex } from '../../src/report/rule-index.ts';
import { allRules } from '../../src/rules/registry.ts';
import { loadShellGrammar } from '../../src/shell/parser.ts';
import { applyEdits } from '../../src/text/edit.ts';
import { problemsOf } from '../support/rule-cases.ts';
import { RULE_PAGES, rulePage } from '../support/rule-pages.ts';

beforeAll(() => loadShellGrammar());

const HEADINGS = ['What it does', 'Why it matters', 'Bad', 'Good', 'Options', 'See also'];

/** The text below a heading. */
function section(page: string, heading: string): string {
  return page.split(/^## /m).find((each) => each.startsWith(`${heading}\n`)) ?? '';
}

it('has one page a rule and no other', () => {
  expect(readdirSync(RULE_PAGES).sort()).toEqual(
    allRules()
      .map(({ id }) => `${id}.md`)
      .concat('README.md')
      .sort(),
  );
});

it('has an index that is what `npm run docs:rules` makes of the rules now', () =>
  expect(readFileSync(new URL('README.md', RULE_PAGES), 'utf8')).toBe(ruleIndex(allRules())));

it('has the fixed headings', () => {
  for (const { id } of allRules()) {
    const headings = [...rulePage(id).matchAll(/^## (.*)$/gm)].map((match) => match[1]);
    expect([id, headings]).toEqual([id, HEADINGS]);
  }
});

it('gives the reason that the rule gives', () => {
  for (const { id, why } of allRules()) {
    expect([id, why]).toEqual([id, expect.stringMatching(/\w.*\.$/)]);
    expect(section(rulePage(id), 'Why it matters').replaceAll('\n', ' ')).toContain(why);
  }
});

it('names the ids that the rule has elsewhere, and no others', () => {
  for (const { id, aliases } of allRules()) {
    const named = section(rulePage(id), 'See also').split('\n- ').slice(1);
    const others = named.filter((line) => !/:\/\/|\.md\b/.test(line));
    expect([id, aliases.filter((alias) => alias === '' || !named.some((line) => line.includes(alias)))]).toEqual([
      id,
      [],
    ]);
    expect([id, others.filter((line) => !aliases.some((alias) => line.includes(alias)))]).toEqual([id, []]);
  }
});

it('names the options that the rule has, with a default of their type, and no others', () => {
  for (const { id, options = {} } of allRules()) {
    const text = section(rulePage(id), 'Options');
    const named = [...text.matchAll(/(?:^|\. )(?:- )?`([a-z][\w-]*)`(?= \(|:)/gm)].map(([, name]) => name);
    expect([id, named]).toEqual([id, Object.keys(options)]);
    for (const { description, type, default: value } of Object.values(options)) {
      expect([id, description]).toEqual([id, expect.stringMatching(/\w.*\.$/)]);
      expect([id, type]).toEqual([
        id,
        Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value,
      ]);
    }
  }
});

describe.each(allRules().map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const page = rulePage(id);
  const [bad = '', good = ''] = [...page.matchAll(/```(?:dockerfile|yaml|sh)\n([\s\S]*?)```/g)].map(
    (match) => match[1] ?? '',
  );

  // Options with which the examples are meant stand in a block under that heading.
  const set = /## Options\n[\s\S]*?```yaml\n([\s\S]*?)```/.exec(page)?.[1];
  const options: Record<string, unknown> = set === undefined ? {} : parse(set);

  // An ignore file that both examples are meant with.
  const ignored = /```dockerignore\n([\s\S]*?)```/.exec(page)?.[1];
  // Files of the build context that the examples need, by their paths; what is in them doesn't matter.
  const context = /```files\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  // Files whose text does matter: ```text path.
  const texts = [...page.matchAll(/```text (\S+)\n([\s\S]*?)```/g)].map(([, path, text]) => [path, text]);
  const files: Record<string, string> = {
    ...Object.fromEntries(texts),
    ...Object.fromEntries(context.split('\n').flatMap((path) => (path === '' ? [] : [[path, '']]))),
    ...(ignored === undefined ? {} : { '.dockerignore': ignored }),
  };

  // What an external program finds is tested with that program, in test/review/shellcheck.test.ts.
  if (rule.tool !== undefined) return;

  it('fires on Bad, is silent on Good, and its fix of Bad is Good', () => {
    const problems = problemsOf(rule, { name: id, dockerfile: bad, options, files, executables: [] });
    expect(problems.length).toBeGreaterThan(0);
    expect(problemsOf(rule, { name: id, dockerfile: good, options, files, executables: [] })).toEqual([]);
    const edits = problems.flatMap(({ fix }) => fix?.edits ?? []);
    if (rule.fix === 'none') expect(edits).toEqual([]);
    else expect(applyEdits(bad, edits)).toBe(good);
  });
});
