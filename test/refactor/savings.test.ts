import { expect, it } from '@jest/globals';
import { estimatedSavings } from '../../src/refactor/savings.ts';

it('counts what packages share once, and nothing for what it does not know', () => {
  const compiler = estimatedSavings(['gcc']);
  const set = estimatedSavings(['build-essential']);
  expect(compiler).toBeGreaterThan(100);
  expect(set).toBeGreaterThan(compiler);
  expect(estimatedSavings(['build-essential', 'gcc', 'make=4.3-4.1'])).toBe(set);
  expect(estimatedSavings(['gcc', 'cmake'])).toBeLessThan(compiler + estimatedSavings(['cmake']));
  expect(estimatedSavings(['curl', 'nobody-knows'])).toBe(0);
  expect(estimatedSavings([])).toBe(0);
});
