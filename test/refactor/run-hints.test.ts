import { beforeAll, describe, expect, it } from '@jest/globals';
import { nonRoot } from '../../src/refactor/non-root.ts';
import { loadShellGrammar } from '../../src/shell/parser.ts';
import { testImage } from '../support/images.ts';

beforeAll(() => loadShellGrammar());

/** The reasons against another account. */
function reasons(dockerfile: string, files: Record<string, string> = {}): string {
  const result = nonRoot(testImage(dockerfile, files));
  return result.offered ? '' : result.reasons.map(({ message }) => message).join('\n');
}

const X = 'FROM debian:12\nCMD ["x"]\n';

describe('how an image is run', () => {
  it.each([
    ['# docker run --rm --net host \\\n# \t--cap-add NET_ADMIN \\\n#\tx\n', '--cap-add NET_ADMIN'],
    ['# docker run --privileged x\n', '--privileged'],
    ['#\t--device /dev/snd \\\n', '--device'],
  ])('is told by its comments: %s', (comment, told) => {
    expect(reasons(`${comment}${X}`)).toContain(`run with \`${told}\``);
    expect(reasons(X.replace('CMD', `LABEL docker_run_flags="${told}"\nCMD`))).toContain(`run with \`${told}\``);
  });

  it.each(['# Never use --privileged-mode of old\n', '# --device-name sets it\n', '# capabilities\n'])(
    'is not told by other words: %s',
    (comment) => {
      expect(reasons(`${comment}${X}`)).toBe('');
    },
  );

  it.each([
    ['services:\n  a:\n    build: .\n    privileged: true\n', 'privileged'],
    ['services:\n  a:\n    build: {context: .}\n    cap_add: [NET_ADMIN]\n', 'cap_add'],
    [
      'services:\n  a:\n    build:\n      context: .\n      dockerfile: ./Dockerfile\n    devices:\n      - /dev/snd\n',
      'devices',
    ],
  ])('is told by a compose file beside it: %s', (compose, key) => {
    expect(reasons(X, { 'compose.yaml': compose })).toContain(`\`compose.yaml\` runs it with \`${key}\``);
  });

  it.each([
    'services:\n  a:\n    build: .\n    privileged: false\n    cap_add: []\n',
    'services:\n  a:\n    build: other\n    privileged: true\n',
    'services:\n  a:\n    image: other\n    privileged: true\n',
    'services: {a: {build: ., cap_drop: [ALL]}}\n',
    'services: [\n',
  ])('is not told by services of other images, or that take rights away: %s', (compose) => {
    expect(reasons(X, { 'compose.yaml': compose })).toBe('');
  });

  it("is told by a script that runs it in the caller's folder", () => {
    const script =
      'docker build -t protoc .\ndocker run --rm \\\n  --volume "$(pwd):$(pwd)" --workdir "$(pwd)" protoc\n';
    expect(reasons(X, { 'update.sh': script })).toContain("`update.sh` runs it in the caller's folder");
    expect(reasons(X, { Makefile: 'gen:\n\tdocker run -v ${PWD}:/w -w ${PWD} protoc\n' })).toContain(
      '`Makefile` runs it',
    );
    expect(reasons(X, { 'update.sh': 'docker run -v "$PWD/data:/data" x\n' })).toBe('');
    expect(reasons(X, { 'other/update.sh': script })).toBe('');
  });
});
