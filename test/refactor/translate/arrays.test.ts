import { describe, expect, it } from '@jest/globals';
import { main, refusals } from '../../support/translated.ts';

describe('items of arrays', () => {
  it('are read at places that are known at run time', () => {
    const lines = [
      'set -e',
      'hosts=("$@" last)',
      'for i in "${!hosts[@]}"; do',
      '  say "$i" "${hosts[$i]}" "${hosts[i + 1]:-}"',
      'done',
      'say "${hosts[-1]}" "${hosts[0]}" ${#hosts[1]}',
    ];
    expect(main(lines.join('\n'))).toBe(`hosts = [*args, "last"]
for i in range(len(hosts)):
    run([
        "say", str(i), checked_item(hosts, i) or "", checked_item(hosts, i + 1) or "",
    ], check=True)
run([
    "say", checked_item(hosts, -1) or "", hosts[0] if hosts else "",
    str(len(hosts[1] if len(hosts) > 1 else "")),
], check=True)`);
  });

  it('end the program where there are none, with set -u', () => {
    expect(main('set -u\na=("$@")\nsay "${a[2]}" "${a[2]:-}"')).toContain(
      'bound(a[2] if len(a) > 2 else None, "a[2]"), a[2] if len(a) > 2 else ""',
    );
  });

  it('stay the same in a loop that adds to them', () => {
    expect(main('a=("$@")\nfor x in "${a[@]}"; do a+=("$x"); done')).toContain('for x in [*a]:');
  });

  it.each([
    ['what is no number', 'a=(x)\nsay "${a[x y]}"', '3 ${a[…]}'],
    ['what counts on', 'a=(x)\nn=0\nsay "${a[n++]}"', '4 ${a[…]}'],
    ['a length of what may be before the first', 'a=(x)\nsay "${#a[-1]}"', '3 ${#a[…]}'],
    ['-e that may be on', 'a=(x)\n[ "$1" ] && set -e\nsay "${a[-1]}"', '4 ${a[…]}'],
    ['a default that is assigned', 'a=(x)\nsay "${a[1]:=y}"', '3 ${a=…}'],
    ['no array', 'a=x\nsay "${a[$1]}"', '3 ${a[…]}'],
  ])('are refused at %s', (_name, lines, refusal) => {
    expect(refusals(lines)).toContain(refusal);
  });
});

describe('the last argument', () => {
  it.each(['${@: -1}', '${!#}', '${*: -1}'])('is what the script is called as where there is none: %s', (last) => {
    expect(main(`say "${last}" "\${@:2:3}"`)).toBe(
      'return run(["say", args[-1] if args else sys.argv[0], *args[1:4]])',
    );
  });

  it('is refused where the place is another', () => {
    expect(refusals('say "${@: -2}"\nsay "${@:0}"\nsay "${@:1:-1}"')).toEqual(['2 ${@:…}', '3 ${@:…}', '4 ${@:…}']);
  });
});

describe('a function that another command defines', () => {
  it('is refused', () => {
    expect(refusals('f() {\n  g() { say; }\n  g\n}\nf')).toEqual(['3 g()']);
  });
});

describe('mapfile', () => {
  it('takes all lines of a text or of the input', () => {
    expect(main('mapfile -t a <<< "$(list)"\nreadarray -t b')).toBe(
      'a = output(["list"]).split("\\n")\nb = input_lines()',
    );
    expect(main('set -e\nmapfile -t a < "$1"\nsay "${a[@]}"')).toContain('a = input_lines()');
  });

  it.each([
    ['line ends that stay', 'mapfile a < f', '2 mapfile'],
    ['a number of lines', 'mapfile -n 1 -t a < f', '2 mapfile'],
    ['no name', 'readarray -t < f', '2 readarray'],
    ['a file that may not be there', 'mapfile -t a < f\nsay "${a[@]}"', '3 ${a[…]}'],
  ])('is refused with %s', (_name, lines, refusal) => {
    expect(refusals(lines)).toContain(refusal);
  });
});

