import type { Rule } from '../rule.ts';
import { SPDX_EXCEPTIONS, SPDX_LICENSES } from '../support/data/spdx.ts';
import { keysOption, valueProblems } from '../support/instructions/labels.ts';

export const labelLicense: Rule = {
  id: 'label-license',
  group: 'labels',
  severity: 'warning',
  default: true,
  fix: 'none',
  mentions: ['label'],
  aliases: ['DL3054'],
  summary: 'A label that should hold a licence of the SPDX list and does not.',
  why: 'Tools that gather licences know them by their SPDX ids only.',
  options: keysOption('org.opencontainers.image.licenses'),
  check: ({ file, options }) =>
    valueProblems(
      file,
      options,
      (value) => wrongPart(value) === undefined,
      (key, value) => {
        const wrong = wrongPart(value) ?? value;
        const known = SPDX_LICENSES.get(wrong.toLowerCase());
        return known === undefined
          ? `\`${wrong}\` in \`${key}\` is no SPDX licence id; see spdx.org/licenses, or write \`LicenseRef-…\` for one of your own.`
          : `Write \`${known}\` instead of \`${wrong}\` in \`${key}\`.`;
      },
    ),
};

const OWN = /^(DocumentRef-[\w.-]+:)?LicenseRef-[\w.-]+$/;

/**
 * The part of an SPDX expression that is wrong: `MIT`, `Apache-2.0 OR (MIT AND GPL-2.0-only WITH Classpath-exception-2.0)`.
 * Grammar: https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/
 */
function wrongPart(value: string): string | undefined {
  if (/^(NONE|NOASSERTION)$/.test(value)) return undefined;
  const parts = value.match(/[()]|[^\s()]+/g) ?? [];
  let open = 0;
  let operand = true;
  for (const [at, part] of parts.entries()) {
    if (part === '(' && operand) open++;
    else if (part === ')' && !operand && open > 0) open--;
    else if (/^(AND|OR|WITH)$/i.test(part) && !operand) operand = true;
    else if (operand && isKnown(part, /^with$/i.test(parts[at - 1] ?? ''))) operand = false;
    else return part;
  }
  return open === 0 && !operand ? undefined : value;
}

function isKnown(part: string, exception: boolean): boolean {
  if (OWN.test(part)) return true;
  const id = part.replace(/\+$/, '');
  const known = (exception ? SPDX_EXCEPTIONS : SPDX_LICENSES).get(id.toLowerCase());
  return known === id;
}
