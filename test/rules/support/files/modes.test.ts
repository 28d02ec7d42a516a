import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Dockerfile, Instruction } from '../../../../src/dockerfile/model.ts';
import { parseDockerfile } from '../../../../src/dockerfile/parse.ts';
import { copies } from '../../../../src/rules/support/files/copies.ts';
import {
  applySymbolic,
  chmodOfCopy,
  modeChange,
  octalMode,
  targetPath,
} from '../../../../src/rules/support/files/modes.ts';
import { loadShellGrammar } from '../../../../src/shell/parser.ts';

beforeAll(() => loadShellGrammar());

const parse = (text: string): Dockerfile => parseDockerfile('Dockerfile', text);
const lastOf = (text: string): Instruction => parse(text).instructions.at(-1) as Instruction;

describe('octalMode', () => {
  it.each([
    ['755', '755'],
    ['0755', '755'],
    ['00644', '644'],
    ['4755', '4755'],
    ['04755', '4755'],
    ['7', '007'],
    ['0', '000'],
    ['12345', undefined],
    ['758', undefined],
    ['+x', undefined],
    ['755x', undefined],
    ['x755', undefined],
    ['', undefined],
  ])('%s is %s', (text, mode) => expect(octalMode(text)).toBe(mode));
});

describe('applySymbolic', () => {
  it.each([
    ['644', '+x', '755'],
    ['644', 'a+x', '755'],
    ['644', 'u+x', '744'],
    ['644', 'g+x', '654'],
    ['644', 'o+x', '645'],
    ['644', 'ug+x', '754'],
    ['600', '+r', '644'],
    ['444', '+w', '644'],
    ['444', 'a+w', '666'],
    ['444', 'go+w', '466'],
    ['755', '-x', '644'],
    ['777', '-w', '577'],
    ['777', 'a-w', '555'],
    ['777', 'go-rwx', '700'],
    ['755', '=r', '444'],
    ['755', 'u=rw,go=r', '644'],
    ['755', 'a=', '000'],
    ['000', 'u+rwx,g+rx,o+x', '751'],
    ['644', 'u+X', undefined],
    ['644', 'u+s', undefined],
    ['644', 'u+x,g', undefined],
    ['644', 'xu+x', undefined],
    ['644', '755', undefined],
  ])('%s with %s is %s', (octal, symbolic, mode) => expect(applySymbolic(octal, symbolic)).toBe(mode));
});

describe('modeChange', () => {
  const changeOf = (line: string) => {
    const [command] = lastOf(`FROM a\nRUN ${line}\n`).shell().commands;
    const change = command && modeChange(command);
    return change && [change.tool, change.value.text, change.recursive, change.targets.map(({ text }) => text)];
  };

  it.each([
    ['chmod 755 a', ['chmod', '755', false, ['a']]],
    ['chmod -R 755 a b', ['chmod', '755', true, ['a', 'b']]],
    ['chmod -vR 755 a', ['chmod', '755', true, ['a']]],
    ['chmod --recursive 755 a', ['chmod', '755', true, ['a']]],
    ['chmod -v 755 a', ['chmod', '755', false, ['a']]],
    ['chmod --verbose --changes --silent --quiet 755 a', ['chmod', '755', false, ['a']]],
    ['chown app:app a', ['chown', 'app:app', false, ['a']]],
    ['chown -hR app a', ['chown', 'app', true, ['a']]],
    ['chown --no-dereference app a', ['chown', 'app', false, ['a']]],
    ['chown -RHLP app a', ['chown', 'app', true, ['a']]],
    ['chmod 755 a -R', ['chmod', '755', true, ['a']]],
    ['chmod --reference=b a c', undefined],
    ['chown --from=b a c', undefined],
    ['chown --recursive=x a c', undefined],
    ['chmod 755', undefined],
    ['chmod', undefined],
    ['chgrp app a', undefined],
    ['mychmod 755 a', undefined],
  ])('%s', (line, expected) => expect(changeOf(line)).toEqual(expected));
});

