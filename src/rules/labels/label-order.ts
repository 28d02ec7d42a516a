import type { Dockerfile, Instruction, Pair } from '../../dockerfile/model.ts';
import type { TextEdit } from '../../text/edit.ts';
import { lineAt } from '../../text/lines.ts';
import type { Rule } from '../rule.ts';
import { written } from '../support/instructions/instructions.ts';

export const labelOrder: Rule = {
  id: 'label-order',
  group: 'labels',
  severity: 'style',
  default: false,
  fix: 'safe',
  mentions: ['label'],
  aliases: ['tally/labels/prefer-stable-order'],
  summary: 'The labels of a LABEL are in no order.',
  why: 'In a fixed order a label is found at once, and two branches that add one conflict less often.',
  options: {
    order: {
      type: 'string',
      description:
        '`purpose` (what it is, where it comes from, who makes it, which version, what it is built on) or `alphabetical`.',
      default: 'purpose',
    },
  },
  *check({ file, options }) {
    for (const label of written(file)) {
      if (label.keyword !== 'LABEL' || label.pairs.length < 2) continue;
      const sorted = [...label.pairs].sort(options.order === 'alphabetical' ? byKey : byPurpose);
      const at = label.pairs.findIndex((pair, index) => pair !== sorted[index]);
      const wrong = label.pairs[at];
      const better = sorted[at];
      if (!wrong || !better) continue;
      const edits = swapped(file, label, sorted);
      yield {
        range: wrong.range,
        message: `\`${better.key}\` comes before \`${wrong.key}\` in the order of labels.`,
        fix: edits && { safety: 'safe', title: 'Put the labels in order', edits },
      };
    }
  },
};

const OCI = 'org.opencontainers.image.';
/** Source of the keys: https://specs.opencontainers.org/image-spec/annotations/ */
const PURPOSE =
  'title description source url documentation authors vendor licenses version revision created ref.name base.name base.digest'.split(
    ' ',
  );

function rank(key: string): number {
  if (key.startsWith(OCI)) {
    const at = PURPOSE.indexOf(key.slice(OCI.length));
    return at === -1 ? PURPOSE.length : at;
  }
  if (/^(io\.k8s|io\.openshift|io\.kubernetes)\./.test(key)) return 100;
  if (/^(com|io)\.docker\.|^org\.dockerproject\./.test(key)) return 200;
  if (/^org\.label-schema\.|^(maintainer|version|name|vendor|release|summary|description)$/.test(key)) return 300;
  return 400;
}

function byPurpose(a: Pair, b: Pair): number {
  return rank(a.key) - rank(b.key);
}

function byKey(a: Pair, b: Pair): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

/** The texts of the pairs change places; what stands around them stays. */
function swapped(file: Dockerfile, { pairs, range }: Instruction, sorted: readonly Pair[]): TextEdit[] | undefined {
  const lines = new Set(pairs.map((pair) => lineAt(file.lines, pair.range.start)));
  const commented = file.comments.some(
    (comment) => comment.range.start > range.start && comment.range.end <= range.end,
  );
  const keys = new Set(pairs.map(({ key }) => key));
  const odd = pairs.some(({ key, form }) => key.includes('$') || form !== 'equals');
  if (commented || odd || lines.size < pairs.length || keys.size < pairs.length) return undefined;
  return pairs.flatMap((pair, index) => {
    const other = sorted[index];
    if (!other || other === pair) return [];
    return [{ range: pair.range, text: file.text.slice(other.range.start, other.range.end) }];
  });
}
