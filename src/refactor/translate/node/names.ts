import type { Program } from '../ir.ts';
import { namesIn, ProgramNames } from '../names.ts';

/** Names that a variable must not take: JavaScript's own, Node's globals, and those that every program has. */
const LANGUAGE: readonly string[] = (
  'abstract arguments as async await boolean break byte case catch char class const continue debugger default delete do double else ' +
  'enum eval export extends false final finally float for from function get goto if implements import in instanceof int interface let ' +
  'long native new null of package private protected public return set short static super switch synchronized this throw throws ' +
  'transient true try typeof undefined var void volatile while with yield NaN Infinity console process global globalThis Buffer URL ' +
  'fetch setTimeout clearTimeout String Number Array Object Math JSON Promise RegExp Set Map Error main args check'
).split(' ');

/** Modules, and names of the helpers. */
const HELPERS: readonly string[] = (
  'fs os path tty spawn sleep once buffer print complain put required bound fail must exitCode number compare quotient words files ' +
  'matches patternRegex escapeRegex cutPrefix cutSuffix withoutPrefix withoutSuffix afterFirst beforeLast substring substitute ' +
  'padZeros echo echoText ESCAPE unescape beside sameFile realPath setUmask endsEarly readFile write append newer stat hasType ' +
  'canAccess currentFolder changeFolder pushFolder popFolder folders streams openStreams redirect readLine readWords readList ' +
  'nextLine part test evaluate unaryTest binaryTest trap traps pending wake runTraps atExit leave endBy exitAction ending tracing ' +
  'trace start children lastPid waitFor waitAll waitAny waited ended kill execute execOptions run pipeline connect finish capture ' +
  'output apart namesIn setRegex CLASSES notStarted launch feed register STREAMS SIGNALS bodies job dispatch functions which ' +
  'spawnProgram statusOf quoted onePath globals state restore left printText nextOption optionPlace itemAt checkedItem inputLines isPattern matching namesWith'
).split(' ');

/** JavaScript names for the script's variables and functions: camel case, none twice. */
export class Names extends ProgramNames {
  /** @param helpers the code of the helpers that the program has, and its imports; undefined: any may come along */
  constructor(program: Program, helpers?: string) {
    super(program, { taken: new Set([...LANGUAGE, ...namesIn(HELPERS, helpers)]), spell: camel, joint: '' });
  }
}

/** `DB_HOST` and `db_host` as `dbHost`; `_FOO` keeps no underscore, and names in camel case stay. */
function camel(name: string): string {
  const parts = name.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const words = parts.map((part) => (/[a-z]/.test(part) ? part : part.toLowerCase()));
  const joined = words
    .map((word, index) =>
      index === 0 ? word[0]?.toLowerCase() + word.slice(1) : word[0]?.toUpperCase() + word.slice(1),
    )
    .join('');
  return joined === '' ? 'unnamed' : /^[0-9]/.test(joined) ? `_${joined}` : joined;
}
