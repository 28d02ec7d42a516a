import { posix } from 'node:path';
import type { Instruction, Stage } from '../dockerfile/model.ts';
import type { ShellContext } from '../shell/model.ts';
import { escapePattern } from '../text/pattern.ts';

/** Folders that programs write to, by the last part of their path. */
const WRITTEN =
  /\/(logs?|data|cache|tmp|temp|uploads?|media|run|var|storage|spool|db|work|output|reports?)(\/[\w.-]+)?$/;
/** Folders that are made for files that somebody else brings: settings, keys, programs. */
const BROUGHT =
  /\/(\.[^/]*|conf(ig)?s?|conf\.d|etc|ssl|certs?|keys?|secrets?|bin|sbin|lib|libs|src|include|plugins?|modules?|build|dist|target|node_modules|vendor|static|templates?|public|scripts?|tests?|app|www|html)$/;
/** Folders of the system; an account has nothing to write to there, unless its name says so. */
const SYSTEM = /^\/(etc|usr|bin|sbin|lib|lib64|root|home|boot|proc|sys|dev|opt|srv|mnt|var)(\/|$)/;

export interface DataFolders {
  /** Absolute paths. */
  readonly all: readonly string[];
  /** Those that may not be there yet. */
  readonly missing: readonly string[];
}

/**
 * Folders for data: those that a RUN of the shipped stage makes and whose names say so, or that it makes and nothing fills, and those of
 * its volumes.
 */
export function dataFolders(stage: Stage): DataFolders {
  const { instructions } = stage;
  const made = instructions
    .filter(({ keyword }) => keyword === 'RUN')
    .flatMap((run) => madeFolders(run))
    // Everybody may write to the folders for temporary files.
    .filter((path) => !/^(\/var)?\/tmp(\/|$)/.test(path))
    .filter((path) => WRITTEN.test(path) || staysEmpty(path, stage));
  const volumes = instructions
    .filter(({ keyword }) => keyword === 'VOLUME')
    .flatMap(({ words }) => words.map(({ expanded }) => expanded?.replace(/(.)\/$/, '$1') ?? ''));
  const all = [...new Set([...made, ...volumes])].filter((path) => /^\/[\w./-]+$/.test(path));
  return { all, missing: all.filter((path) => !made.includes(path)) };
}

/** The absolute paths of the folders that a RUN makes in any case, and doesn't take away again. */
function madeFolders(run: Instruction): string[] {
  const { commands } = run.shell();
  const removed = new Set(commands.flatMap(({ name, args }) => (name === 'rm' ? args.map(({ text }) => text) : [])));
  let moved = false;
  return commands.flatMap(({ name, args, inside }) => {
    // Where the next commands work is not followed.
    if (/^(cd|pushd)$/.test(name ?? '')) moved = true;
    if (name !== 'mkdir' || inside.some(isConditional)) return [];
    return args.flatMap(({ value, text }) => {
      if (value === undefined || value.startsWith('-') || removed.has(text)) return [];
      if (value.startsWith('/')) return posix.join(value, '.');
      return moved ? [] : posix.join(run.state.workdir ?? '/', value, '.');
    });
  });
}

/**
 * Whether a folder is made and never named again: what it is for happens when the image runs. By its owner or mode it may be named; what is
 * named by a part of its path alone is taken for a use.
 */
function staysEmpty(path: string, { instructions, end }: Stage): boolean {
  const name = posix.basename(path);
  const own = end.workdir !== undefined && end.workdir !== '/' && path.startsWith(`${end.workdir}/`);
  if (BROUGHT.test(path) || end.workdir === path || (SYSTEM.test(path) && !own)) return false;
  const word = new RegExp(`(^|[^\\w.-])${escapePattern(name)}([^\\w.-]|$)`);
  return instructions.every((instruction) => {
    const { keyword, words } = instruction;
    if (keyword === 'RUN')
      return instruction
        .shell()
        .commands.every(
          ({ name: program, args, redirects }) =>
            /^(mkdir|chown|chmod|chgrp)$/.test(program ?? '') ||
            ![...args, ...redirects.flatMap(({ target }) => target ?? [])].some(({ text }) => word.test(text)),
        );
    return !/^(COPY|ADD|WORKDIR)$/.test(keyword) || !words.some(({ value }) => word.test(value));
  });
}

export function isConditional(context: ShellContext): boolean {
  return context === 'if' || context === 'case' || context === 'loop' || context === 'function';
}
