// npm run audit: fails for every advisory about a package that is installed, of whatever severity. Where the registry has no advisories to
// ask for (mirrors often have none), it says so and passes.
import { spawnSync } from 'node:child_process';

const { stdout, stderr } = spawnSync('npm', ['audit', '--json'], { encoding: 'utf8', maxBuffer: 1 << 28 });
let answer;
try {
  answer = JSON.parse(stdout);
} catch {
  throw new Error(`npm audit said nothing that could be read: ${stdout.slice(0, 300)}${stderr.slice(0, 300)}`);
}
if (answer.vulnerabilities === undefined) {
  const said = answer.message ?? answer.error?.summary ?? 'no reason';
  console.log(`The registry could not be asked for advisories (${said}); nothing was audited.`);
} else {
  const found = Object.values(answer.vulnerabilities);
  for (const { name, severity, range, via } of found) {
    const about = via.map((each) => (typeof each === 'string' ? each : `${each.title} ${each.url}`)).join('; ');
    console.log(`${severity}: ${name} ${range}: ${about}`);
  }
  console.log(`${found.length} packages with advisories.`);
  process.exitCode = found.length > 0 ? 1 : 0;
}
