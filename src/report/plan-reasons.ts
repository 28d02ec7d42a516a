import type { Verdict } from '../plan/model.ts';

/** One thing to say of a script, with all the places that show it. */
export interface Told {
  readonly message: string;
  /** As `path:line`; none when it is about the script as a whole. */
  readonly places: readonly string[];
}

/** What is to be said of scripts with the same verdict: once of all of them, and of each. */
interface Reasons {
  readonly common: readonly Told[];
  readonly of: (verdict: Verdict) => readonly Told[];
}

/** So many scripts have to share a sentence before it is said once. */
const MANY = 5;

/** Puts the reasons of scripts with the same verdict together, so that nothing is read again and again. */
export function reasonsOf(verdicts: readonly Verdict[]): Reasons {
  const all = new Map(verdicts.map((verdict) => [verdict, told(verdict)]));
  const [first, ...others] = [...all.values()];
  const has = (list: readonly Told[], one: Told): boolean => list.some((each) => key(each) === key(one));
  const common = verdicts.length < MANY ? [] : (first ?? []).filter((one) => others.every((list) => has(list, one)));
  return { common, of: (verdict) => (all.get(verdict) ?? []).filter((one) => !has(common, one)) };
}

/** The reasons of one script, each with all its places; that it is about the whole script needs none. */
function told({ script, reasons }: Verdict): Told[] {
  const byMessage = new Map<string, string[]>();
  for (const { message, path, line } of reasons) {
    const places = path === script.path && line === 1 ? [] : [`${path}:${line}`];
    byMessage.set(message, [...(byMessage.get(message) ?? []), ...places]);
  }
  return [...byMessage].map(([message, places]) => ({ message, places }));
}

function key({ message, places }: Told): string {
  return JSON.stringify([message, places]);
}
