import type { Step, Verdict } from '../model.ts';
import { changesOfTranslations, type Translated, translations } from '../translation/find.ts';
import { listed, type PlanInput } from './input.ts';

const LANGUAGES = { python: 'Python', node: 'JavaScript' } as const;
const RUNTIMES = { python: 'Python', node: 'Node' } as const;
/** With more in the way a person writes the program anew. */
const MOST_OBSTACLES = 5;

/** Entry points of shell that do more than a few lines should, in images that have a better language. */
export function translated(input: PlanInput): Step[] {
  return input.verdicts.flatMap((verdict) => {
    const { script } = verdict;
    if (verdict.verdict !== 'replace' || script.language !== 'shell') return [];
    const found = translations(input.snapshot, input.dockerfiles, script);
    const [first] = found;
    return first ? stepsFor(verdict, found, first) : [];
  });
}

function stepsFor({ script }: Verdict, found: readonly Translated[], first: Translated): Step[] {
  const offered = found.filter(({ patch, language }) => patch.offered && language === first.language);
  const reasons = [...new Set(found.flatMap(({ patch }) => (patch.offered ? [] : patch.reasons)))];
  if (offered.length === 0 && reasons.length > MOST_OBSTACLES) return [];
  const language = LANGUAGES[first.language];
  const files = listed((offered.length > 0 ? offered : found).map(({ dockerfile }) => `\`${dockerfile.path}\``));
  const has = found.length === 1 ? 'has' : 'have';
  const kept = offered.some(({ patch }) => patch.offered && patch.keepsScript);
  const what =
    offered.length > 0
      ? `Plimsoll writes the program, which does exactly what the script does, and changes ENTRYPOINT and COPY with it.${kept ? ' The script stays in the image, since something else uses it or it comes with its folder.' : ' Nothing else uses the script: delete it once the program has proved itself.'}`
      : `Before Plimsoll can do it: ${reasons.slice(0, 3).join(' ')}`;
  return [
    {
      phase: 'next',
      title: `Translate the entry point ${script.path} to ${language}`,
      detail: `The image of ${files} ${has} ${RUNTIMES[first.language]}, and the script does work that a shell is bad at. ${what}`,
      effect:
        'Failures have a place and a message, signals reach the program, and tests can call its functions (estimate).',
      risk: 'medium',
      patch:
        offered.length > 0 ? `plimsoll translate ${quoted(script.path)} --to ${first.language} --write` : undefined,
      changes: changesOfTranslations(offered),
      places: found.map(({ dockerfile, line }) => ({ path: dockerfile.path, line })),
    },
  ];
}

function quoted(path: string): string {
  return /^[\w./@+-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
