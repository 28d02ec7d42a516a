// npm run regexes -- [--update] [--all]
// Looks at every regular expression of the sources for time that grows faster than the text (recheck). Fails for each that does, and for
// each that could not be judged, unless scripts/regexes/allowed.json says why its text is short. What was found good is noted in
// scripts/regexes/good.txt and is not looked at again, so that a run takes seconds; `--update` notes what is good now, `--all` looks at
// everything again.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { check } from 'recheck';
import { regexesOf } from './regexes/find.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const GOOD = `${root}scripts/regexes/good.txt`;
const ALLOWED = `${root}scripts/regexes/allowed.json`;
/** For one regular expression, in milliseconds. */
const PATIENCE = 60_000;
const AT_ONCE = 2;

const { values } = parseArgs({ options: { update: { type: 'boolean' }, all: { type: 'boolean' } } });
const written = ({ source, flags }) => `/${source}/${flags}`;
const digest = (regex) => createHash('sha256').update(written(regex)).digest('hex').slice(0, 16);

const regexes = regexesOf(root);
const good = new Set(readFileSync(GOOD, 'utf8').split('\n'));
const allowed = JSON.parse(readFileSync(ALLOWED, 'utf8'));
const reasons = new Map(allowed.map(({ regex, reason }) => [regex, reason]));
const open = regexes.filter((regex) => !reasons.has(written(regex)) && (values.all || !good.has(digest(regex))));
const judged = [];
const bad = [];
const queue = [...open];
await Promise.all(
  // The flag `d` asks for positions and changes nothing else; recheck does not know it.
  Array.from({ length: AT_ONCE }, async () => {
    for (let regex = queue.shift(); regex; regex = queue.shift()) {
      const {
        status,
        complexity,
        error,
        hotspot = [],
      } = await check(regex.source, regex.flags.replace('d', ''), { timeout: PATIENCE });
      if (status === 'safe') judged.push(regex);
      else
        bad.push({
          ...regex,
          why: complexity?.summary ?? `not judged (${error?.kind})`,
          parts: partsOf(regex, hotspot),
        });
      if ((judged.length + bad.length) % 100 === 0)
        process.stderr.write(`${judged.length + bad.length} of ${open.length}, ${bad.length} bad\n`);
    }
  }),
);

function partsOf({ source }, hotspot) {
  return hotspot.filter(({ temperature }) => temperature === 'heat').map(({ start, end }) => source.slice(start, end));
}

for (const { places, why, parts, ...regex } of bad.sort((a, b) => (a.places[0] < b.places[0] ? -1 : 1)))
  console.log(
    `${places.join(', ')}: ${why}\n  ${written(regex)}${parts.length > 0 ? `\n  where: ${parts.join('  ')}` : ''}`,
  );
const there = new Set(regexes.map(written));
const gone = allowed.filter(({ regex }) => !there.has(regex));
for (const { regex } of gone) console.log(`${regex} is allowed and not there any more; take it out of the list.`);
const bare = allowed.filter(({ reason }) => typeof reason !== 'string' || reason.length < 10);
for (const { regex } of bare) console.log(`${regex} is allowed without a reason.`);
if (values.update) {
  const kept = values.all ? [] : regexes.filter((regex) => good.has(digest(regex)));
  writeFileSync(GOOD, `${[...new Set([...kept, ...judged].map(digest))].sort().join('\n')}\n`);
}
console.log(
  `${regexes.length} regular expressions: ${open.length} looked at now, ${bad.length} bad, ${allowed.length} allowed for a reason.`,
);
process.exitCode = bad.length + gone.length + bare.length > 0 ? 1 : 0;
process.exit();