describe('targetPath', () => {
  const pathOf = (text: string): string | undefined => {
    const run = lastOf(text);
    const script = run.shell();
    const command = script.commands.find(({ name }) => name === 'chmod');
    const word = command?.args.at(-1);
    return command && word && targetPath(run, script, command, word);
  };

  it.each([
    ['FROM a\nRUN chmod 1 /x/y', '/x/y'],
    ['FROM a\nWORKDIR /w\nRUN chmod 1 y', '/w/y'],
    ['FROM a\nWORKDIR /w\nRUN chmod 1 ../y/', '/y'],
    ['FROM a\nRUN chmod 1 y', undefined],
    ['FROM a\nWORKDIR /w\nRUN cd /v && chmod 1 y', undefined],
    ['FROM a\nWORKDIR /w\nRUN pushd /v && chmod 1 y', undefined],
    ['FROM a\nWORKDIR /w\nRUN chmod 1 y && cd /v', '/w/y'],
    ['FROM a\nWORKDIR /w\nRUN abcd /v && chmod 1 y', '/w/y'],
    ['FROM a\nRUN cd /v && chmod 1 /y', '/y'],
    ['FROM a\nRUN chmod 1 /x/*', undefined],
    ['FROM a\nRUN chmod 1 /x/?', undefined],
    ['FROM a\nRUN chmod 1 /x/[ab]', undefined],
    ['FROM a\nRUN chmod 1 "/x/*"', '/x/*'],
    ['FROM a\nENV D=/d\nRUN chmod 1 $D/y', '/d/y'],
    ['FROM a\nENV D=/d\nRUN chmod 1 ${D}/y', '/d/y'],
    ['FROM a\nENV D=/d\nRUN chmod 1 $D/$E', undefined],
    ['FROM a\nENV D=/d\nRUN chmod 1 ${D:-x}/y', undefined],
    ['FROM a\nRUN chmod 1 /x/$(y)', undefined],
    ['FROM a\nRUN chmod 1 /x/`y`', undefined],
  ])('%j', (text, path) => expect(pathOf(`${text}\n`)).toBe(path));
});

describe('chmodOfCopy', () => {
  const found = (text: string): string | undefined => {
    const file = parse(`FROM a\n${text}\n`);
    const [copy] = copies(file);
    const run = file.instructions.at(-1);
    return copy && run && chmodOfCopy(copy, run.trigger ?? run)?.value.text;
  };

  it.each([
    ['COPY a.sh /a.sh\nRUN chmod +x /a.sh', '+x'],
    ['COPY a.sh /bin/\nRUN chmod 755 /bin/a.sh', '755'],
    ['COPY a.sh /bin\nRUN chmod 755 /bin/a.sh', '755'],
    ['COPY <<EOF /a.sh\nx\nEOF\nRUN chmod +x /a.sh', '+x'],
  ])('%j', (text, mode) => expect(found(text)).toBe(mode));

  it.each([
    'ADD a.sh /a.sh\nRUN chmod +x /a.sh',
    'COPY a.sh b.sh /bin/\nRUN chmod +x /bin/a.sh',
    'COPY *.sh /a.sh\nRUN chmod +x /a.sh',
    'COPY a.sh $X\nRUN chmod +x /a.sh',
    'ONBUILD COPY a.sh /a.sh\nRUN chmod +x /a.sh',
    'COPY a.sh /a.sh\nONBUILD RUN chmod +x /a.sh',
    'COPY a.sh /a.sh\nRUN chmod +x /a.sh && b',
    'COPY a.sh /a.sh\nRUN X=1; chmod +x /a.sh',
    'COPY a.sh /a.sh\nRUN chmod -R +x /a.sh',
    'COPY a.sh /a.sh\nRUN chmod +x /a.sh /b.sh',
    'COPY a.sh /a.sh\nRUN chown app /a.sh',
    'COPY a.sh /a.sh\nRUN --mount=type=cache,target=/x chmod +x /a.sh',
    'COPY a.sh /a.sh\nRUN chmod +x /a.sh > /log',
    'COPY a.sh /a.sh\nRUN if true; then chmod +x /a.sh; fi',
    'COPY a.sh /a.sh\nRUN (chmod +x /a.sh)',
    'COPY a.sh /a.sh\nRUN chmod +x /b.sh',
    'COPY a.sh /a.sh\nRUN chmod +x $X',
    'COPY a.sh /a.sh\nRUN <<EOF\nchmod +x /a.sh\nEOF',
    'COPY a.sh /a.sh\nRUN true',
  ])('not %j', (text) => expect(found(text)).toBeUndefined());
});
