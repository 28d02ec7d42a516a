import { beforeAll, describe, expect, it } from '@jest/globals';
import { maintainerDeprecated } from '../../src/rules/instructions/maintainer-deprecated.ts';
import { problemsOf } from '../../src/rules/mentions.ts';
import { aptAssumeYes } from '../../src/rules/packages-apt/apt-assume-yes.ts';
import { allRules } from '../../src/rules/registry.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { loadShellGrammar } from '../../src/shell/parser.ts';
import { testImage } from '../support/images.ts';

beforeAll(() => loadShellGrammar());

const found = (text: string, rule: Rule = aptAssumeYes): number => {
  const image = testImage(text);
  return [...problemsOf(rule, { file: image.dockerfile, image, options: {} })].length;
};

describe('problemsOf', () => {
  it('finds what a file mentions, in any case', () => {
    expect(found('FROM debian:12\nRUN apt-get install jq\n')).toBe(1);
    expect(found('FROM debian:12\nMaintainer me\n', maintainerDeprecated)).toBe(1);
  });

  it('spares a rule all files that mention nothing of it', () => {
    const image = testImage('FROM debian:12\nRUN make\n');
    const asked = {
      ...aptAssumeYes,
      check: () => {
        throw new Error('The rule was asked.');
      },
    };
    expect([...problemsOf(asked, { file: image.dockerfile, image, options: {} })]).toEqual([]);
  });
});

it('holds files against words in lower case', () => {
  const words = allRules().flatMap((rule) => ('mentions' in rule ? (rule.mentions ?? []) : []));
  expect(words.length).toBeGreaterThan(100);
  expect(words.filter((word) => word === '' || word !== word.toLowerCase())).toEqual([]);
});
