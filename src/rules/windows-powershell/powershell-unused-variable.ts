import type { Rule } from '../rule.ts';
import { declaredParameters } from '../support/powershell/parameters.ts';
import { powershellScripts } from '../support/powershell/texts.ts';

export const powershellUnusedVariable: Rule = {
  id: 'powershell-unused-variable',
  group: 'windows-powershell',
  severity: 'info',
  default: false,
  fix: 'none',
  mentions: ['powershell', 'pwsh'],
  aliases: ['powershell/PSUseDeclaredVarsMoreThanAssignments', 'powershell/PSReviewUnusedParameter'],
  summary: 'A variable of a PowerShell script is set and never read.',
  why: 'It is a leftover, or the name is misspelt where it is read.',
  *check({ file }) {
    for (const { text, range: whole, assignments, functions, commands } of powershellScripts(file)) {
      // Text that is run, and other ways to reach a variable by its name, may read any.
      if (commands.some(({ name }) => /^(invoke-expression|iex|get-variable|gv|\.\S*)$/i.test(name))) continue;
      const parameters = functions.flatMap((each) => declaredParameters(each.parameters));
      const set = [...assignments, ...parameters].map(({ variable }) => variable);
      const starts = new Set(set.map(({ range }) => range.start - whole.start));
      const told = new Set<string>();
      for (const { text: written, range } of set) {
        const name = written.replace(/[${}]/g, '').toLowerCase();
        if (told.has(name) || EXEMPT.test(name)) continue;
        told.add(name);
        if (mentions(text, name).some((at) => !starts.has(at))) continue;
        yield { range, message: `Nothing reads \`${written}\`; take it out, or use its name.` };
      }
    }
  },
};

/** Names with a scope are read elsewhere; preferences are read by PowerShell. */
const EXEMPT = /:|preference$|^(null|_|psdefaultparametervalues|ofs|psstyle)$/i;

/** Offsets of every place that names a variable, in strings too. */
function mentions(text: string, name: string): number[] {
  const escaped = name.replace(/\W/g, '\\$&');
  return [...text.matchAll(new RegExp(`[$@]\\{?${escaped}(?!\\w)`, 'gi'))].map(({ index }) => index);
}
