// The package index of a Debian release, from the mirror that this machine's apt uses.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Every package of a release by its name: its source, section, priority, size in kilobytes, what it depends on (of alternatives the
 * first) and the names that it provides.
 */
export function packagesOf(release) {
  if (release === undefined || !/^[a-z]+$/.test(release)) throw new Error('Name a Debian release, such as bookworm.');
  const packages = new Map();
  const names = (text) => text.split(',').flatMap((part) => part.split('|')[0]?.trim().split(/[ :]/)[0] || []);
  for (const record of indexOf(release).split('\n\n')) {
    const field = (name) => new RegExp(`^${name}: (.*)$`, 'm').exec(record)?.[1];
    const name = field('Package');
    if (name === undefined || packages.has(name)) continue;
    packages.set(name, {
      source: (field('Source') ?? name).split(' ')[0],
      section: field('Section'),
      priority: field('Priority'),
      size: Number(field('Installed-Size') ?? 0),
      depends: names([field('Pre-Depends'), field('Depends')].filter((text) => text !== undefined).join(', ')),
      provides: names(field('Provides') ?? ''),
    });
  }
  return packages;
}

/** apt with folders of its own, so that the machine keeps its sources; the mirror is the machine's. */
function indexOf(release) {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-apt-'));
  try {
    for (const name of ['lists/partial', 'cache/archives/partial']) mkdirSync(join(folder, name), { recursive: true });
    const sources = ['/etc/apt/sources.list', '/etc/apt/sources.list.d/debian.sources']
      .filter(existsSync)
      .map((path) => readFileSync(path, 'utf8'));
    const mirror = /^(?:URIs:|deb)\s+(https?:\/\/\S+)/m.exec(sources.join('\n'))?.[1];
    writeFileSync(join(folder, 'list'), `deb [trusted=yes] ${mirror} ${release} main\n`);
    writeFileSync(join(folder, 'status'), '');
    const settings = [
      `Dir::State=${folder}`,
      `Dir::State::status=${folder}/status`,
      `Dir::Cache=${folder}/cache`,
      `Dir::Etc::SourceList=${folder}/list`,
      'Dir::Etc::SourceParts=-',
    ].flatMap((setting) => ['-o', setting]);
    execFileSync('apt-get', [...settings, 'update', '-qq'], { stdio: 'inherit' });
    return execFileSync('apt-cache', [...settings, 'dumpavail'], { encoding: 'utf8', maxBuffer: 1 << 30 });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
