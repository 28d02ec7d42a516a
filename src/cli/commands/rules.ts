import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ruleIndex } from '../../report/rule-index.ts';
import { allRules, findRule } from '../../rules/registry.ts';
import { UsageError } from '../errors.ts';

/** `plimsoll rules`. */
export function rules(format: string): number {
  if (format === 'json') {
    const list = allRules().map(({ id, group, severity, default: on, fix, aliases }) => ({
      id,
      group,
      severity,
      default: on,
      fix,
      aliases,
      page: `docs/rules/${id}.md`,
    }));
    process.stdout.write(`${JSON.stringify(list, null, 2)}\n`);
    return 0;
  }
  if (format === 'markdown') {
    process.stdout.write(ruleIndex(allRules()));
    return 0;
  }
  if (format !== 'text') throw new UsageError(`There is no format "${format}"; the formats are text, json, markdown.`);
  for (const { id, severity, default: on, summary } of allRules()) {
    process.stdout.write(`${id.padEnd(30)} ${severity.padEnd(8)} ${on ? 'on ' : 'off'} ${summary}\n`);
  }
  return 0;
}

/** `plimsoll explain RULE`: the rule's page. */
export function explain(name: string): number {
  const rule = findRule(name);
  if (!rule) throw new UsageError(`There is no rule "${name}"; "plimsoll rules" lists them.`);
  // The bundle lies in dist/, this file in src/cli/commands/.
  const page = ['../docs/rules', '../../../docs/rules']
    .map((folder) => fileURLToPath(new URL(`${folder}/${rule.id}.md`, import.meta.url)))
    .find((path) => existsSync(path));
  process.stdout.write(
    page === undefined ? `${rule.id}: ${rule.summary}\n\n${rule.why}\n` : readFileSync(page, 'utf8'),
  );
  return 0;
}
