import { chainOf } from '../../dockerfile/chain.ts';
import type { Instruction, Stage, Word } from '../../dockerfile/model.ts';
import type { Range } from '../../text/range.ts';
import type { Rule } from '../rule.ts';

export const argNotInStageScope: Rule = {
  id: 'arg-not-in-stage-scope',
  group: 'build-stages',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  mentions: ['$'],
  aliases: ['S6579', 'UndefinedVar'],
  summary: 'A variable whose ARG stands before the first FROM.',
  why: 'Such an ARG holds for the FROM lines only; inside a stage the variable is empty until the stage names it again with `ARG`.',
  *check({ file }) {
    const globals = new Set(
      file.instructions
        .filter(({ stage, keyword }) => stage === undefined && keyword === 'ARG')
        .flatMap(({ pairs }) => pairs.map(({ key }) => key)),
    );
    if (globals.size === 0) return;
    for (const stage of file.stages) {
      const told = new Set<string>();
      for (const outer of stage.instructions) {
        const instruction = outer.trigger ?? outer;
        for (const { name, range } of uses(instruction, file.text)) {
          if (!globals.has(name) || told.has(name) || instruction.state.variable(name) || PREDEFINED.test(name))
            continue;
          told.add(name);
          const { end } = stage.from.range;
          const later = declaredIn(stage, name);
          yield {
            range,
            message: `\`${name}\` is empty here: its \`ARG\` stands before the first \`FROM\`; add ${outer.trigger ? `\`ONBUILD ARG ${name}\` in front of it` : `\`ARG ${name}\` to the stage`}.`,
            fix:
              later || outer.trigger
                ? undefined
                : {
                    safety: 'unsafe',
                    title: `Add ARG ${name}`,
                    edits: [{ range: { start: end, end }, text: `${file.eol}ARG ${name}` }],
                  },
          };
        }
      }
    }
  },
};

/** Docker sets these by itself, or they are taken over from the outside. */
const PREDEFINED = /^(https?|ftp|no|all)_proxy$/i;

interface Use {
  readonly name: string;
  readonly range: Range;
}

function declaredIn(stage: Stage, name: string): boolean {
  return chainOf(stage).some(({ instructions }) =>
    instructions.some(({ keyword, pairs }) => keyword === 'ARG' && pairs.some(({ key }) => key === name)),
  );
}

/** Variables that an instruction puts in, with their places. */
function uses(instruction: Instruction, text: string): Use[] {
  const { keyword, words, form, flags, heredocs } = instruction;
  // `COPY --from` takes no variables.
  const inFlags = flags.flatMap(({ name, valueRange }) =>
    name === 'from' || valueRange === undefined ? [] : inText(text, valueRange),
  );
  if (keyword === 'RUN' || keyword === 'CMD' || keyword === 'ENTRYPOINT' || keyword === 'HEALTHCHECK') {
    if (form === 'exec') return inFlags;
    const script = instruction.shell();
    const own = new Set([
      ...script.variables.map(({ name }) => name),
      ...script.commands.flatMap(({ assignments, name, args }) => [
        ...assignments.map((assignment) => assignment.name),
        ...(name === 'read' ? args.map((word) => word.text) : []),
      ]),
    ]);
    const inScript = script.commands.flatMap(({ nameWord, args }) =>
      [nameWord, ...args].flatMap(({ variables, range }) =>
        variables.filter((name) => !own.has(name)).map((name) => ({ name, range })),
      ),
    );
    return [...inFlags, ...inScript];
  }
  if (!/^(ADD|ARG|COPY|ENV|EXPOSE|LABEL|STOPSIGNAL|USER|VOLUME|WORKDIR)$/.test(keyword)) return [];
  const inBodies = heredocs.flatMap(({ expand, bodyRange }) => (expand ? inText(text, bodyRange) : []));
  return [...inFlags, ...words.flatMap((word) => inWord(word, text)), ...inBodies];
}

function inWord({ raw, range }: Word, text: string): Use[] {
  if (/^([\w.-]+=)?'/.test(raw)) return [];
  return inText(text, range);
}

function inText(text: string, range: Range): Use[] {
  const source = text.slice(range.start, range.end);
  return [...source.matchAll(/(?<!\\)\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?!\w*:?-))/g)].map((match) => ({
    name: match[1] ?? match[2] ?? '',
    range: { start: range.start + match.index, end: range.start + match.index + match[0].length },
  }));
}
