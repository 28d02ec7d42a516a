import { beforeAll, describe, expect, it } from '@jest/globals';
import { scriptGraph } from '../../../src/repository/scripts/graph.ts';
import { memorySnapshot } from '../../../src/repository/snapshot.ts';
import { loadShellGrammar } from '../../../src/shell/parser.ts';

beforeAll(loadShellGrammar);

const X = '#!/bin/sh\ntrue\n';

/** How `tasks/a.sh` is used where this file lies beside it. */
function uses(file: string, text: string): string[] {
  const { scripts } = scriptGraph(memorySnapshot({ 'tasks/a.sh': X, 'deep/other/z.sh': X, [file]: text }));
  return (scripts.find(({ path }) => path === 'tasks/a.sh')?.uses ?? []).map(({ when, kind }) => `${when} ${kind}`);
}

describe('a script whose name only a program knows', () => {
  it.each([
    ['a formatted text', 'x.py', 'import subprocess, sys\nsubprocess.run(["sh", f"tasks/{sys.argv[1]}.sh"])\n'],
    ['one without a suffix', 'x.py', 'import subprocess, sys\nsubprocess.run(["sh", f"tasks/{sys.argv[1]}"])\n'],
    ['a format of old', 'x.py', 'import os, sys\nos.system("sh tasks/%s.sh" % sys.argv[1])\n'],
    ['format()', 'x.py', 'import os, sys\nos.system("sh tasks/{}.sh".format(sys.argv[1]))\n'],
    ['what is joined', 'x.py', 'import os, sys\nos.system("sh tasks/" + sys.argv[1])\n'],
    [
      'a list of the folder',
      'x.py',
      'for f in os.listdir("tasks"):\n    subprocess.run(["sh", os.path.join("tasks", f)])\n',
    ],
    ['glob', 'x.py', 'import glob, subprocess\nfor f in glob.glob("tasks/*.sh"):\n    subprocess.call(f)\n'],
    ['a Path', 'x.py', 'TASKS = Path(__file__).parent / "tasks"\nsubprocess.run([str(TASKS / name)])\n'],
    [
      'a list in Node',
      'x.mjs',
      "import { execSync } from 'node:child_process';\nfs.readdirSync('tasks').forEach((f) => execSync(`sh tasks/${f}`));\n",
    ],
    [
      'a joined path in Node',
      'x.js',
      "const { spawn } = require('child_process');\nspawn('sh', [path.join(__dirname, 'tasks', name)]);\n",
    ],
    ['Ruby', 'x.rb', 'system("sh tasks/#{ARGV[0]}.sh")\n'],
    ['Go', 'x.go', 'exec.Command("sh", fmt.Sprintf("tasks/%s.sh", os.Args[1])).Run()\n'],
    ['PHP', 'x.php', '<?php foreach (glob(__DIR__ . \'/tasks/*.sh\') as $f) { exec("sh $f"); }\n'],
    ['Terraform', 'x.tf', 'resource "x" "y" { user_data = file("tasks/${var.name}.sh") }\n'],
    ['make', 'x.mk', '%.done: tasks/%.sh\n\tsh $< && touch $@\n'],
    ['run-parts in a manifest', 'package.json', '{"scripts": {"all": "run-parts tasks"}}\n'],
    ['a loop where it went', 'x.sh', 'cd tasks && for f in *; do ./$f; done\n'],
    ['a loop in the own folder', 'x.sh', 'cd "$(dirname "$0")/tasks"\nfor f in *; do ./"$f"; done\n'],
    ['the same from its variable', 'x.sh', 'cd "${0%/*}"/tasks && for f in ./*; do ./"$f"; done\n'],
    ['run-parts with a value', 'x.sh', 'run-parts --regex "^[a-z]" --arg=x ./tasks\n'],
    ['what is loaded', 'x.js', "for (const f of fs.readdirSync('tasks')) require(`./tasks/${f}`);\n"],
    ['a loop over folders', 'x.sh', 'DIRS="tasks other"\nfor d in $DIRS; do for f in $d/*; do . $f; done; done\n'],
    ['braces', 'x.sh', 'for n in 1; do . tasks/{a,b}.sh; done\n'],
    ['what git lists', 'x.sh', 'git ls-files tasks | while read f; do sh $f; done\n'],
    ['what fd finds', 'x.sh', 'fd -e sh . tasks -x bash {}\n'],
  ])('may be any of its folder: %s', (_name, file, text) => {
    expect(uses(file, text)).toContain('development may-run');
  });

  it.each([
    ['a word of its own', 'x.py', 'subprocess.run(["tasks", "list"])\n'],
    ['a folder with a file that is named', 'x.py', 'subprocess.run([os.path.join("tasks", "b.txt")])\n'],
    ['a program that runs nothing', 'x.py', 'names = os.listdir("tasks")\n'],
    ['what is imported in lines', 'x.py', 'from lib import (\n  a,\n)\nnames = os.listdir("tasks")\n'],
    ['an expression that is tried', 'x.js', "re.exec(x);\nfs.readdirSync('tasks');\n"],
    ['what is only checked', 'x.sh', 'git ls-files tasks | xargs shellcheck\n'],
  ])('is none of it: %s', (_name, file, text) => {
    expect(uses(file, text)).toEqual([]);
  });
});

describe('a script of whose name the beginning is known', () => {
  const used = (text: string, path: string): boolean => {
    const files = { 'bin/tool': `#!/bin/sh\n${text}\n`, 'bin/tool-add': X, 'bin/other': X, 'deep/tool-add': X };
    return (scriptGraph(memorySnapshot(files)).scripts.find((each) => each.path === path)?.uses.length ?? 0) > 0;
  };

  it.each([
    'exec "$(dirname "$0")/tool-$1" "$@"',
    'exec "$(dirname "$(readlink -f "$0")")/tool-$1" "$@"',
    'for t in add; do "bin/tool-$t"; done',
    'HERE=$(dirname "$0")\n"$HERE/tool-${1}"',
  ])('%s', (text) => {
    expect(used(text, 'bin/tool-add')).toBe(true);
    expect(used(text, 'bin/other')).toBe(false);
  });

  it('is in the folder that is named', () => {
    expect(used('bin/tool-$1', 'deep/tool-add')).toBe(false);
    expect(used('$(dirname "$0")/data-$1', 'bin/tool-add')).toBe(false);
  });

  it('may be a module', () => {
    const of = (text: string): string[] => {
      const { scripts } = scriptGraph(memorySnapshot({ 'scripts/jobs/a.py': 'x = 1\n', 'app/m.py': text }));
      return (scripts.find(({ path }) => path === 'scripts/jobs/a.py')?.uses ?? []).map(({ kind }) => kind);
    };
    expect(of('import importlib\nimportlib.import_module(f"scripts.jobs.{name}")\n')).toEqual(['may-run']);
    expect(of('import importlib\nimportlib.import_module("scripts.jobs." + name)\n')).toEqual(['may-run']);
    expect(of('print(f"scripts.jobs.{name}")\n')).toEqual([]);
  });
});
