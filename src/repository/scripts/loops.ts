const FOREVER = /\bwhile\s+(?:true|:|\[ 1 \])\s*(?:;\s*)?do\b/g;
const WORD = /(?<![\w$./-])(do|done|break|return)(?![\w./=-])/g;
/** More than any loop that a person writes has, and more loops than anybody writes into a script. */
const MOST_WORDS = 2_000;
const MOST_LOOPS = 100;

/** A loop of shell text that has no condition: where it begins, its first line, and its text. */
export interface Loop {
  readonly offset: number;
  readonly head: string;
  readonly body: string;
  /** A `break` or `return` of its own leaves it. */
  readonly left: boolean;
}

/**
 * The loops of shell text that have no condition.
 * @param code the text with its comments blanked
 */
export function endlessLoops(code: string): Loop[] {
  return [...code.matchAll(FOREVER)]
    .slice(0, MOST_LOOPS)
    .map(({ index, 0: head }) => ({ offset: index, head, ...bodyOf(code, index + head.length) }));
}

/** Does a loop pause and try again until something is there? */
export function isWaiting({ left, body }: Loop): boolean {
  return left && /\bsleep\b/.test(body) && /\b(?:wait(?:s|ing|ed)?|retry(?:ing)?|ready|not up|is up)\b/i.test(body);
}

function bodyOf(code: string, start: number): Pick<Loop, 'body' | 'left'> {
  let depth = 1;
  let words = 0;
  let left = false;
  let end = start;
  WORD.lastIndex = start;
  for (let match = WORD.exec(code); match && depth > 0 && words < MOST_WORDS; match = WORD.exec(code)) {
    words++;
    const [word] = match;
    // A `break` inside another loop leaves only that one.
    if (word === 'return' || (word === 'break' && depth === 1)) left = true;
    if (word === 'do') depth++;
    if (word === 'done') depth--;
    end = match.index;
  }
  return { body: code.slice(start, end), left };
}

/** Pauses of this many seconds are those of a timer; shorter ones are those of a program that looks for work. */
const TIMER = 60;
const NUMBERS = /^[\d_. \t]+(?:\*[\d_. \t]+)*$/;

/** Does a program pause as long as a timer does? Seconds in `sleep(…)`, milliseconds in `setTimeout(…, …)`. */
export function pausesLikeTimer(text: string): boolean {
  const pauses = [...text.matchAll(/\bsleep[ (]{1,3}([\w.* ]{1,60})/g)].map(([, written = '']) =>
    seconds(text, written),
  );
  const timers = [...text.matchAll(/\bset(?:Timeout|Interval)\(/g)].map(
    ({ index }) => /,\s?(\w[\w.* ]{0,60})\)/.exec(text.slice(index, index + 200))?.[1] ?? '',
  );
  return [...pauses, ...timers.map((written) => seconds(text, written) / 1000)].some((pause) => pause >= TIMER);
}

/** What is written as a product of numbers, or a name that the text gives one as its value or as its default; else 0. */
function seconds(text: string, written: string): number {
  const value = written.trim();
  if (NUMBERS.test(value)) return product(value);
  if (!/^\w+$/.test(value)) return 0;
  const line = new RegExp(`^[ \\t]*(?:const |let |var )?${value}[ \\t]*=([^\\n]{1,200})`, 'm').exec(text)?.[1] ?? '';
  return product([...line.matchAll(/\d[\d_.]*(?: ?\* ?\d[\d_.]*)*/g)].at(-1)?.[0] ?? '0');
}

function product(numbers: string): number {
  return numbers.split('*').reduce((total, number) => total * Number(number.replaceAll('_', '').trim()), 1);
}
