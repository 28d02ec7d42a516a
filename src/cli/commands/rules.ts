import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ruleIndex } from '../../report/rule-index.ts';
import { rulePage } from '../../report/rule-page.ts';
import { allRules, rulesNamed } from '../../rules/registry.ts';
import type { AnyRule } from '../../rules/rule.ts';
import { nearest } from '../../rules/support/nearest.ts';
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

/** `plimsoll explain RULE`: the rule's page, with what holds for it where the configuration says nothing. */
export function explain(name: string): number {
  if (/^SC\d+$/i.test(name)) {
    const code = name.toUpperCase();
    process.stdout.write(
      `${code} is a finding of ShellCheck, which explains it: ${rulePage(code, '')}\n\nIt is set like a rule (\`${code}: off\`); \`plimsoll explain shellcheck\` says more.\n`,
    );
    return 0;
  }
  const [rule, ...others] = rulesNamed(name);
  if (!rule) throw new UsageError(noRule(name));
  // The bundle lies in dist/, this file in src/cli/commands/.
  const page = ['../docs/rules', '../../../docs/rules']
    .map((folder) => fileURLToPath(new URL(`${folder}/${rule.id}.md`, import.meta.url)))
    .find((path) => existsSync(path));
  const text = page === undefined ? `# ${rule.id}\n\n${rule.summary}\n\n${rule.why}\n` : readFileSync(page, 'utf8');
  const also = others.length === 0 ? '' : ` ${name} is also ${others.map(({ id }) => id).join(', ')}.`;
  process.stdout.write(text.replace(/^(# .*\n)/, (title) => `${title}\n${standing(rule)}${also}\n`));
  return 0;
}

function standing({ severity, default: on, fix }: AnyRule): string {
  const mends = fix === 'none' ? 'has no fix' : `has ${fix === 'safe' ? 'a safe' : 'an unsafe'} fix`;
  return `Severity ${severity}, ${on ? 'on' : 'off'} by default; ${mends}.`;
}

/** The sentence for a name that no rule has. */
export function noRule(name: string): string {
  const meant = nearest(
    name,
    allRules().map(({ id }) => id),
  );
  return `There is no rule "${name}"; ${meant === undefined ? '' : `did you mean "${meant}"? `}"plimsoll rules" lists them.`;
}
