import { lookup } from '../../../text/lookup.ts';
import { type Helper, neededHelpers } from '../helper.ts';
import type { Program } from '../ir.ts';
import { backgroundHelpers } from './helpers/background.ts';
import { failureHelpers } from './helpers/failures.ts';
import { fileHelpers } from './helpers/files.ts';
import type { Surroundings } from './helpers/helper.ts';
import { launchingHelpers } from './helpers/launching.ts';
import { optionHelpers } from './helpers/options.ts';
import { patternHelpers } from './helpers/patterns.ts';
import { printingHelpers } from './helpers/printing.ts';
import { readingHelpers } from './helpers/reading.ts';
import { replacingHelpers } from './helpers/replacing.ts';
import { runningHelpers } from './helpers/running.ts';
import { streamHelpers } from './helpers/streams.ts';
import { testHelpers } from './helpers/tests.ts';
import { trapHelpers } from './helpers/traps.ts';
import { valueHelpers } from './helpers/values.ts';
import type { Names } from './names.ts';

/** What is imported of the standard library, by the name that the code uses. */
const IMPORTS: Readonly<Record<string, string>> = lookup({
  spawn: "import { spawn } from 'node:child_process';",
  once: "import { once } from 'node:events';",
  fs: "import fs from 'node:fs';",
  os: "import os from 'node:os';",
  path: "import path from 'node:path';",
  buffer: "import { buffer } from 'node:stream/consumers';",
  sleep: "import { setTimeout as sleep } from 'node:timers/promises';",
  tty: "import tty from 'node:tty';",
});

/**
 * The helpers that a program needs, in an order that reads well, and its imports.
 * @param needs names of helpers and modules that the program's own code uses
 */
export function helpersOf(
  program: Program,
  needs: ReadonlySet<string>,
  names: Names,
  used: Pick<Surroundings, 'uses' | 'programs'>,
): { readonly code: string[]; readonly imports: string[] } {
  const isModule = (name: string): boolean => Object.hasOwn(IMPORTS, name);
  const { single, several } = used.programs.start;
  // `$!` alone needs no helper that starts anything.
  const wanted = new Set([...needs].map((name) => (name === 'start' && !single && !several ? 'lastPid' : name)));
  const { code, modules } = neededHelpers(libraryOf(program, needs, names, used), wanted, isModule);
  const imports = Object.entries(IMPORTS).flatMap(([name, line]) => (modules.has(name) ? [line] : []));
  return { code, imports };
}

function libraryOf(
  { features, dialect, dispatched }: Program,
  needs: ReadonlySet<string>,
  names: Names,
  used: Pick<Surroundings, 'uses' | 'programs'>,
): Readonly<Record<string, Helper>> {
  const left = !features.has('exit-trap') && used.uses.attempts.length === 0;
  const surroundings: Surroundings = {
    traps: features.has('traps'),
    exits: features.has('exit-trap'),
    trace: features.has('trace'),
    apart: needs.has('apart'),
    redirects: needs.has('redirect'),
    splits: needs.has('onePath'),
    attempts: used.uses.attempts.length > 0,
    options: features.has('exec-options') && !left,
    optionsLeft: features.has('exec-options') && left,
    ...used,
    bash: dialect === 'bash',
    dispatched: dispatched.map((name) => [name, names.function(name)] as const),
  };
  return {
    ...runningHelpers(surroundings),
    ...backgroundHelpers(surroundings),
    ...replacingHelpers(surroundings),
    ...launchingHelpers(surroundings),
    ...streamHelpers(surroundings),
    ...failureHelpers(surroundings),
    ...trapHelpers(surroundings),
    ...readingHelpers(surroundings),
    ...optionHelpers(surroundings),
    ...testHelpers(surroundings),
    ...patternHelpers(surroundings),
    ...fileHelpers(surroundings),
    ...printingHelpers(surroundings),
    ...valueHelpers(surroundings),
  };
}
