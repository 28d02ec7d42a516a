import { posix } from 'node:path';
import type { Instruction, Stage } from '../../dockerfile/model.ts';
import type { Image } from '../../repository/image.ts';
import type { ShellCommand } from '../../shell/model.ts';
import type { Refactoring } from '../refactoring.ts';
import { operands } from './carry/arguments.ts';
import { globalPackages, type Manifest, manifestOf, nodeStart } from './node-start.ts';
import { beforeFrom, removal, textOf } from './parts.ts';

/** nginx as the unprivileged account 101, which may write its settings: https://github.com/nginx/docker-nginx-unprivileged */
const SERVER = 'nginxinc/nginx-unprivileged:stable-alpine';
const ROOT = '/usr/share/nginx/html';

/** A site that is only handed out. */
interface Site {
  /** Relative to the folder that the program works in. */
  readonly folder: string;
  readonly port: string;
  /** Paths without a file get the first page. */
  readonly single: boolean;
}

/**
 * A built site that a package of the application only hands out (`vite preview`, `npx serve -s dist`): nginx does that without Node and all packages.
 * Undefined where something else starts, or settings of that server may matter.
 */
export function siteStages(image: Image, stage: Stage): Refactoring | undefined {
  const { dockerfile: file } = image;
  const { instructions, from } = stage;
  const manifest = manifestOf(image);
  const { commands, known } = nodeStart(image, stage, manifest);
  const command = commands.at(-1);
  const starts = instructions.filter(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT');
  const [start, ...others] = starts;
  // What is installed for all to hand the site out is not needed any more.
  const installs = (run: Instruction): boolean =>
    run.keyword === 'RUN' && run.shell().commands.length === 1 && [...globalPackages([run])].join() === command?.name;
  const last = instructions.findLast((run) => run.keyword === 'RUN' && !installs(run));
  if (!manifest || !known || !command || !start || !last || others.length > 0 || hasSettings(image)) return undefined;
  // Scripts that do more than to start one program are not read any further.
  if (commands.slice(0, -1).some(({ name }) => !/^(npm|yarn|pnpm|npx|pnpx|bunx)$/.test(name ?? ''))) return undefined;
  const site = served(image, command, manifest);
  const folder = start.state.workdir;
  const builds = instructions.some(
    (run) =>
      run.keyword === 'RUN' && run.shell().commands.some(({ args }) => args.some(({ text }) => /^build\b/.test(text))),
  );
  const plain = instructions.every(
    ({ keyword, index }) =>
      !/^(HEALTHCHECK|VOLUME|SHELL|ONBUILD)$/.test(keyword) &&
      !(index < last.index && keyword === 'USER') &&
      !(index > last.index && /^(COPY|ADD)$/.test(keyword)),
  );
  // Ports under 1024 need more than that account has.
  if (!site || Number(site.port) < 1024 || folder === undefined || !builds || !plain) return undefined;
  const built = posix.join(folder, site.folder);
  if (built === folder || !built.startsWith(`${folder}/`)) return undefined;
  const kept = instructions.filter(
    ({ keyword, index }) => index < last.index && /^(ARG|ENV|EXPOSE|LABEL|MAINTAINER|STOPSIGNAL)$/.test(keyword),
  );
  const fallback = site.single ? '$uri $uri/ /index.html' : '$uri $uri/ $uri.html =404';
  const settings = [
    'server {',
    `    listen ${site.port};`,
    `    root ${ROOT};`,
    '    location / {',
    `        try_files ${fallback};`,
    '    }',
    '}',
  ];
  const text = [
    '',
    '# What runs: nginx with the built site.',
    `FROM ${SERVER}`,
    ...kept.map((instruction) => textOf(file, instruction)),
    `RUN printf '%s\\n' \\`,
    ...settings.map((line) => `    '${line}' \\`),
    '    > /etc/nginx/conf.d/default.conf',
    `COPY --from=build ${built} ${ROOT}`,
  ].join(file.eol);
  const at = beforeFrom(file, from);
  return {
    offered: true,
    title: 'Build in a stage of its own, and hand the site out with nginx',
    edits: [
      { range: { start: at, end: at }, text: `# Builds the site.${file.eol}` },
      { range: { start: from.range.end, end: from.range.end }, text: ' AS build' },
      ...kept
        .filter(({ keyword }) => keyword !== 'ARG' && keyword !== 'ENV')
        .map((instruction) => removal(file, instruction)),
      { range: { start: last.range.end, end: last.range.end }, text: `${file.eol}${text}` },
      // nginx's image starts nginx, as an account of its own.
      ...instructions
        .filter((instruction) => instruction === start || instruction.keyword === 'USER' || installs(instruction))
        .map((instruction) => removal(file, instruction)),
    ],
  };
}

/** Files with which `serve` is told of redirects and headers: https://github.com/vercel/serve-handler#options */
function hasSettings(image: Image): boolean {
  return image.listContext().some((path) => /(^|\/)(serve|now)\.json$/.test(path));
}

/** The folder and port of a server that only hands out files, by its options and its defaults; undefined for any other. */
function served(image: Image, { name, args }: ShellCommand, manifest: Manifest): Site | undefined {
  const words = args.map(({ text }) => text);
  const through = /^(npx|pnpx|bunx)$/.test(name ?? '');
  const program = through ? words.find((word) => !word.startsWith('-')) : name;
  const rest = through ? args.slice(words.indexOf(program ?? '') + 1) : args;
  if (program === undefined || manifest.dependencies.has(program)) return undefined;
  const texts = rest.map(({ text }) => text);
  const value = (...names: string[]): string | undefined => {
    const at = texts.findIndex((text) => names.includes(text));
    const joined = texts.find((text) => names.some((each) => text.startsWith(`${each}=`)));
    return at === -1 ? joined?.slice(joined.indexOf('=') + 1) : texts[at + 1];
  };
  const port = (given: string | undefined, usual: string): string | undefined =>
    /^\d+$/.exec(given?.replace(/^(tcp:\/\/)?(0\.0\.0\.0)?:/, '') ?? usual)?.[0];
  if (program === 'vite') {
    const options = texts
      .filter((text) => text.startsWith('-'))
      .every((text) => /^(--|--host|--port|--strictPort)(=|$)/.test(text));
    const settings = image.listContext().filter((path) => /(^|\/)vite\.config\.\w+$/.test(path));
    // Another folder, base or port of the preview is set there.
    const own = settings.some((path) =>
      /outDir|\bbase\s*:|preview\s*:|\bport\s*:/.test(image.readContext(path) ?? 'base:'),
    );
    const listens = port(value('--port'), '4173');
    return texts[0] === 'preview' && options && !own && listens !== undefined
      ? { folder: 'dist', port: listens, single: true }
      : undefined;
  }
  if (program !== 'serve' && program !== 'http-server') return undefined;
  const isServe = program === 'serve';
  const allowed = isServe
    ? /^(-s|--single|-l|--listen|-p|-n|--no-clipboard|-L|--no-request-logging|-u|--no-compression)(=|$)/
    : /^(-p|--port|-a|-s|--silent|-c-1)(=|$)/;
  const folders = operands({ args: rest }, isServe ? /^(-l|--listen|-p)$/ : /^(-p|--port|-a)$/);
  const [folder] = folders;
  const listens = port(isServe ? value('-l', '--listen', '-p') : value('-p', '--port'), isServe ? '3000' : '8080');
  if (!texts.filter((text) => text.startsWith('-')).every((text) => allowed.test(text))) return undefined;
  if (
    folders.length !== 1 ||
    folder?.value === undefined ||
    !/^(\.\/)?[\w-][\w./-]*$/.test(folder.value) ||
    listens === undefined
  )
    return undefined;
  return { folder: folder.value, port: listens, single: isServe && texts.some((text) => /^(-s|--single)$/.test(text)) };
}
