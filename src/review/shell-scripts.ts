import { isWindowsImage } from '../dockerfile/image-reference.ts';
import type { Dockerfile, Instruction, Stage } from '../dockerfile/model.ts';
import type { Image } from '../repository/image.ts';
import { copiedPaths } from '../rules/support/commands/image-scripts.ts';
import type { Dialect, ShellCheckInput } from '../shell/shellcheck.ts';
import { lookup } from '../text/lookup.ts';

/** Shell text of a file, with what is needed to tell ShellCheck's remarks in terms of that file. */
export interface ShellSource extends ShellCheckInput {
  readonly path: string;
  /** The text of `path`. */
  readonly file: string;
  /** Where the file's own text begins in `text`; in front of it stand declarations. */
  readonly from: number;
  /** Where that is in the file. */
  readonly offset: number;
  /** Codes that make no sense for it. */
  readonly ignored: ReadonlySet<string>;
}

/** A file that is sourced isn't there (1090, 1091), and shells that ShellCheck only half knows (2187). */
const NEVER = ['SC1090', 'SC1091', 'SC2187'];
/**
 * A RUN has no shebang (2148, 2239), and what it assigns may be meant for a later command of the builder (2034). An `if` that begins the
 * continued line behind `else` stands on a line of its own for whoever reads it (1075).
 */
const NOT_IN_RUN = ['SC2148', 'SC2239', 'SC1008', 'SC1075'];
/** BusyBox's shell knows these, though POSIX doesn't: https://git.busybox.net/busybox/tree/shell/ash.c */
const BUSYBOX_KNOWS = [
  'SC3001',
  'SC3010',
  'SC3014',
  'SC3020',
  'SC3036',
  'SC3037',
  'SC3040',
  'SC3043',
  'SC3045',
  'SC3057',
  'SC3060',
];

/** Variables that the builder sets by itself: https://docs.docker.com/build/building/variables/#pre-defined-build-arguments */
const PREDEFINED = [
  'HTTP_PROXY',
  'http_proxy',
  'HTTPS_PROXY',
  'https_proxy',
  'FTP_PROXY',
  'ftp_proxy',
  'NO_PROXY',
  'no_proxy',
  'ALL_PROXY',
  'all_proxy',
];

const DIALECTS: Readonly<Record<string, Dialect>> = lookup({
  sh: 'sh',
  bash: 'bash',
  dash: 'dash',
  ash: 'dash',
  ksh: 'ksh',
});

/** Scripts over this many UTF-16 units are no hand-written ones. */
const MAX_LENGTH = 200_000;
/** An image that copies more scripts than this copies a tree of them; the first ones are looked at. */
const MAX_SCRIPTS = 300;

/** Every shell text of an image: RUNs and heredocs in a shell that ShellCheck knows, and the scripts that it copies. */
export function shellSources(image: Image): ShellSource[] {
  const { dockerfile } = image;
  return [
    ...dockerfile.instructions.flatMap((instruction) => ofInstruction(dockerfile, instruction)),
    ...copiedScripts(image),
  ];
}

function ofInstruction(file: Dockerfile, outer: Instruction): ShellSource[] {
  const run = outer.trigger ?? outer;
  if (run.keyword === 'COPY' || run.keyword === 'ADD') return ofCopy(file, run);
  if (run.keyword !== 'RUN' || run.form === 'exec') return [];
  const declared = declarations(run);
  const busybox = isBusyBox(run.stage);
  const source = (text: string, offset: number, shell: string): ShellSource[] => {
    const dialect = DIALECTS[shell];
    if (dialect === undefined || text.trim() === '' || text.length > MAX_LENGTH) return [];
    return [
      {
        path: file.path,
        file: file.text,
        text: declared + text,
        from: declared.length,
        offset,
        // Debian's and BusyBox's sh know what dash knows; of an unknown image nobody can say that sh is less.
        dialect: dialect === 'sh' ? 'dash' : dialect,
        ignored: new Set([...NEVER, ...NOT_IN_RUN, ...(busybox && dialect !== 'bash' ? BUSYBOX_KNOWS : [])]),
      },
    ];
  };
  const executed = run.heredocs.filter(({ interpreter }) => interpreter !== undefined);
  const bodies = executed.flatMap(({ body, bodyRange, interpreter }) =>
    source(body, bodyRange.start, interpreter ?? ''),
  );
  if (executed.length > 0) return bodies;
  // Data of a here-document belongs to the command that reads it.
  const data = run.heredocs.length > 0 ? file.text.slice(run.argsRange.end, run.range.end) : '';
  if (run.state.shell === undefined && isWindows(run.stage)) return [];
  const shell = (run.state.shell?.[0] ?? 'sh').split('/').at(-1) ?? 'sh';
  return [...source(run.shellText + data, run.argsRange.start, shell), ...bodies];
}

