import type { ShellCommand } from '../../../shell/model.ts';
import { packageCalls } from '../../../shell/packages.ts';
import { lookup } from '../../../text/lookup.ts';
import { programsOfPackage } from '../node-start.ts';
import { hasWord, operands, option } from './arguments.ts';
import type { Effect, EffectOf, Place, Unknown } from './model.ts';
import { startsProgram } from './starts.ts';
import { builds, makes, pathOf } from './words.ts';

const inFolder: EffectOf = (_, place) => builds(place);
const nothing: EffectOf = () => ({ role: 'build', writes: [] });
/** Cheap, and better made anew than carried over. */
const both: EffectOf = () => ({ role: 'both', writes: [] });

const GLOBAL = ['-g', '--global', '--location=global', 'global', 'add-global'];

/** Packages for the application stay in its folder; global ones are programs, installed anew where the image runs. */
const npm: EffectOf = (command, place) => {
  const folder = option(command, '--prefix', '-C', '--cwd', '--dir');
  if (hasWord(command, ...GLOBAL))
    return onlyForBuilding(command, place) ? nothing(command, place) : both(command, place);
  const words = operands(command).map(({ text }) => text);
  if (/^(config|set)$/.test(words[0] ?? '')) return both(command, place);
  if (words[0] === 'cache' || (words.length === 0 && command.name !== 'yarn' && command.name !== 'pnpm'))
    return { role: 'neutral', writes: [] };
  if (words[0] === 'link') return { unknown: 'it links packages outside the folder' };
  return folder === undefined ? builds(place) : makes(pathOf(folder, place));
};

/** Programs that are installed for all to make something, and whose use is over when the image runs. */
const TOOLS =
  /^(npm|yarn|pnpm|typescript|@angular\/cli|@vue\/cli|@nestjs\/cli|@ionic\/cli|webpack|webpack-cli|gulp|gulp-cli|grunt|grunt-cli|bower|vite|turbo|nx|lerna|rimraf|node-gyp|node-pre-gyp|@babel\/cli|create-react-app|react-scripts|ember-cli|expo-cli|prisma|esbuild|rollup|parcel|uglify-js|less|sass|node-sass|hexo-cli|gatsby-cli|browserify)$/;

function onlyForBuilding({ range }: ShellCommand, { instruction, image }: Place): boolean {
  const { stage } = instruction;
  if (!stage) return false;
  const call = packageCalls(instruction.shell()).find(({ command }) => command.range.start === range.start);
  const names = (call?.packages ?? [])
    .map(({ text }) => text.replace(/(?!^)@.*$/s, ''))
    .filter((name) => name !== 'add' && name !== 'install');
  const starts = startsProgram(image, stage);
  return (
    names.length > 0 &&
    names.every((name) => TOOLS.test(name)) &&
    !names.some((name) => [name, ...programsOfPackage(name)].some(starts))
  );
}

const corepack: EffectOf = (command, place) => {
  const { stage } = place.instruction;
  const starts = stage ? startsProgram(place.image, stage) : () => true;
  return ['yarn', 'pnpm', 'pnpx', 'corepack'].some(starts) ? both(command, place) : nothing(command, place);
};

/** A site's generator writes to one folder: https://gohugo.io/commands/hugo/, https://jekyllrb.com/docs/configuration/options/ */
function site(command: ShellCommand, place: Place, usual: string, ...names: readonly string[]): Effect | Unknown {
  return makes(pathOf(option(command, ...names) ?? usual, place));
}

const gem: EffectOf = (command, place) => {
  const [action] = operands(command);
  if (action?.text === 'build') return builds(place);
  if (!/^(install|i)$/.test(action?.text ?? '')) return both(command, place);
  return makes(gemFolder(place));
};

function gemFolder({ base, instruction }: Place): string {
  return (
    instruction.state.variable('GEM_HOME')?.value ??
    instruction.state.variable('BUNDLE_PATH')?.value ??
    (base.language === 'ruby' ? '/usr/local/bundle' : '/var/lib/gems')
  );
}

const bundle: EffectOf = (command, place) => {
  const [action] = operands(command);
  if (action?.text === 'config' || action?.text === 'exec' || action?.text === 'lock')
    return builds(place, gemFolder(place));
  const path = option(command, '--path');
  return builds(place, path === undefined ? gemFolder(place) : pathOf(path, place));
};

/** The official PHP image's helpers: https://github.com/docker-library/docs/blob/master/php/content.md */
const phpExtension: EffectOf = () => makes('/usr/local/lib/php/extensions', '/usr/local/etc/php/conf.d');

const php: EffectOf = (command, place): Effect | Unknown => {
  if (place.call?.family === 'composer') return composer(command, place);
  const folder = option(command, '--install-dir');
  if (folder !== undefined) {
    const path = pathOf(folder, place);
    const name = option(command, '--filename');
    // Composer builds; what it made is carried over.
    const { stage } = place.instruction;
    if (stage && !startsProgram(place.image, stage)('composer')) return nothing(command, place);
    return makes(
      path === undefined
        ? undefined
        : `${path}/${name === undefined ? 'composer.phar' : typeof name === 'string' ? name : name.text}`,
    );
  }
  if (/^(artisan|bin\/console)$/.test(command.args[0]?.text ?? '')) return builds(place);
  return { unknown: 'what this PHP code writes, and where to, is not known' };
};

const composer: EffectOf = (command, place) =>
  hasWord(command, 'global') ? makes(pathOf('~/.composer', place)) : builds(place);

export const LANGUAGE_EFFECTS: Readonly<Record<string, EffectOf>> = lookup({
  npm,
  yarn: npm,
  pnpm: npm,
  bun: npm,
  npx: inFolder,
  corepack,
  tsc: inFolder,
  vite: inFolder,
  webpack: inFolder,
  next: inFolder,
  nest: inFolder,
  ng: inFolder,
  esbuild: inFolder,
  rollup: inFolder,
  gulp: inFolder,
  grunt: inFolder,
  bower: inFolder,
  hugo: (command, place) => site(command, place, 'public', '-d', '--destination'),
  jekyll: (command, place) => site(command, place, '_site', '-d', '--destination'),
  mkdocs: (command, place) => site(command, place, 'site', '-d', '--site-dir'),
  'node-gyp': inFolder,
  pyinstaller: inFolder,
  bazel: inFolder,
  luarocks: () => makes('/usr/local'),
  gem,
  bundle,
  bundler: bundle,
  rake: inFolder,
  rails: inFolder,
  'docker-php-ext-install': phpExtension,
  'docker-php-ext-configure': nothing,
  'docker-php-ext-enable': phpExtension,
  'docker-php-source': nothing,
  pecl: phpExtension,
  composer,
  php,
});
