import { lineIndex } from '../text/lines.ts';
import { entryOf, parseYaml, valueAt, type YamlItem } from '../text/yaml.ts';
import type { Job, Step, WorkflowFile } from './model.ts';

/** More steps than a workflow may have; anchors could make many more of a short text. */
const MAX_STEPS = 20_000;

/** Reads a workflow file. Never throws: what cannot be read becomes a problem. */
export function parseWorkflow(path: string, text: string): WorkflowFile {
  const document = parseYaml(text);
  const problems = [...document.problems];
  const jobs: Job[] = [];
  const declared = valueAt(document.root, 'jobs');
  let budget = MAX_STEPS;
  for (const { key, keyRange, value } of declared?.kind === 'map' ? declared.entries : []) {
    const list = valueAt(value, 'steps');
    const items = list?.kind === 'list' ? list.items : [];
    budget -= items.length;
    if (budget < 0) {
      problems.push({ range: keyRange, message: 'The jobs from here on hold more steps than can be checked.' });
      break;
    }
    const uses = valueAt(value, 'uses');
    const calls = uses?.kind === 'scalar' ? uses.text.split('@', 1)[0] : undefined;
    jobs.push({ name: key, nameRange: keyRange, steps: items.flatMap(stepOf), calls });
  }
  return { path, text, lines: lineIndex(text), document, jobs, problems };
}

function stepOf({ value }: YamlItem, index: number): Step[] {
  if (value.kind !== 'map') return [];
  const uses = entryOf(value, 'uses');
  const run = entryOf(value, 'run');
  const [action, version] = uses?.value.kind === 'scalar' ? uses.value.text.split('@', 2) : [];
  return [
    {
      range: value.range,
      map: value,
      index,
      action: action === undefined || action === '' ? undefined : action.toLowerCase(),
      version,
      uses,
      run: run?.value.kind === 'scalar' ? { text: run.value.text, entry: run } : undefined,
      input(name) {
        const given = valueAt(value, 'with', name);
        return given?.kind === 'scalar' ? given.text : undefined;
      },
    },
  ];
}
