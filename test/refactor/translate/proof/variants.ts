import type { Case } from './cases.ts';
import type { Run } from './generate.ts';

const RUN: Run = { env: {}, args: [], stdin: 'one\ntwo\n' };

/** Programs that can't be started, or end in other ways than most. */
const TOOLS = [
  'printf \'echo "plain $*"\\n\' > plain',
  "printf '#!/no/such/thing\\n' > lost",
  "printf '#!/bin/sh\\n' > closed",
  'mkdir folder',
  'chmod +x plain lost',
].join('\n');

/** What each of them does as a command, with its exit status. */
function each(command: (name: string) => string): string {
  const names = ['./plain', './lost', './closed', './folder', 'no-such-program', 'dies', 'fail3', 'ok', 'say'];
  return names.map((name) => `${command(name)}\nsay "$?"`).join('\n');
}

interface Variant {
  readonly name: string;
  readonly lines: string;
  /** Shells it is for; both when not given. */
  readonly shells?: readonly ('bash' | 'sh')[];
  readonly runs?: readonly Run[];
}

/** Programs that differ in what they need of the helpers that come along: each gets others. */
const PROGRAMS: readonly Variant[] = [
  { name: 'programs alone', lines: each((name) => `${name} a`) },
  { name: 'programs whose failure ends the script', lines: `set -e\n./plain a\n./lost || say "$?"\n./folder` },
  { name: 'a program of the system alone', lines: 'cat < /dev/null\nls no-such-file\ncat' },
  {
    name: 'names that may be empty',
    lines: '"$1" a\nsay "$?"\n$2 b\nsay "$?"\n"$@"',
    runs: [RUN, { ...RUN, args: ['', ''] }, { ...RUN, args: ['say', 'say'] }],
  },
  { name: 'programs that write nowhere', lines: each((name) => `${name} a > /dev/null`) },
  { name: 'programs that complain nowhere', lines: each((name) => `${name} a 2> /dev/null`) },
  { name: 'programs that say nothing at all', lines: each((name) => `${name} a > /dev/null 2>&1`) },
  { name: 'programs that print as errors', lines: each((name) => `${name} a >&2`) },
  { name: 'programs that read a text', lines: each((name) => `${name} a <<< text`), shells: ['bash'] },
  {
    name: 'programs of which some read a text',
    lines: 'take <<EOF\na $HOME\nEOF\ntake\n./lost <<EOF\nx\nEOF\nsay "$?"',
  },
  { name: 'programs with an environment', lines: each((name) => `A=1 B="$PATH" ${name} a`) },
  { name: 'a program on another path', lines: 'PATH=/no/such/folder say a\nsay "$?"\nA=1 say b' },
  { name: 'outputs alone', lines: each((name) => `x=$(${name} a)\nsay "$x"`) },
  { name: 'outputs with statuses', lines: each((name) => `if x=$(${name} a); then say yes; fi; say "$x"`) },
  { name: 'outputs whose failure ends the script', lines: 'set -e\nx=$(./plain a)\nsay "$x"\nx=$(fail3)\nsay "$x"' },
  { name: 'outputs without complaints', lines: each((name) => `x=$(${name} a 2> /dev/null)\nsay "$x"`) },
  {
    name: 'outputs with complaints',
    lines: each((name) => `x=$(${name} a 2>&1)\n[ -n "$x" ]\nsay "$?"\nx=$(${name} a 2>&1 | wc -l)\nsay "$x"`),
  },
  {
    name: 'outputs of what reads a text',
    lines: 'x=$(take <<< "$1")\nsay "$x"\nsay "$(take <<< b)"',
    shells: ['bash'],
  },
  {
    name: 'outputs of pipelines and programs',
    lines: 'x=$(say a | take)\ny=$(A=1 say b)\nsay "$x" "$y"\nz=$(say a 2> /dev/null | take)\nsay "$z"',
  },
  { name: 'programs that write files', lines: each((name) => `${name} a > out`) },
  {
    name: 'files that can not be opened',
    lines: 'say a > no/such\nsay "$?"\nsay < none\nsay "$?"\nsay b >> folder\nsay "$?"',
  },
  { name: 'errors in a file', lines: each((name) => `${name} a 2> err`) },
  { name: 'errors behind the output', lines: each((name) => `${name} a > out 2>&1`) },
  { name: 'errors where the output was', lines: each((name) => `${name} a 2>&1 > out`) },
  { name: 'errors nowhere and output as errors', lines: each((name) => `${name} a >&2 2> /dev/null`) },
  { name: 'errors as output', lines: each((name) => `${name} a 2>&1`) },
  {
    name: 'programs that complain nowhere beside pipelines',
    lines: `${each((name) => `${name} a 2> /dev/null`)}\n${each((name) => `say x | ${name} a 2> /dev/null`)}`,
  },
  {
    name: 'programs that print as errors beside pipelines',
    lines: `${each((name) => `${name} a >&2`)}\n${each((name) => `${name} a >&2 | take > /dev/null`)}`,
  },
  {
    name: 'programs that say nothing beside pipelines',
    lines: `${each((name) => `${name} a > /dev/null 2>&1`)}\nsay x | take < /dev/null\nA=1 say x | take`,
  },
  {
    name: 'pipelines alone',
    lines: 'say a | take\nsay "$?"\n./lost | take\nsay "$?"\nsay a | no-such-program\nsay "$?"\nsay a | dies | take',
  },
  {
    name: 'pipelines whose failure ends the script',
    lines: 'set -e\nsay a | take\nfail3 | take\nsay a | fail3\nsay b',
  },
  {
    name: 'pipelines of which every stage counts',
    lines: 'set -o pipefail\nfail3 | take\nsay "$?"\nfail3 | dies | ok\nsay "$?"\nx=$(fail1 | take) || say "$?"',
    shells: ['bash'],
  },
  { name: 'pipelines with a text', lines: 'echo "a $HOME" | take\necho b | take | take' },
  {
    name: 'stages with streams and environments',
    lines: 'A=1 say a 2> err | take > out\nsay b | B=1 take 2>&1\nno-such-program 2> /dev/null | take',
  },
  {
    name: 'stages that are functions',
    lines:
      'f() { read -r line; say "f $line"; return 3; }\nsay a | f\nsay "$?"\nf | take\nsay "$?"\nx=$(f) || say "$x $?"',
  },
  { name: 'programs in the background alone', lines: 'ok &\nsay a\nno-such-program &\nsleep 0.2' },
  {
    name: 'programs in the background by number',
    lines: 'ok &\n[ -n "$!" ] && say started\nno-such-program &\n[ -n "$!" ] && say too',
  },
  {
    name: 'programs in the background that are waited for',
    lines: 'fail3 &\nwait "$!"\nsay "$?"\nno-such-program &\nwait "$!"\nsay "$?"\n./lost &\nwait "$!"\nsay "$?"\nwait',
  },
  {
    name: 'programs in the background with streams',
    lines:
      'say a > out 2>&1 &\nwait "$!"\nA=1 say b &\nwait\ntake < out &\nwait "$!"\nsay c > no/such &\nwait "$!"\nsay "$?"',
  },
  { name: 'pipelines in the background', lines: 'say a | take > out &\nwait\ntake < out' },
  { name: 'signals to others', lines: 'kill -0 "$$"\nsay "$?"\nkill -0 999999999\nsay "$?"', shells: ['bash'] },
  { name: 'streams for good', lines: 'exec < file\nexec > out\nsay a\ntake' },
  { name: 'errors for good where the output is', lines: 'exec 2>&1\nwarn a\nsay b' },
  { name: 'streams for good nowhere', lines: 'exec > /dev/null\nsay a\nwarn b' },
  { name: 'streams for good that may fail', lines: 'exec > no/such/out\nsay "$?"', shells: ['bash'] },
  { name: 'blocks with a file', lines: '{ say a; take; } > out < file\nsay "$?"' },
  { name: 'blocks with errors as output', lines: '{ say a; warn b; } 2>&1\nsay c' },
  { name: 'blocks with output as errors', lines: '{ say a; warn b; } >&2\nsay c' },
  {
    name: 'blocks that write nowhere',
    lines: '{ say a; warn b; } > /dev/null\n{ say a; warn b; } 2> /dev/null\nsay c',
  },
  { name: 'another program with an environment', lines: 'A=1 exec say a' },
  { name: 'another program with streams', lines: 'exec say a > out 2>&1' },
  { name: 'another program with errors as output', lines: 'exec warn a 2>&1' },
  {
    name: 'another program, which may be none',
    lines: 'exec $1\nsay "$?"',
    shells: ['sh'],
    runs: [RUN, { ...RUN, args: ['say'] }, { ...RUN, args: ['./plain a'] }],
  },
  {
    name: 'what is given as the program',
    lines: 'exec "$@"',
    runs: [[], [''], ['say', 'a'], ['./plain', 'a'], ['./lost'], ['folder'], ['no-such-program']].map((args) => ({
      ...RUN,
      args,
    })),
  },
  ...['./plain', './lost', './closed', './folder', 'folder', 'no-such-program', 'say', 'cat'].map((name) => ({
    name: `another program: ${name}`,
    lines: `exec ${name}`,
  })),
  { name: 'programs that are shown', lines: 'set -x\nsay "a b"\nx=$(say c)\nexec say "$x"' },
  { name: 'programs that are shown and write files', lines: 'set -x\nsay "a b" > out\nsay "$?"\ntake < out' },
  {
    name: 'texts that are printed',
    lines: 'echo a\necho "$1" "$HOME"\necho b >&2\nprintf "%s" c',
    runs: [
      { ...RUN, args: ['d'] },
      { ...RUN, args: ['-n'] },
    ],
  },
  { name: 'nothing that is printed', lines: 'FOO=bar\nexport FOO' },
  { name: 'a folder that can not be made', lines: 'say a\nmkdir -p "plain/b"\nsay "$?"' },
];

export const VARIANTS: readonly Case[] = PROGRAMS.flatMap(({ name, lines, shells = ['bash', 'sh'], runs = [RUN] }) =>
  shells.map((shell) => ({ name: `${name}, in ${shell}`, script: `#!/bin/${shell}\n${TOOLS}\n${lines}\n`, runs })),
);
