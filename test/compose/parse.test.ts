import { describe, expect, it } from '@jest/globals';
import { interpolate, parseDotEnv } from '../../src/compose/interpolate.ts';
import type { Service } from '../../src/compose/model.ts';
import { parseCompose } from '../../src/compose/parse.ts';

const service = (text: string, name = 'a'): Service => {
  const found = parseCompose('compose.yaml', text).services.find((each) => each.name === name);
  if (!found) throw new Error(`no service ${name}`);
  return found;
};

describe('interpolate', () => {
  const variables = new Map([
    ['A', 'x'],
    ['EMPTY', ''],
  ]);
  it.each([
    ['$A-${A}', 'x-x'],
    ['${A:-y}${B:-y}${B-z}', 'xyz'],
    ['${EMPTY:-y}${EMPTY-z}', 'y'],
    ['${A:+y}${EMPTY:+z}', 'y'],
    ['${B:-${A}}', 'x'],
    ['${A:?must be there}', 'x'],
    ['$$A', '$A'],
    ['cost: 5$', 'cost: 5$'],
    ['$B', undefined],
    ['${B:?must be there}', undefined],
    ['${A:-$B}', 'x'],
    ['${B', '${B'],
    ['${'.repeat(10_000), undefined],
  ])('%s gives %s', (text, value) => {
    expect(interpolate(text, variables)).toBe(value);
  });

  it('reads .env as Compose does', () => {
    expect([...parseDotEnv('A=1\n# B=2\nexport C="x y" # why\nD = z # why\n\n=\n')]).toEqual([
      ['A', '1'],
      ['C', 'x y'],
      ['D', 'z'],
    ]);
  });
});

describe('parseCompose', () => {
  it('reads ports in every form', () => {
    const { ports } = service(
      'services:\n  a:\n    ports:\n      - 80\n      - "8080:80/udp"\n      - 127.0.0.1:1-2:3-4\n      - "[::1]:5:6"\n      - 127.0.0.1::7\n      - {target: 8, published: "9", host_ip: 10.0.0.1}\n      - ${X}:1\n',
    );
    expect(ports.map(({ hostIp, published, target }) => [hostIp, published, target])).toEqual([
      [undefined, undefined, '80'],
      [undefined, '8080', '80'],
      ['127.0.0.1', '1-2', '3-4'],
      ['[::1]', '5', '6'],
      ['127.0.0.1', undefined, '7'],
      ['10.0.0.1', '9', '8'],
      [undefined, undefined, undefined],
    ]);
  });

  it('reads volumes in every form', () => {
    const { mounts } = service(
      'services:\n  a:\n    volumes:\n      - /only\n      - vol:/x\n      - ./d:/x:ro,z\n      - C:\\d:/x\n      - ${D:-/d}:/x\n      - ${D}:/x\n      - {type: bind, source: /s, target: /t, read_only: true}\n',
    );
    expect(mounts.map(({ type, source, target, readOnly }) => [type, source, target, readOnly])).toEqual([
      ['volume', undefined, '/only', false],
      ['volume', 'vol', '/x', false],
      ['bind', './d', '/x', true],
      ['bind', 'C:\\d', '/x', false],
      ['bind', '/d', '/x', false],
      ['other', undefined, '/x', false],
      ['bind', '/s', '/t', true],
    ]);
  });

  it('joins a service with what it extends: keys its own first, lists together', () => {
    const text =
      'services:\n  a:\n    extends: {service: b}\n    ports: ["1"]\n    environment: {X: "1"}\n  b:\n    image: b:1\n    ports: ["2"]\n    environment: [X=2, Y=2]\n';
    const a = service(text);
    expect(a.complete).toBe(true);
    expect(a.text('image')).toBe('b:1');
    expect(a.ports.map(({ target }) => target)).toEqual(['1', '2']);
    expect(a.environment.map(({ key, value }) => [key, value])).toEqual([
      ['X', '1'],
      ['Y', '2'],
    ]);
  });

  it('does not know all of a service that extends another file, or itself', () => {
    expect(service('services:\n  a:\n    image: a:1\n    extends: {file: b.yml, service: a}\n').complete).toBe(false);
    expect(service('services:\n  a:\n    image: a:1\n    extends: a\n').complete).toBe(false);
  });

  it.each([
    ['nothing', ''],
    ['a list', '- a\n'],
    ['services as a list', 'services: [a]\n'],
    ['services of nothing', 'services:\n  a:\n  b: 1\n  c: []\n'],
    ['odd values', 'services:\n  a: {ports: 1, volumes: {x: y}, environment: 3, build: [], extends: [x], image: {}}\n'],
  ])('is not hurt by %s', (_, text) => {
    for (const { ports, mounts, environment, buildArgs } of parseCompose('compose.yaml', text).services)
      expect([ports, mounts, environment, buildArgs]).toEqual([[], [], [], []]);
  });

  it('bounds what services share', () => {
    const shared = `x: &x [${'a=b, '.repeat(3_000)}]\nservices:\n`;
    const text = shared + Array.from({ length: 2_000 }, (_, at) => `  s${at}: {environment: *x}\n`).join('');
    const { services, problems } = parseCompose('compose.yaml', text);
    expect(services.length).toBeLessThan(50);
    expect(problems).toHaveLength(1);
  });
});
