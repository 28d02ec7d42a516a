import { posix } from 'node:path';
import type { Image } from '../../repository/image.ts';
import type { Built, Call } from './start-call.ts';

/** Where the program is put. */
const FOLDER = '/publish';

/**
 * `dotnet run`: what `dotnet publish` makes of the only project, with the settings of its launch profile.
 * https://learn.microsoft.com/en-us/dotnet/core/tools/dotnet-run
 */
export function dotnetRun({ image, stage, args }: Call): Built | undefined {
  if (args[0] !== 'run') return undefined;
  const rest = args.slice(1);
  let configuration = 'Release';
  let named: string | undefined;
  let profile = true;
  const own: string[] = [];
  for (let at = 0; at < rest.length; at++) {
    const word = rest[at] ?? '';
    if (word === '--') {
      own.push(...rest.slice(at + 1));
      break;
    }
    if (/^(-c|--configuration)$/.test(word)) configuration = rest[++at] ?? '';
    else if (/^(-p|--project)$/.test(word)) named = rest[++at];
    else if (word === '--no-launch-profile') profile = false;
    else if (word === '--urls') own.push(word, rest[++at] ?? '');
    else if (!/^--no-(build|restore|dependencies)$/.test(word)) return undefined;
  }
  const project = projectOf(image, named);
  const text = project === undefined ? undefined : image.readContext(project)?.replace(/^\uFEFF/, '');
  if (project === undefined || text === undefined || !/^[\w-]+$/.test(configuration)) return undefined;
  const runs = /Sdk="Microsoft\.NET\.Sdk\.(Web|Worker)"|<OutputType>\s*Exe\s*</i.test(text);
  const assembly = /<AssemblyName>([^<$]+)</.exec(text)?.[1]?.trim() ?? posix.basename(project).replace(/\.\w+$/, '');
  if (!runs || /<AssemblyName>[^<]*\$/.test(text) || !/^[\w.-]+$/.test(assembly)) return undefined;
  const set = (name: string): boolean => stage.end.variable(name) !== undefined;
  const env = profile ? launchSettings(image, project, own, set) : [];
  const target = named === undefined ? '' : ` ${named}`;
  return (
    env && {
      build: `dotnet publish${target} -c ${configuration} -o ${FOLDER}`,
      start: ['dotnet', `${FOLDER}/${assembly}.dll`, ...own],
      env,
    }
  );
}

/** The path of the project in the build context; undefined where there are several. */
function projectOf(image: Image, named: string | undefined): string | undefined {
  const projects = image.listContext().filter((path) => /\.(cs|fs|vb)proj$/.test(path));
  const wanted = named?.replace(/^\.\//, '').replace(/\/$/, '');
  const found =
    wanted === undefined ? projects : projects.filter((path) => path === wanted || posix.dirname(path) === wanted);
  return found.length === 1 ? found[0] : undefined;
}

/** Variables of the first profile that starts the project; undefined where the file can't be read. */
function launchSettings(
  image: Image,
  project: string,
  own: readonly string[],
  set: (name: string) => boolean,
): string[] | undefined {
  const path = posix.join(posix.dirname(project), 'Properties/launchSettings.json');
  if (!image.listContext().includes(path)) return [];
  let profiles: Record<string, unknown>;
  try {
    profiles =
      (JSON.parse(image.readContext(path)?.replace(/^\uFEFF/, '') ?? '') as { profiles?: Record<string, unknown> })
        .profiles ?? {};
  } catch {
    return undefined;
  }
  const first = Object.values(profiles).find(
    (each): each is { environmentVariables?: Record<string, unknown>; applicationUrl?: unknown } =>
      typeof each === 'object' && each !== null && 'commandName' in each && each.commandName === 'Project',
  );
  const variables = Object.entries(first?.environmentVariables ?? {}).filter(
    ([name]) => /^\w+$/.test(name) && !set(name),
  );
  if (variables.some(([, value]) => typeof value !== 'string' || !/^[\w./:@%+-]*$/.test(value))) return undefined;
  const urls = typeof first?.applicationUrl === 'string' ? first.applicationUrl.split(';') : [];
  // A container listens for others; the certificate of the other address is the developer's own.
  const port = urls.map((url) => /^http:\/\/[^/:]+:(\d+)/.exec(url)?.[1]).find((found) => found !== undefined);
  const address =
    set('ASPNETCORE_URLS') || set('ASPNETCORE_HTTP_PORTS') || own.includes('--urls') || port === undefined;
  return [
    ...variables.map(([name, value]) => `${name}=${String(value)}`),
    ...(address ? [] : [`ASPNETCORE_URLS=http://+:${port}`]),
  ];
}
