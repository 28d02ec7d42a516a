import { posix } from 'node:path';
import type { Dockerfile, Instruction, Stage } from '../../dockerfile/model.ts';
import type { Image } from '../../repository/image.ts';
import type { ShellCommand } from '../../shell/model.ts';
import { packageCalls } from '../../shell/packages.ts';
import { fullLineRange } from '../../text/lines.ts';
import type { Fix, Rule } from '../rule.ts';
import { ANY_COMMAND, ANY_PACKAGE, MODERN_YARN, TELEMETRY, type TelemetryTool } from '../support/data/telemetry.ts';
import { contextPath, copies } from '../support/files/copies.ts';

export const telemetryOptOut: Rule = {
  id: 'telemetry-opt-out',
  group: 'instructions',
  severity: 'info',
  default: false,
  fix: 'unsafe',
  aliases: ['tally/prefer-telemetry-opt-out'],
  summary: 'A tool that a stage uses sends usage data.',
  why: 'Builds and containers tell the maker of the tool about themselves, and wait for the answer; a variable switches it off.',
  *check({ file, image }) {
    const manifests = manifestsOf(file, image);
    for (const stage of file.stages) {
      const missing = [...used(stage, manifests.get(stage) ?? '', image)]
        .filter(({ variable }) => !isSet(stage, variable))
        .sort((a, b) => (a.variable < b.variable ? -1 : 1));
      if (missing.length === 0) continue;
      const pairs = missing.map(({ variable, value }) => `${variable}=${value}`);
      yield {
        range: stage.from.range,
        message: `Set ${pairs.map((pair) => `\`${pair}\``).join(', ')}: ${missing.map(({ name }) => name).join(', ')} ${missing.length === 1 ? 'sends' : 'send'} usage data in this stage.`,
        fix: fixOf(file, stage, pairs),
      };
    }
  },
};

const SDK = /^(add|build|clean|format|msbuild|new|nuget|pack|publish|restore|run|sln|test|tool|vstest|watch|workload)$/;
const RUNNERS = /^(npx|bunx|pnpx|pnpm|yarn|npm|bun)$/;

/** The tools that a stage clearly uses, each once. */
function used(stage: Stage, manifest: string, image: Image): Set<TelemetryTool> {
  const found = new Set<TelemetryTool>();
  const modern =
    /"packageManager"\s*:\s*"yarn@([2-9]|\d\d)/.test(manifest) || image.listContext().includes('.yarnrc.yml');
  const tools = modern ? [...TELEMETRY, MODERN_YARN] : TELEMETRY;
  const dependencies = new Set(
    [...manifest.matchAll(/"((?:@[\w.-]+\/)?[\w.-]+)"\s*:\s*"[~^<>=]*\d/g)].map((match) => match[1] ?? ''),
  );
  for (const instruction of stage.instructions) {
    const { keyword, words } = instruction.trigger ?? instruction;
    if (keyword === 'SHELL' && /(^|[\\/])pwsh(\.exe)?$/i.test(words[0]?.value ?? '')) add(tools, found, 'pwsh');
    if (!/^(RUN|CMD|ENTRYPOINT)$/.test(keyword)) continue;
    const script = instruction.shell();
    for (const command of script.commands) for (const name of namesOf(command)) add(tools, found, name);
    for (const { subcommand, packages } of packageCalls(script)) {
      if (!/^(install|add|global)$/.test(subcommand ?? '')) continue;
      const names = packages
        .map(({ text }) => text.replace(/(?<=.)[=<>~![@].*$/s, ''))
        .filter((name) => ANY_PACKAGE.test(name));
      for (const tool of tools) if (names.some((name) => tool.packages.test(name))) found.add(tool);
    }
  }
  for (const tool of tools) if ([...dependencies].some((name) => tool.packages.test(name))) found.add(tool);
  return found;
}

function add(tools: readonly TelemetryTool[], found: Set<TelemetryTool>, name: string): void {
  if (ANY_COMMAND.test(name)) for (const tool of tools) if (tool.commands.test(name)) found.add(tool);
}

/** The program, and the one that a runner of npm's packages runs. */
function namesOf({ name = '', args }: ShellCommand): string[] {
  // `dotnet app.dll` only starts a program; the SDK's own commands send data.
  if (name === 'dotnet' && !SDK.test(args[0]?.text ?? '')) return [];
  if (!RUNNERS.test(name)) return [name];
  const words = args
    .map(({ text }) => text)
    .filter((text) => !text.startsWith('-') && !/^(exec|dlx|x|run)$/.test(text));
  return [name, ...words.slice(0, 1).map((word) => word.replace(/(?<=.)@.*$/s, ''))];
}

/** The text of the package.json that each stage copies. */
function manifestsOf(file: Dockerfile, image: Image): ReadonlyMap<Stage, string> {
  const found = new Map<Stage, string>();
  for (const { instruction, sources, from } of copies(file)) {
    if (from !== undefined || !instruction.stage) continue;
    for (const source of sources) {
      const path = contextPath(source);
      const named =
        posix.basename(path) === 'package.json' ? path : /^(package\*\.json|)$/.test(path) ? 'package.json' : undefined;
      const text = named === undefined ? undefined : image.readContext(named);
      if (text !== undefined) found.set(instruction.stage, (found.get(instruction.stage) ?? '') + text);
    }
  }
  return found;
}

function isSet({ end, instructions }: Stage, variable: string): boolean {
  if (end.variable(variable) !== undefined || end.variable('DO_NOT_TRACK') !== undefined) return true;
  return instructions.some(
    (instruction) =>
      instruction.keyword === 'RUN' && instruction.shell().variables.some(({ name }) => name === variable),
  );
}

/** Behind FROM and the ARGs that belong to it. */
function fixOf(file: Dockerfile, { from, instructions }: Stage, pairs: readonly string[]): Fix {
  let last: Instruction = from;
  for (const instruction of instructions) {
    if (instruction.keyword !== 'ARG') break;
    last = instruction;
  }
  const at = fullLineRange(file.lines, last.endLine).end;
  const text = `ENV ${pairs.join(` ${file.escape}${file.eol}    `)}`;
  return {
    safety: 'unsafe',
    title: 'Switch usage data off',
    edits: [
      { range: { start: at, end: at }, text: file.text[at - 1] === '\n' ? `${text}${file.eol}` : `${file.eol}${text}` },
    ],
  };
}
