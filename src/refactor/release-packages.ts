import { chainInstructions } from '../dockerfile/chain.ts';
import type { Stage } from '../dockerfile/model.ts';
import { packageCalls } from '../shell/packages.ts';
import { librariesOf } from './base-facts.ts';
import { versionedPackages } from './data/versioned-packages.ts';
import { isInRelease, librariesIn, runtimeLibraries } from './runtime-libraries.ts';

/** `libicu52`, `libssl1.1`: a library carries the version of its interface, which is another in the next release. */
const LIBRARY = /^lib[\w+.-]*\d(t64|v5|ldbl|c2a?)?$/;
/** `libpng12-dev`, `libssl1.0-dev`. */
const HEADERS = /^lib[\w+.-]*\d-dev$/;
/** `python3.7-venv`, `openjdk-8-jdk`, `gcc-6`, `postgresql-9.6`: as in scripts/generate-versioned-packages.mjs. */
const VERSIONED =
  /^(?:(?:python|php|ruby|lua|tcl|tk|guile)-?\d+\.\d+|(?:openjdk|gcc|g\+\+|gfortran|clang|llvm|lld|lldb|golang|postgresql|postgresql-client|postgresql-server-dev|mariadb-server|mariadb-client|mysql-server|mysql-client|tomcat)-?\d[\d.]*)(?:-[a-z][\w+.-]*)?$/;
/** Python 2, which no release has that is looked after: https://wiki.debian.org/Python/2Removal */
const PYTHON_2 = /^python(-(?!is-python3$)[\w.-]+)?$|^python2(\.7)?(-[\w.-]+)?$/;
/** There is no index of Alpine's here. */
const ALPINE =
  /^(python|python-dev|python2|python2-dev|py2?-[\w-]+|(php|openjdk|postgresql|llvm|clang|gcc|mariadb)\d[\w.-]*|lua5\.\d[\w.-]*|nodejs-npm)$/;

let versioned: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/**
 * The first package that a stage installs whose name belongs to the release that it has, and that isn't known in another.
 * @param official the official image that the stage would be built on, such as `debian`, and its tag
 */
export function packageOfRelease(stage: Stage, official: string, tag: string): string | undefined {
  const release = librariesOf(official, tag);
  return chainInstructions(stage)
    .filter(({ keyword }) => keyword === 'RUN')
    .flatMap((run) => packageCalls(run.shell()))
    .filter(
      ({ family, subcommand }) => (family === 'apt' || family === 'apk') && /^(install|add)$/.test(subcommand ?? ''),
    )
    .flatMap(({ family, packages }) =>
      packages.flatMap(({ value }) => {
        // A pinned version is one that the release has.
        if (value === undefined || /^[^<>~=]+=(?!.*\*)/.test(value)) return value ?? [];
        const name = value.replace(/[<>~=/].*$/s, '');
        return (family === 'apk' ? ALPINE.test(name) : isLost(name, release)) ? name : [];
      }),
    )[0];
}

function isLost(name: string, release: string | undefined): boolean {
  if (PYTHON_2.test(name)) return true;
  if (HEADERS.test(name)) return runtimeLibraries(name, release) === undefined;
  if (LIBRARY.test(name)) return !isInRelease(name, release, librariesIn);
  return VERSIONED.test(name) && !isInRelease(name, release, versionedIn);
}

function versionedIn(release: string): ReadonlySet<string> {
  versioned ??= new Map(
    Object.entries(versionedPackages).map(([each, text]) => [each, new Set(text.trim().split('\n'))]),
  );
  return versioned.get(release) ?? new Set();
}
