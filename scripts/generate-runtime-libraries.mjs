// Makes src/refactor/data/<release>.ts: which libraries a header package of Debian leaves behind at run time.
// Source: the package index of that Debian release, from the mirror that this machine's apt uses.
//   node scripts/generate-runtime-libraries.mjs bookworm
// A header package (section libdevel) depends on the libraries of its own source package; those are what a program that was built
// against it needs to run. Packages for other languages' libraries are left out.
import { writeFileSync } from 'node:fs';
import { packagesOf } from './debian-index.mjs';

const release = process.argv[2];
const packages = packagesOf(release);

/** `libmariadb-dev-compat` is what `default-libmysqlclient-dev` points to. */
const isHeader = (name) => /-dev(-compat)?$/.test(name);

/** The libraries of a header package's own source, also through header packages of that source. */
function libraries(name, seen = new Set()) {
  if (seen.has(name)) return [];
  seen.add(name);
  const { source, depends } = packages.get(name) ?? { depends: [] };
  return depends.flatMap((other) => {
    const known = packages.get(other);
    // `default-libmysqlclient-dev` and `libboost-system-dev` only point to the header package that is the default.
    const plain = (text) => text.replace(/[\d.]+/g, '');
    const points = isHeader(other) && (name.startsWith('default-') || plain(name) === plain(other));
    if (known === undefined || (known.source !== source && !points)) return [];
    return isHeader(other)
      ? libraries(other, seen)
      : known.section === 'libs' || known.section === 'oldlibs'
        ? [other]
        : [];
  });
}

/** Where a header package has no library of its own source: those of the header packages that it brings (`libgl1-mesa-dev`). */
function brought(name) {
  return (packages.get(name)?.depends ?? []).filter(isHeader).flatMap((other) => libraries(other));
}

const lines = [];
for (const [name] of [...packages].sort(([a], [b]) => (a < b ? -1 : 1))) {
  if (/^(golang|librust|libghc|node-)/.test(name) || !name.endsWith('-dev')) continue;
  const own = libraries(name);
  const found = [...new Set(own.length > 0 ? own : brought(name))]
    .filter((library) => !/-(dev|doc|dbg|bin|data|common|compat)$/.test(library))
    .sort();
  // Headers alone leave nothing behind; then the line holds the name alone.
  const headersOnly = packages.get(name)?.section === 'libdevel' && found.length === 0;
  if (headersOnly || (found.length > 0 && found.length <= 40)) lines.push(`${[name, ...found].join(' ')}\n`);
}
// One long text: it costs nothing until it is taken apart.
writeFileSync(
  new URL(`../src/refactor/data/${release}.ts`, import.meta.url),
  `// Made by scripts/generate-runtime-libraries.mjs; a header package and the libraries that it leaves behind, a line each.\nexport const ${release} = \`\n${lines.join('')}\`;\n`,
);
process.stdout.write(`${lines.length} header packages of ${release}\n`);
