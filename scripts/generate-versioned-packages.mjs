// Makes src/refactor/data/versioned-packages.ts: which packages of Debian's releases have the version of a language or a server in their name.
// Source: the package indexes of these releases, from the mirror that this machine's apt uses.
//   node scripts/generate-versioned-packages.mjs bookworm trixie
// Libraries are in the data of generate-runtime-libraries.mjs.
import { writeFileSync } from 'node:fs';
import { packagesOf } from './debian-index.mjs';

/** Languages, compilers and servers whose packages carry their version, for each release another. */
const VERSIONED =
  /^(?:(?:python|php|ruby|lua|tcl|tk|guile)-?\d+\.\d+|(?:openjdk|gcc|g\+\+|gfortran|clang|llvm|lld|lldb|golang|postgresql|postgresql-client|postgresql-server-dev|mariadb-server|mariadb-client|mysql-server|mysql-client|tomcat)-?\d[\d.]*)(?:-[a-z][\w+.-]*)?$/;
/** Compilers for other machines, and packages that nobody installs by name. */
const APART = /-(cross|base|doc|source|dbg|dbgsym)(-|$)|-linux-gnu|-multilib/;

const releases = process.argv.slice(2);
const texts = releases.map((release) => {
  const names = [...packagesOf(release).keys()].filter((name) => VERSIONED.test(name) && !APART.test(name)).sort();
  process.stdout.write(`${names.length} packages of ${release}\n`);
  return `  ${release}: \`\n${names.join('\n')}\n\`,\n`;
});
writeFileSync(
  new URL('../src/refactor/data/versioned-packages.ts', import.meta.url),
  `// Made by scripts/generate-versioned-packages.mjs: packages with the version of a language or a server in their name.\nexport const versionedPackages = {\n${texts.join('')}} as const;\n`,
);
