import { expect, it } from '@jest/globals';
import { isSinceBookworm } from '../../src/refactor/base-since.ts';

it.each([
  ['python', '3.11'],
  ['python', '3.7-slim'],
  ['python', '3.11.4'],
  ['python', '3'],
  ['node', '18'],
  ['node', '20.3.0-slim'],
  ['golang', '1.19'],
  ['gcc', '9'],
  ['rust', '1'],
  ['python', '3.99'],
  ['python', '4'],
])('knows that %s:%s is on Debian 12 or newer', (image, tag) => {
  expect(isSinceBookworm(image, tag)).toBe(true);
});

it.each([
  ['an older version', 'python', '3.6'],
  ['a patch from before', 'python', '3.11.3-slim'],
  ['a major version from before', 'node', '16'],
  ['a minor version from before', 'node', '20.1'],
  ['a version between two that were built anew', 'node', '19.9.0'],
  ['a tag without a version', 'python', 'latest'],
  ['a tag that only begins like one', 'python', '3.11rc1'],
  ['an image that is not in the table', 'constructor', '1'],
])('does not know it of %s', (_, image, tag) => {
  expect(isSinceBookworm(image, tag)).toBe(false);
});
