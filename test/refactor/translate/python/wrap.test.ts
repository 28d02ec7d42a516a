import { describe, expect, it } from '@jest/globals';
import { wrap } from '../../../../src/refactor/translate/python/wrap.ts';

const words = (count: number, text = 'a-word'): string[] => Array.from({ length: count }, (_, at) => `"${text}-${at}"`);

describe('wrap', () => {
  it.each([
    ['a line that fits', `run(["a", "b"])`],
    ['a comment', `    # ${'text, (with brackets) '.repeat(8)}`],
    ['a line with a comment behind it', `    run([${words(12).join(', ')}])  # why`],
    ['one long text', `x = f"${'text, (with brackets) '.repeat(8)}"`],
    ['what goes on behind its brackets', `x = f(${words(12).join(', ')}) + 1`],
    ['a part that is taken', `x = {"a": "${'b'.repeat(100)}"}[${'name'.repeat(10)}]`],
    ['brackets that hold little', `x = f("${'a'.repeat(100)}").split("b")`],
    ['brackets that hold nothing', `${'x'.repeat(110)} = f()`],
  ])('leaves %s as it is', (_name, line) => {
    expect(wrap(line)).toBe(line);
  });

  it('keeps a list at the bracket of its call, with options beside their values', () => {
    const line =
      '    run(["letsencrypt", "certonly", "--webroot", "-w", "/var/www/letsencrypt", "-d", os.environ.get("CN", ""), "--agree-tos", "--email", os.environ.get("EMAIL", ""), "--non-interactive", "--text"])';
    expect(wrap(line)).toBe(`    run([
        "letsencrypt", "certonly", "--webroot", "-w", "/var/www/letsencrypt",
        "-d", os.environ.get("CN", ""), "--agree-tos", "--email", os.environ.get("EMAIL", ""),
        "--non-interactive", "--text",
    ])`);
  });

  it('keeps what follows the list behind it, and a condition', () => {
    const list = words(11).join(', ');
    const inner = `    ${words(8).join(', ')},\n    ${words(11).slice(8).join(', ')},\n`;
    expect(wrap(`run([${list}], stdout=subprocess.DEVNULL)`)).toBe(`run([\n${inner}], stdout=subprocess.DEVNULL)`);
    expect(wrap(`while run([${list}], check=True) != 0:`)).toBe(`while run([\n${inner}], check=True) != 0:`);
    expect(wrap(`x = f(output([${list}]))`)).toBe(`x = f(output([\n${inner}]))`);
    expect(wrap(`for x in [${list}]:`)).toBe(`for x in [\n${inner}]:`);
  });

  it('has the stages of a pipeline in lines of their own', () => {
    const stage = `[${words(5).join(', ')}]`;
    expect(wrap(`x = output(${stage}, ${stage}, ["sort"])`)).toBe(
      `x = output(\n    ${stage},\n    ${stage},\n    ["sort"],\n)`,
    );
  });

  it('has all in one line more where the list is short', () => {
    const text = `f"${'x'.repeat(50)}"`;
    expect(wrap(`the_status_of = run(["cat"], stdout=("w", "file"), text=${text})`)).toBe(
      `the_status_of = run(\n    ["cat"], stdout=("w", "file"), text=${text}\n)`,
    );
  });

  it('has one item a line where what follows the list has no room behind it', () => {
    const text = `f"${'x'.repeat(90)}"`;
    expect(wrap(`run(["cat"], stdout=("w", "file"), text=${text})`)).toBe(
      `run(\n    ["cat"],\n    stdout=("w", "file"),\n    text=${text},\n)`,
    );
  });

  it('puts no comma where it would change what the code means', () => {
    const name = 'n'.repeat(60);
    expect(wrap(`x = (${name} or\t${name})`)).toBe(`x = (\n    ${name} or\t${name}\n)`);
    expect(wrap(`f(*words(${name}${name}))`)).toBe(`f(\n    *words(\n        ${name}${name},\n    )\n)`);
    expect(wrap(`x = [each.${name} for each in ${name}]`)).toBe(`x = [\n    each.${name} for each in ${name}\n]`);
    expect(wrap(`x = any(each.${name} for each in ${name})`)).toBe(`x = any(\n    each.${name} for each in ${name}\n)`);
  });

  it('does not look for brackets in texts', () => {
    const text = '"a (text, [with {all"';
    expect(wrap(`run([${[...words(8), text, "')'"].join(', ')}])`)).toBe(
      `run([\n    ${words(8).join(', ')},\n    ${text}, ')',\n])`,
    );
  });
});