/** Scripts that a COPY writes from here-documents; the builder changes what stands in those without quotes. */
function ofCopy(file: Dockerfile, { heredocs, stage }: Instruction): ShellSource[] {
  return heredocs.flatMap(({ body, bodyRange, expand, stripTabs }) => {
    const shebang = /^#!\s*(?:\/\S*\/)?(?:env\s+(?:-S\s+)?)?([a-z]+)/.exec(body.slice(0, 200))?.[1];
    const dialect = shebang === undefined ? undefined : DIALECTS[shebang];
    if (expand || stripTabs || dialect === undefined || body.length > MAX_LENGTH) return [];
    const ignored = new Set([...NEVER, ...(isBusyBox(stage) && dialect !== 'bash' ? BUSYBOX_KNOWS : [])]);
    return [{ path: file.path, file: file.text, text: body, from: 0, offset: bodyRange.start, dialect, ignored }];
  });
}

/** What ARG, ENV and the builder set counts as assigned. */
function declarations(run: Instruction): string {
  const names = new Set(PREDEFINED);
  for (let stage = run.stage; stage; stage = stage.parent) {
    for (const { keyword, pairs, index } of stage.instructions) {
      if (index < run.index && (keyword === 'ARG' || keyword === 'ENV')) for (const { key } of pairs) names.add(key);
    }
  }
  return `export ${[...names].filter((name) => /^[A-Za-z_]\w*$/.test(name)).join(' ')}\n`;
}

function isBusyBox(stage: Stage | undefined): boolean {
  return /alpine|busybox/.test(baseOf(stage) ?? '');
}

/** By its base image, or as a later SHELL of the stage names a program that only Windows has. */
function isWindows(stage: Stage | undefined): boolean {
  if (isWindowsImage(baseOf(stage))) return true;
  return (
    stage?.instructions.some(
      ({ keyword, words }) => keyword === 'SHELL' && /(^|[\\/])(powershell|cmd)(\.exe)?$/i.test(words[0]?.value ?? ''),
    ) === true
  );
}

/** The outside image that a stage comes from in the end. */
function baseOf(stage: Stage | undefined): string | undefined {
  return stage?.root.base.resolved ?? stage?.root.base.raw;
}

function copiedScripts(image: Image): ShellSource[] {
  return copiedPaths(image)
    .slice(0, MAX_SCRIPTS)
    .flatMap((path) => ofScript(image, path));
}

function ofScript(image: Image, contextPath: string): ShellSource[] {
  const text = image.readContext(contextPath);
  if (text === undefined || text.length > MAX_LENGTH) return [];
  const shebang = /^#!\s*(?:\/\S*\/)?(?:env\s+(?:-S\s+)?)?([a-z]+)/.exec(text.slice(0, 200))?.[1];
  const suffix = /\.(sh|bash|ksh)$/.exec(contextPath)?.[1];
  // Without a shebang the suffix decides, and a script is run by whoever calls it: bash understands the most.
  const dialect = shebang === undefined ? suffix && 'bash' : DIALECTS[shebang];
  if (dialect === undefined || dialect === '') return [];
  const path = image.context === '' ? contextPath : `${image.context}/${contextPath}`;
  const busybox = image.dockerfile.stages.some((stage) => isBusyBox(stage));
  const ignored = new Set([...NEVER, ...(busybox && dialect !== 'bash' ? BUSYBOX_KNOWS : [])]);
  return [{ path, file: text, text, from: 0, offset: 0, dialect: dialect as Dialect, ignored }];
}
