import { beforeAll, expect, it } from '@jest/globals';
import { sortPackages } from '../../../src/rules/style/sort-packages.ts';
import { loadShellGrammar } from '../../../src/shell/parser.ts';
import { problemsOf, ruleCases } from '../../support/rule-cases.ts';

ruleCases(sortPackages, {
  fires: [
    {
      name: 'uv',
      dockerfile:
        'FROM a:1\nRUN uv pip install --system c b==1 a\nRUN uv add --group x c b a\nRUN uv add --index=y c b a\n',
      lines: [2, 3, 4],
      fixed: 'FROM a:1\nRUN uv pip install --system a b==1 c\nRUN uv add --group x a b c\nRUN uv add --index=y a b c\n',
    },

    {
      name: 'one a line, with versions and a variable',
      dockerfile:
        'FROM a:1\nRUN apt-get update && apt-get install -y \\\n    git=1 \\\n    $MORE \\\n    "curl" \\\n    Zip \\\n    apt-utils\n',
      lines: [3],
      fixed:
        'FROM a:1\nRUN apt-get update && apt-get install -y \\\n    apt-utils \\\n    $MORE \\\n    "curl" \\\n    git=1 \\\n    Zip\n',
    },
    {
      name: 'other managers, behind the last flag',
      dockerfile:
        'FROM a:1\nRUN apk add z --no-cache c b a > log\nRUN pip install c b==1 "a[x]>=2"\nRUN npm i @b/x @a/y z\nRUN ["yum", "install", "c", "b", "a"]\n',
      lines: [2, 3, 4, 5],
      fixed:
        'FROM a:1\nRUN apk add z --no-cache a b c > log\nRUN pip install "a[x]>=2" b==1 c\nRUN npm i @a/y @b/x z\nRUN ["yum", "install", "a", "b", "c"]\n',
    },
    { name: 'a comment between', dockerfile: 'FROM a:1\nRUN apk add c \\\n# for b\n b \\\n a\n', lines: [2] },
    {
      name: 'fewer are asked for',
      dockerfile: 'FROM a:1\nRUN apk add b a\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN apk add a b\n',
      options: { min: 2 },
    },
    {
      name: 'a comment before and behind the list',
      dockerfile: 'FROM a:1\n# tools\nRUN apk add c b a && \\\n  # and\n  x\n',
      lines: [3],
      fixed: 'FROM a:1\n# tools\nRUN apk add a b c && \\\n  # and\n  x\n',
    },
    {
      name: 'more managers',
      dockerfile:
        'FROM a:1\nRUN zypper -n install c b a\nRUN composer require c/z b/y a/x\nRUN npm add c b a\nRUN yum -c /etc/y.conf install c b a\n',
      lines: [2, 3, 4, 5],
      fixed:
        'FROM a:1\nRUN zypper -n install a b c\nRUN composer require a/x b/y c/z\nRUN npm add a b c\nRUN yum -c /etc/y.conf install a b c\n',
    },
    {
      name: 'uv without flags, behind switches, beside a path and a variable',
      dockerfile:
        'FROM a:1\nRUN uv add ./x c $Y b a\nRUN uv pip install --no-cache -qv c b a\nRUN uv add --raw-x c a b d\n',
      lines: [2, 3],
      fixed: 'FROM a:1\nRUN uv add ./x a $Y b c\nRUN uv pip install --no-cache -qv a b c\nRUN uv add --raw-x c a b d\n',
    },
  ],
  silent: [
    {
      name: 'an instruction that the list has taken in',
      dockerfile: 'FROM a:1\nRUN apk add --no-cache x-tools x-server \\\n\nCOPY ./data/x.conf /etc/\n',
    },
    {
      name: 'other calls of uv',
      dockerfile:
        'FROM a:1\nRUN uv run c b a && uv pip compile c b a && uv add -r x c b a\nRUN uv pip install --python c b a\n',
    },

    { name: 'sorted, whatever the case and versions', dockerfile: 'FROM a:1\nRUN apt-get install a=2 B c\n' },
    { name: 'two', dockerfile: 'FROM a:1\nRUN apk add b a\n' },
    {
      name: 'requirements, paths',
      dockerfile: 'FROM a:1\nRUN pip install -r r.txt c b a\nRUN apt-get install ./c.deb ./b.deb ./a.deb\n',
    },
    { name: 'other commands', dockerfile: 'FROM a:1\nRUN apt-get remove c b a\nRUN npm run c b a\n' },
    {
      name: 'other requirements',
      dockerfile:
        'FROM a:1\nRUN pip install --requirement r.txt c b a; pip install -e . c b a; pip install --editable . c b a; pip install -c c.txt c b a; pip install --constraint c.txt c b a\nRUN uv pip install --requirement r.txt c b a; uv add --requirements r.txt c b a; uv pip install --constraint c.txt c b a; uv pip install --constraints c.txt c b a; uv add c -r\n',
    },
    {
      name: 'what stands in order by its name alone, one named twice, a lone call',
      dockerfile: 'FROM a:1\nRUN apt-get install a=12 a-b a_x ab b b c; apt-get; uv; uv pip\n',
    },
  ],
});

beforeAll(() => loadShellGrammar());

it('shows the list, and moves only what stands elsewhere', () => {
  const dockerfile = 'FROM a:1\nRUN apk add a c b d && x\n';
  const problems = problemsOf(sortPackages, { name: '', dockerfile });
  expect(
    problems.map(({ range, fix, message }) => [
      dockerfile.slice(range.start, range.end),
      message.replace(/.*: /, ''),
      fix?.edits.length,
    ]),
  ).toEqual([['a c b d', '`b` comes before `c`.', 2]]);
});
