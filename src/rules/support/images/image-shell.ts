import type { Instruction, Stage } from '../../../dockerfile/model.ts';

/** What `/bin/sh` is where a RUN is carried out. */
export type ImageShell = 'ash' | 'bash' | 'dash';

const BASH_AS_SH =
  /^(fedora|centos|rockylinux|almalinux|amazonlinux|oraclelinux|archlinux|opensuse\/\w+|redhat\/ubi[\w-]*|ubi[\w-]*\/ubi[\w-]*)$/;
const DASH_AS_SH =
  /^(debian|ubuntu|buildpack-deps|python|node|golang|ruby|rust|perl|php|openjdk|eclipse-temurin|gcc|haskell|erlang|elixir|postgres|mysql|mariadb|redis|nginx|httpd|tomcat|maven|gradle|jenkins\/jenkins|nvidia\/cuda|wordpress|composer)$/;

/** The shell of a well-known base image by its name; undefined for all others. */
export function shellOfBase(stage: Stage | undefined): ImageShell | undefined {
  const image = stage?.root.base.image;
  if (!image) return undefined;
  const { repository, tag = '' } = image;
  if (/^(alpine|busybox)$/.test(repository) || /(^|-)alpine/.test(tag)) return 'ash';
  if (/(^|-)(windows|nanoserver|ltsc|ubi|oracle|oraclelinux|al2|amazonlinux|rocky|centos)/.test(tag)) return undefined;
  if (BASH_AS_SH.test(repository)) return 'bash';
  return DASH_AS_SH.test(repository) && !/(^|-)distroless/.test(tag) ? 'dash' : undefined;
}

/** The last part of the path of the program that SHELL names, lower-cased; undefined without a SHELL. */
export function shellProgram({ state }: Instruction): string | undefined {
  return state.shell?.[0]
    ?.split(/[\\/]/)
    .at(-1)
    ?.replace(/\.exe$/i, '')
    .toLowerCase();
}

/** Whether the SHELL in force switches an option on, by letter (`-e`, also in a cluster) or by name (`-o pipefail`). */
export function shellHasOption({ state }: Instruction, name: string, letter?: string): boolean {
  const args = state.shell?.slice(1) ?? [];
  return args.some(
    (arg, at) =>
      /^-[a-zA-Z]+$/.test(arg) &&
      ((letter !== undefined && arg.includes(letter)) || (arg.endsWith('o') && args[at + 1] === name)),
  );
}
