import { type Download, downloads } from '../../shell/downloads.ts';
import type { ShellScript } from '../../shell/model.ts';
import { parseShell } from '../../shell/parser.ts';
import type { TextEdit } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import type { YamlScalar, YamlValue } from '../../text/yaml.ts';
import { addItem, innerRange } from '../../text/yaml-edits.ts';
import type { ComposeRule, Problem, Rule } from '../rule.ts';
import { insertAfter } from '../support/commands/command-edits.ts';
import { failInCluster, takesErrors } from '../support/commands/curl-fail.ts';
import { written } from '../support/instructions/instructions.ts';
import { unsafeFix } from '../support/yaml/compose.ts';

/** Of HEALTHCHECK, and of the health checks in compose files. */
export const healthcheckCurlFail: Rule & ComposeRule = {
  id: 'healthcheck-curl-fail',
  group: 'healthcheck',
  severity: 'info',
  default: true,
  fix: 'unsafe',
  mentions: ['curl'],
  aliases: [],
  summary: 'A health check that takes every answer of the server for health.',
  why: 'Without -f curl ends with success whatever the server answers, so a service that answers 500 to everybody stays healthy.',
  *check({ file }) {
    for (const { keyword, healthCommand } of written(file)) {
      if (keyword !== 'HEALTHCHECK' || !healthCommand) continue;
      for (const call of satisfied(healthCommand.shell())) {
        const { nameWord } = call.command;
        const edit = failInCluster(call) ?? insertAfter(healthCommand, call.command, nameWord, '-f');
        yield problem(nameWord.range, [edit]);
      }
    }
  },
  *checkCompose({ file }) {
    for (const service of file.services) {
      const test = service.at('healthcheck', 'test');
      if (test) yield* ofTest(file.text, test);
    }
  },
};

function problem(range: Range, edits: readonly TextEdit[] | undefined): Problem {
  return {
    range,
    message: 'This `curl` ends with success whatever the server answers, an error 500 too; add `-f`.',
    fix: unsafeFix('Let errors of the server count', edits),
  };
}

/** The calls whose success is all that is asked: not where somebody reads the answer, or waits for a failure. */
function satisfied(script: ShellScript): Download[] {
  return downloads(script).filter((call) => {
    const { inside, pipeline, redirects } = call.command;
    if (!takesErrors(call) || pipeline.index < pipeline.length - 1) return false;
    if (inside.some((context) => context === 'substitution' || context === 'negation')) return false;
    const files = [
      ...redirects.filter(({ operator }) => operator.startsWith('>')).map(({ target }) => target?.text),
      ...call.options.filter(({ name }) => OUTPUT.test(name)).map(({ value }) => value),
    ];
    if (files.some((file) => file !== undefined && !/^(\/dev\/\w+|[\d-])$/.test(file))) return false;
    return call.urls.every(({ text }) => !/^(?!https?:)[a-z]+:\/\//i.test(text));
  });
}

const OUTPUT = /^(-o|--output|-D|--dump-header|-O|--remote-name)$/;

/** Source: https://docs.docker.com/reference/compose-file/services/#healthcheck */
function* ofTest(text: string, test: YamlValue): Generator<Problem> {
  if (test.kind === 'scalar') return yield* ofScript(text, test);
  if (test.kind !== 'list') return;
  const [kind, ...items] = test.items.flatMap(({ value }) => (value.kind === 'scalar' ? [value] : []));
  if (kind?.text === 'CMD-SHELL' && items[0]) return yield* ofScript(text, items[0]);
  const [program] = items;
  if (kind?.text !== 'CMD' || !program) return;
  const words = items.map((item) => `'${item.text.replaceAll("'", "'\\''")}'`);
  if (satisfied(parseShell(words.join(' '))).length === 0) return;
  const quote = /^["']/.exec(text.slice(program.range.start))?.[0] ?? '';
  yield problem(program.range, addItem(text, test, `${quote}-f${quote}`));
}

/** Where the script stands in the file as it is read, offsets in the one are offsets in the other. */
function* ofScript(text: string, { range, text: script }: YamlScalar): Generator<Problem> {
  const { start, end } = innerRange(text, range);
  const same = text.slice(start, end) === script;
  for (const call of satisfied(parseShell(script, { offset: start }))) {
    const { nameWord } = call.command;
    const edit = failInCluster(call) ?? { range: { start: nameWord.range.end, end: nameWord.range.end }, text: ' -f' };
    yield same ? problem(nameWord.range, [edit]) : problem(range, undefined);
  }
}
