import { chainInstructions } from '../../../dockerfile/chain.ts';
import type { Dockerfile, Instruction } from '../../../dockerfile/model.ts';
import { type PackageCall, packageCalls } from '../../../shell/packages.ts';

/** A recommended package that something in the image hardly works without. */
export interface Needed {
  readonly name: string;
  /** The package that recommends it, as it stands in the list. */
  readonly by: string;
}

/** Who recommends what; `unless` are packages that bring it as well. Source: `Recommends` in Debian's package index. */
const RECOMMENDED: readonly { readonly by: RegExp; readonly name: string; readonly unless: RegExp }[] = [
  {
    by: /^(curl|wget|git)$/,
    name: 'ca-certificates',
    unless: /^ca-certificates(-java)?$|^software-properties-common$/,
  },
  // Every header package of a library brings the C library's.
  { by: /^(gcc|clang)(-\d+)?$/, name: 'libc6-dev', unless: /-dev$|^build-essential$|^g\+\+/ },
  {
    by: /^gcc-aarch64-linux-gnu$/,
    name: 'libc6-dev-arm64-cross',
    unless: /^(g\+\+-aarch64|crossbuild-essential-arm64|libc6-dev-arm64)/,
  },
  {
    by: /^gcc-arm-linux-gnueabihf$/,
    name: 'libc6-dev-armhf-cross',
    unless: /^(g\+\+-arm|crossbuild-essential-armhf|libc6-dev-armhf)/,
  },
  {
    by: /^gcc-x86-64-linux-gnu$/,
    name: 'libc6-dev-amd64-cross',
    unless: /^(g\+\+-x86|crossbuild-essential-amd64|libc6-dev-amd64)/,
  },
];
/** Base images that have certificates and the C library's headers: they are built on buildpack-deps, or install both. */
const FULL =
  /(^|\/)((buildpack-deps|golang|rust|gcc|perl|erlang|elixir|haskell|nvidia\/cuda)(:|@|$)|(python|ruby|node|openjdk|php)(:(?![^@]*slim)|@|$))/;
/** Their small variants have certificates, and no headers. */
const CERTIFIED = /(^|\/)(python|ruby|php|maven|gradle|eclipse-temurin):/;

/**
 * The recommended packages that have to be named when an `apt-get install` leaves recommended ones out: certificates for what
 * downloads, headers for a compiler. None that the stage installs before or the base image is known to have.
 */
export function neededRecommends(file: Dockerfile, run: Instruction, call: PackageCall): readonly Needed[] {
  const base = run.stage?.root.base.resolved ?? '';
  const earlier = chainInstructions(run.stage)
    .filter(({ keyword, index }) => keyword === 'RUN' && index <= run.index)
    .flatMap((each) => packageCalls(each.shell()))
    .filter(({ family, subcommand }) => family === 'apt' && subcommand === 'install')
    .flatMap(({ packages }) => packages.map(({ text }) => nameOf(text)));
  const known = [...earlier, ...call.packages.map(({ text }) => nameOf(text))];
  const found = RECOMMENDED.flatMap(({ by, name, unless }): Needed[] => {
    const word = call.packages.find(({ text }) => by.test(nameOf(text)));
    const has = FULL.test(base) ? !name.endsWith('-cross') : name === 'ca-certificates' && CERTIFIED.test(base);
    return word && !has && !known.some((each) => unless.test(each)) ? [{ name, by: nameOf(word.text) }] : [];
  });
  return run.onbuild || file.escape !== '\\' ? [] : found;
}

function nameOf(text: string): string {
  return text.replace(/[=/].*$/s, '');
}
