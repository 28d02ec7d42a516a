import { join } from 'node:path';
import { unifiedDiff } from '../../report/diff.ts';
import { fixSnapshot } from '../../review/index.ts';
import { findRule } from '../../rules/registry.ts';
import { loadShellGrammar } from '../../shell/parser.ts';
import { findShellCheck } from '../../shell/shellcheck.ts';
import { UsageError } from '../errors.ts';
import { replaceFile } from '../replace-file.ts';
import { openWorkspace } from '../workspace.ts';
import { noRule } from './rules.ts';

export interface FixArguments {
  readonly unsafe?: boolean;
  readonly diff?: boolean;
  readonly config?: string;
  readonly rule?: readonly string[];
  /** False with `--no-shellcheck`. */
  readonly shellcheck: boolean;
}

/** `plimsoll fix`; gives the exit code. */
export async function fix(paths: readonly string[], options: FixArguments): Promise<number> {
  await loadShellGrammar();
  const { root, snapshot, configuration, paths: files } = openWorkspace(paths, options.config);
  const result = fixSnapshot(snapshot, {
    paths: files,
    configuration,
    unsafe: options.unsafe ?? false,
    files: true,
    rules: options.rule?.map(ruleId),
    shellCheck: options.shellcheck && options.unsafe ? findShellCheck() : undefined,
  });
  for (const { path, before, after } of result.files) {
    if (options.diff) process.stdout.write(unifiedDiff(path, before ?? '', after));
    else replaceFile(join(root, path), after);
  }
  if (!options.diff)
    process.stdout.write(
      `${result.applied.length} fixes applied in ${result.files.length} files; ${result.left.length} findings left.\n`,
    );
  return 0;
}

/** @throws UsageError for a name that no rule has */
function ruleId(name: string): string {
  if (/^SC\d{4}$/i.test(name)) return name.toUpperCase();
  const rule = findRule(name);
  if (!rule) throw new UsageError(noRule(name));
  return rule.id;
}
