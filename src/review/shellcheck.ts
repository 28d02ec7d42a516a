import type { Image } from '../repository/image.ts';
import { allRules, scriptRules } from '../rules/registry.ts';
import type { RuleDescription } from '../rules/rule.ts';
import type { ShellCheck, ShellCheckRemark } from '../shell/shellcheck.ts';
import { type LineIndex, lineIndex, positionAt } from '../text/lines.ts';
import type { Range } from '../text/range.ts';
import { type Configuration, configurationFor, settingsOf } from './configuration.ts';
import { fingerprint } from './fingerprint.ts';
import { type ShellSource, shellSources } from './shell-scripts.ts';
import { type Suppressions, suppressionsOf } from './suppression.ts';
import type { Finding } from './types.ts';

/**
 * What ShellCheck finds in the shell text of images, as findings that keep its codes (`SC2086`). One call of the program for all of
 * them; a script that several images copy is told once. Undefined when the program failed.
 */
export function shellCheckFindings(
  images: readonly Image[],
  shellCheck: ShellCheck,
  configuration: Configuration,
  all = false,
): Finding[] | undefined {
  const rule = allRules().find(({ tool }) => tool === 'shellcheck');
  if (!rule || settingsOf(rule, configuration, all).severity === 'off') return [];
  const own = new Set(
    scriptRules()
      .filter((each) => settingsOf(each, configuration, all).severity !== 'off')
      .flatMap(({ aliases }) => aliases),
  );
  const sources = distinct(images.flatMap(shellSources));
  const suppressions = new Map(images.map(({ dockerfile }) => [dockerfile.path, suppressionsOf(dockerfile)]));
  const indexes = new Map(sources.map(({ path, file }) => [path, lineIndex(file)]));
  const occurrences = new Map<string, number>();
  return shellCheck(sources)?.flatMap((remarks, at) => {
    const source = sources[at];
    const index = source && indexes.get(source.path);
    if (!source || !index) return [];
    return remarks.flatMap((remark) => {
      // In scripts a rule of ours tells it.
      if (own.has(remark.code) && !suppressions.has(source.path)) return [];
      const settings = configurationFor(configuration, source.path);
      const found = findingOf(rule, source, remark, index, settings, suppressions.get(source.path));
      return found
        ? [
            {
              ...found,
              fingerprint: fingerprint(remark.code, { path: source.path, text: source.file }, found.range, occurrences),
            },
          ]
        : [];
    });
  });
}

function distinct(sources: readonly ShellSource[]): ShellSource[] {
  return [...new Map(sources.map((source) => [`${source.path}\0${source.offset}`, source])).values()];
}

function findingOf(
  rule: RuleDescription,
  source: ShellSource,
  remark: ShellCheckRemark,
  index: LineIndex,
  configuration: Configuration,
  suppressions: Suppressions | undefined,
): Omit<Finding, 'fingerprint'> | undefined {
  // A remark on the declarations in front of the text is about nothing that anybody wrote.
  if (source.ignored.has(remark.code) || remark.range.start < source.from) return undefined;
  const own = configuration.rules.get(remark.code);
  const severity = own?.severity ?? configuration.rules.get(rule.id)?.severity ?? remark.level;
  if (severity === 'off') return undefined;
  const toFile = (range: Range): Range => ({
    start: Math.min(range.start - source.from + source.offset, source.file.length),
    end: Math.min(range.end - source.from + source.offset, source.file.length),
  });
  const range = toFile(remark.range);
  const start = positionAt(index, range.start);
  const end = positionAt(index, range.end);
  const names = [remark.code, rule.id, ...rule.aliases];
  if (configuration.suppressions && suppressions?.suppressed(names, start.line)) return undefined;
  const mode = own?.fix ?? configuration.rules.get(rule.id)?.fix;
  const fixable = remark.edits.length > 0 && remark.edits.every((edit) => edit.range.start >= source.from);
  return {
    rule: remark.code,
    group: rule.group,
    aliases: [rule.id],
    severity,
    message: remark.message,
    why: '',
    path: source.path,
    range,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    related: [],
    ...(fixable && mode === 'suggest' ? { suggestOnly: true } : {}),
    fix:
      fixable && mode !== 'never'
        ? {
            safety: 'unsafe',
            title: `Apply what ShellCheck proposes for ${remark.code}`,
            edits: remark.edits.map((edit) => ({ range: toFile(edit.range), text: edit.text })),
          }
        : undefined,
  };
}
