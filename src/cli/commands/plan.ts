import { statSync } from 'node:fs';
import { planOf } from '../../plan/plan.ts';
import { planJson } from '../../report/plan-json.ts';
import { planMarkdown } from '../../report/plan-markdown.ts';
import { planText } from '../../report/plan-text.ts';
import { directorySnapshot } from '../../repository/directory-snapshot.ts';
import { parseThreshold } from '../../repository/scripts/thresholds.ts';
import { CONFIGURATION_PATHS, loadConfiguration } from '../../review/index.ts';
import { loadShellGrammar } from '../../shell/parser.ts';
import { UsageError } from '../errors.ts';

export interface PlanArguments {
  readonly format: string;
  readonly threshold?: readonly string[];
}

const FORMATS = ['text', 'markdown', 'json'];

/** `plimsoll plan`; gives the exit code. */
export async function plan(folder: string, options: PlanArguments): Promise<number> {
  if (!FORMATS.includes(options.format))
    throw new UsageError(`There is no format "${options.format}"; the formats are ${FORMATS.join(', ')}.`);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`There is no folder "${folder}".`);
  const thresholds = (options.threshold ?? []).map((text) => {
    const read = parseThreshold(text);
    if (!read) throw new UsageError(`"${text}" is no threshold; write for example lines=80.`);
    return read;
  });
  await loadShellGrammar();
  const snapshot = directorySnapshot(folder);
  const path =
    CONFIGURATION_PATHS.find((candidate) => snapshot.read(candidate) !== undefined) ?? CONFIGURATION_PATHS[0];
  const { configuration, notices } = loadConfiguration(snapshot.read(path), path);
  for (const { line, column, message } of notices)
    process.stderr.write(`${path}:${line ?? 1}:${column ?? 1}: ${message}\n`);
  const result = planOf(snapshot, Object.assign({}, configuration.plan.thresholds, ...thresholds));
  const json = (): string => `${JSON.stringify(planJson(result), null, 2)}\n`;
  process.stdout.write(
    options.format === 'json' ? json() : options.format === 'markdown' ? planMarkdown(result) : planText(result),
  );
  return 0;
}