describe('a local variable that takes the name of an exported one', () => {
  it('is refused also where it is an argument', () => {
    expect(refusals('f() {\n  local msg="$1"\n  say "$msg"\n}\nexport msg=a\nf b')).toEqual(['3 local msg']);
  });
});

describe('BASH_REMATCH', () => {
  it('is what the groups of a regular expression matched', () => {
    const lines = [
      'if [[ $1 =~ ^([a-z]+)(:[0-9]+)?$ ]]; then',
      '  say "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}"',
      'fi',
    ];
    expect(main(lines.join('\n'))).toBe(`match = re.fullmatch("([a-z]+)(:[0-9]+)?", args[0] if args else "")
if match:
    return run(["say", match[1], match[2] or ""])`);
  });

  it('is not kept where nobody reads it', () => {
    expect(main('if [[ $1 =~ ^((a|ab)(c))+$ ]]; then say; fi')).not.toContain('match =');
    expect(main('if [[ $1 =~ (a) ]]; then say "${BASH_REMATCH[1]+set}"; fi')).toContain('if re.search("(a)", ');
  });

  it.each([
    ['a test that may have failed', '[[ $1 =~ (a) ]]\nsay "${BASH_REMATCH[1]}"', '3 ${BASH_REMATCH[…]}'],
    ['one of two tests', 'if [[ $1 =~ (a) || $2 =~ (b) ]]; then say "${BASH_REMATCH[1]}"; fi', '2 ${BASH_REMATCH[…]}'],
    [
      'another test since',
      'if [[ $1 =~ (a) ]]; then\n[[ b =~ b ]]\nsay "${BASH_REMATCH[1]}"; fi',
      '4 ${BASH_REMATCH[…]}',
    ],
    [
      'a function that tests too',
      'f() { [[ $1 =~ b ]]; }\nif [[ $1 =~ (a) ]]; then\nf b\nsay "${BASH_REMATCH[1]}"; fi',
      '5 ${BASH_REMATCH[…]}',
    ],
    [
      'a trap that tests too',
      'trap \'[[ x =~ x ]]\' TERM\nif [[ $1 =~ (a) ]]; then say "$BASH_REMATCH"; fi',
      '3 ${BASH_REMATCH[…]}',
    ],
    ['another function', 'f() { say "${BASH_REMATCH[1]}"; }\nif [[ $1 =~ (a) ]]; then f; fi', '2 ${BASH_REMATCH[…]}'],
    ['ways that begin alike', 'if [[ $1 =~ (a|ab)(c|bcd) ]]; then say "${BASH_REMATCH[1]}"; fi', '2 BASH_REMATCH'],
    ['groups that repeat', 'if [[ $1 =~ ^(a|b)*$ ]]; then say "${BASH_REMATCH[1]}"; fi', '2 BASH_REMATCH'],
    ['groups in groups', 'if [[ $1 =~ ^(a(b))$ ]]; then say "${BASH_REMATCH[1]}"; fi', '2 BASH_REMATCH'],
    [
      'a group that may be missing before an open end',
      'if [[ $1 =~ (a)?(ab) ]]; then say "${BASH_REMATCH[1]}"; fi',
      '2 BASH_REMATCH',
    ],
    ['a choice outside of groups', 'if [[ $1 =~ (a)|ab ]]; then say "${BASH_REMATCH[1]}"; fi', '2 BASH_REMATCH'],
    ['a group that there is none of', 'if [[ $1 =~ (a) ]]; then say "${BASH_REMATCH[2]}"; fi', '2 ${BASH_REMATCH[2]}'],
    ['a place known at run time', 'if [[ $1 =~ (a) ]]; then say "${BASH_REMATCH[$2]}"; fi', '2 ${BASH_REMATCH[…]}'],
  ])('is refused with %s', (_name, lines, refusal) => {
    expect(refusals(lines)).toContain(refusal);
  });
});
