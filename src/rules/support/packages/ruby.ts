import type { Dockerfile, Instruction, Stage } from '../../../dockerfile/model.ts';
import type { ShellScript } from '../../../shell/model.ts';
import { type PackageCall, packageCalls } from '../../../shell/packages.ts';
import { fullLineRange } from '../../../text/lines.ts';
import type { Fix } from '../../rule.ts';
import { isDevelopmentStage } from '../images/development-stage.ts';
import { runs } from '../instructions/instructions.ts';

export interface BundleInstall {
  readonly run: Instruction;
  readonly script: ShellScript;
  readonly call: PackageCall;
}

/** Every `bundle install` (also a bare `bundle`) of stages that are not for development or tests. */
export function* bundleInstalls(file: Dockerfile): Generator<BundleInstall> {
  for (const run of runs(file)) {
    if (isRubyDevelopment(run)) continue;
    const script = run.shell();
    for (const call of packageCalls(script)) if (isBundleInstall(call)) yield { run, script, call };
  }
}

export function isBundleInstall({ family, subcommand, subcommandWord, flags }: PackageCall): boolean {
  if (family !== 'bundle') return false;
  return subcommandWord ? subcommand === 'install' : !flags.some(({ name }) => /^(-v|--version|-h|--help)$/.test(name));
}

/** Whether a RUN belongs to development or tests, by its stage's name or by the environment of Rails or Rack. */
export function isRubyDevelopment(run: Instruction): boolean {
  const environment = run.state.variable('RAILS_ENV')?.value ?? run.state.variable('RACK_ENV')?.value ?? '';
  return isDevelopmentStage(run.stage) || /^(development|test)$/.test(environment);
}

/** The value of a variable at a command: assigned in the RUN (in front of any command, or exported), else by ENV or ARG. */
export function valueAt(run: Instruction, script: ShellScript, name: string): string | undefined {
  const inline = [...script.variables, ...script.commands.flatMap(({ assignments }) => assignments)];
  return inline.find((variable) => variable.name === name)?.value?.text ?? run.state.variable(name)?.value;
}

export interface BundleSetting {
  readonly key: string;
  readonly value: string;
  readonly stage: Stage | undefined;
  /** Offset from which it is in force. */
  readonly from: number;
}

/** What `bundle config` sets (`bundle config set --local deployment true`, `bundle config without test`), in order. */
export function bundleSettings(file: Dockerfile): readonly BundleSetting[] {
  return runs(file).flatMap((run) =>
    packageCalls(run.shell()).flatMap(({ family, subcommand, packages, command }) => {
      if (family !== 'bundle' || subcommand !== 'config') return [];
      const [key, ...values] = packages[0]?.value === 'set' ? packages.slice(1) : packages;
      if (!key || values.length === 0) return [];
      return [
        { key: key.text, value: values.map(({ text }) => text).join(':'), stage: run.stage, from: command.range.end },
      ];
    }),
  );
}

/** Says whether one of the settings holds at an offset of a stage: set before it there, or in a stage that it is built FROM. */
export function settingHolds(
  file: Dockerfile,
  matches: (setting: BundleSetting) => boolean,
): (stage: Stage | undefined, offset: number) => boolean {
  const first = new Map<Stage | undefined, number>();
  for (const setting of bundleSettings(file)) {
    if (matches(setting) && !first.has(setting.stage)) first.set(setting.stage, setting.from);
  }
  const inherited = new Set<Stage | undefined>();
  for (const stage of file.stages) {
    if (stage.parent && (inherited.has(stage.parent) || first.has(stage.parent))) inherited.add(stage);
  }
  return (stage, offset) => inherited.has(stage) || (first.get(stage) ?? Number.POSITIVE_INFINITY) < offset;
}

/** Puts an ENV right behind the FROM of a stage; undefined for a trigger, which runs in another image. */
export function environmentFix(file: Dockerfile, run: Instruction, title: string, text: string): Fix | undefined {
  const from = run.stage?.from;
  if (!from || run.onbuild) return undefined;
  // An ENV of the same variable comes later and wins, also one without a value.
  const name = /^\w+/.exec(text)?.[0] ?? '';
  const later = file.instructions.filter(
    ({ keyword, stage, range }) => keyword === 'ENV' && stage === run.stage && range.start < run.range.start,
  );
  if (later.some(({ words }) => words.some(({ value }) => value.split('=')[0] === name))) return undefined;
  const at = fullLineRange(file.lines, from.endLine).end;
  if (at <= from.range.end) return undefined;
  const edits = [{ range: { start: at, end: at }, text: `ENV ${text}${file.eol}` }];
  return { safety: 'unsafe', title, edits, turn: 'before-rewrites' };
}

/** Whether a stage begins with an image of Ruby. */
export function isRubyImage(stage: Stage): boolean {
  return /(^|[/_-])(ruby|rails|jruby|truffleruby|passenger)([/_:-]|$)/.test(stage.root.base.image?.repository ?? '');
}
