import { chainInstructions } from '../../dockerfile/chain.ts';
import type { Dockerfile } from '../../dockerfile/model.ts';
import { lookup } from '../../text/lookup.ts';
import { escapePattern } from '../../text/pattern.ts';
import type { ScriptRule } from '../rule.ts';

export const scriptInterpreterMissing: ScriptRule = {
  id: 'script-interpreter-missing',
  group: 'scripts',
  severity: 'error',
  default: true,
  fix: 'none',
  aliases: [],
  summary: 'The script that the container starts is for a program that the image does not have.',
  why: 'The container ends at once with no such file or directory, and the message names the script, which is there.',
  *checkScript({ script: { shebang, start, image } }) {
    if (!start || !shebang) return;
    const program = start.direct ? shebang.program : calledWith(start.instruction.words.map(({ value }) => value));
    if (program === undefined) return;
    const lack = lackOf(image.dockerfile, program);
    if (lack === undefined) return;
    yield {
      range: shebang.range,
      message: `\`${start.name}\` is read by \`${program}\`, which \`${lack.base}\` does not have; ${lack.advice}.`,
    };
  },
};

/** The interpreter in `["bash", "/start.sh"]`. */
function calledWith([first = '']: readonly string[]): string | undefined {
  const name = first.split('/').at(-1) ?? '';
  return /^(ba|da|a|k|z)?sh$|^(python3?|node|perl|ruby)$/.test(name) ? name : undefined;
}

/** Images of Alpine that bring BusyBox's shell and no bash; their Dockerfiles say so. */
const ALPINE = /^(alpine|(node|python|golang|nginx|php|rust):[^@]*alpine[^@]*)(:|@|$)/;
/** Images without any shell: https://github.com/GoogleContainerTools/distroless, the debug ones have BusyBox's. */
const DISTROLESS = /^gcr\.io\/distroless\//;
/** Plain systems: what they have of interpreters is perl, in Debian's and Ubuntu's. */
const PLAIN = /^(alpine|debian|ubuntu|fedora|almalinux|rockylinux|amazonlinux)(:|@|$)/;

function lackOf(file: Dockerfile, program: string): { readonly base: string; readonly advice: string } | undefined {
  const base = file.target?.root.base;
  const image = base?.scratch ? 'scratch' : base?.resolved?.replace(/^(docker\.io\/)?(library\/)?/, '');
  if (image === undefined || broughtBy(file, program)) return undefined;
  const shell = /^(ba|da|a|k|z)?sh$/.test(program);
  if (image === 'scratch' || (DISTROLESS.test(image) && shell && !/:[^@:]*debug/.test(image)))
    return { base: image, advice: 'start the program itself, or take an image with a shell' };
  if (ALPINE.test(image) && /^(bash|ksh|zsh|dash)$/.test(program))
    return {
      base: image,
      advice: `install it (\`apk add --no-cache ${program}\`) or write the script for \`/bin/sh\``,
    };
  const known = program === 'perl' ? /^(alpine|fedora|almalinux|rockylinux|amazonlinux)(:|@|$)/ : PLAIN;
  if (/^(python[\d.]*|node|ruby|perl)$/.test(program) && known.test(image))
    return { base: image, advice: 'install it, or take the image of that language' };
  return undefined;
}

/** Packages that need the program and bring it: `py3-requests`, npm, bundler. */
const BROUGHT_WITH: Readonly<Record<string, RegExp>> = lookup({
  python: /(^|\s)(py3?-|pip)/,
  node: /(^|\s)(npm|yarn|corepack)\b/,
  ruby: /(^|\s)(rake|gem|bundler?)\b/,
});

/** Whether the build says anything that may bring the program: its name in a RUN or COPY, or a whole system that is copied. */
function broughtBy({ target, text }: Dockerfile, program: string): boolean {
  const name = program.replace(/(?<![\d.])[\d.]+$/, '');
  const word = new RegExp(`(^|[^\\w])${escapePattern(name)}`, 'i');
  return chainInstructions(target).some(({ keyword, range, flags, words }) => {
    const said = text.slice(range.start, range.end);
    if (keyword === 'RUN')
      return (
        word.test(said) ||
        BROUGHT_WITH[name]?.test(said) ||
        /\b(conda|mamba|nix|asdf|mise|pyenv|nvm|rbenv|uv|fnm|volta)\b|\.sh\b/.test(said)
      );
    if (keyword !== 'COPY' && keyword !== 'ADD') return false;
    if (!flags.some((flag) => flag.name === 'from')) return /\.(tar|tgz|txz|gz|xz)/.test(said);
    return word.test(said) || /^\/(usr|bin|opt|usr\/local)?(\/bin|\/local)?\/?$/.test(words.at(-1)?.value ?? '');
  });
}
