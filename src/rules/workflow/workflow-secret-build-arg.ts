import type { Range } from '../../text/range.ts';
import { entryOf, valueAt, type YamlEntry, type YamlValue } from '../../text/yaml.ts';
import type { Step, WorkflowFile } from '../../workflow/model.ts';
import type { WorkflowRule } from '../rule.ts';
import { namesCredential } from '../support/secrets/credential-names.ts';
import { flagWords, placedCommands } from '../support/yaml/workflow.ts';

export const workflowSecretBuildArg: WorkflowRule = {
  id: 'workflow-secret-build-arg',
  group: 'workflow',
  severity: 'warning',
  default: true,
  fix: 'none',
  aliases: [],
  summary: 'A secret is passed to a build as an argument.',
  why: 'What is passed for an ARG can be read by everybody who has the image, with docker history, and in its provenance.',
  *checkWorkflow({ file }) {
    for (const { name, steps } of file.jobs) {
      for (const step of steps) {
        for (const { argument, range, action } of [...ofAction(file, step), ...ofCommands(file, name, step)]) {
          const id = argument.toLowerCase();
          yield {
            range,
            message: `\`${argument}\` can be read in the image’s history; pass it with ${action ? `\`secrets:\` of the action` : `\`--secret id=${id},env=…\``}, and read it in the Dockerfile with \`RUN --mount=type=secret,id=${id}\`.`,
          };
        }
      }
    }
  },
};

interface Passed {
  readonly argument: string;
  readonly range: Range;
  /** By an input of an action. */
  readonly action: boolean;
}

const SECRET = /\bsecrets ?(?:\. ?([\w-]+)|\[)|\bgithub\.token\b/;

/**
 * Whether a value is a secret, and one that opens something: names of users and hosts are often kept beside passwords, and what a
 * browser gets is known to everybody.
 */
function isCredential(argument: string, value: string): boolean {
  const secret = value.includes('${{') ? SECRET.exec(value) : null;
  if (!secret || PUBLISHED.test(argument)) return false;
  const [, name = 'TOKEN'] = secret;
  return namesCredential(argument) || namesCredential(name);
}

/** Frameworks put what is called so into the pages that they make. */
const PUBLISHED = /^(VITE|REACT_APP|NEXT_PUBLIC|NUXT_PUBLIC|PUBLIC|GATSBY|EXPO_PUBLIC|VUE_APP|NG_APP)_/i;

/** `build-args` of docker/build-push-action and those that are made like it; `*.args.NAME=` of docker/bake-action. */
function ofAction({ text }: WorkflowFile, step: Step): Passed[] {
  if (step.action === undefined || !/\b(build|bake|kaniko|publish|docker)\b/.test(step.action)) return [];
  const given = valueAt(step.map, 'with');
  return ['build-args', 'build_args', 'buildargs', 'set'].flatMap((input) => {
    const entry = entryOf(given, input);
    if (entry?.value.kind !== 'scalar') return [];
    return entry.value.text.split('\n').flatMap((line): Passed[] => {
      const [whole, argument = ''] =
        (input === 'set' ? TARGET_ARGUMENT : ARGUMENT).exec(line) ?? FORMATTED.exec(line) ?? [];
      if (whole === undefined || !isCredential(argument, line)) return [];
      return [{ argument, range: lineIn(text, entry, line.trim()), action: true }];
    });
  });
}

const ARGUMENT = /^\s*["']?([A-Za-z_]\w*)\s*=/;
/** `${{ secrets.X && format('X={0}', secrets.X) }}` */
const FORMATTED = /\bformat\('([A-Za-z_]\w*)=\{/;
const TARGET_ARGUMENT = /^\s*["']?[\w.*-]+\.args\.([A-Za-z_]\w*)\s*=/;

function lineIn(text: string, { range }: YamlEntry, line: string): Range {
  const start = text.indexOf(line, range.start);
  return start === -1 || start + line.length > range.end ? range : { start, end: start + line.length };
}

function ofCommands(file: WorkflowFile, job: string, step: Step): Passed[] {
  const builds = placedCommands(file, step, ({ args }) => args.some(({ text }) => text.startsWith('--build-arg')));
  if (builds.length === 0) return [];
  const environment = environmentOf(file, job, step);
  return builds.flatMap(({ command, written, placeOf }) =>
    flagWords(command, '--build-arg').flatMap(({ word, from }): Passed[] => {
      const [, argument, value] = /^["']?([A-Za-z_]\w*)(?:=(.*))?$/s.exec(written(word).slice(from)) ?? [];
      if (argument === undefined) return [];
      // Without a value it is taken from the environment.
      const variable = value === undefined ? argument : word.variables[0];
      const source = `${value ?? ''} ${environment.get(variable ?? '') ?? ''}`;
      return isCredential(argument, source) ? [{ argument, range: placeOf(word), action: false }] : [];
    }),
  );
}

/** The texts of a step's environment, by name; the step's own win. */
function environmentOf({ document }: WorkflowFile, job: string, { map }: Step): ReadonlyMap<string, string> {
  const environments: (YamlValue | undefined)[] = [
    valueAt(document.root, 'env'),
    valueAt(document.root, 'jobs', job, 'env'),
    valueAt(map, 'env'),
  ];
  return new Map(
    environments.flatMap((environment) =>
      environment?.kind === 'map'
        ? environment.entries.flatMap(({ key, value }): [string, string][] =>
            value.kind === 'scalar' ? [[key, value.text]] : [],
          )
        : [],
    ),
  );
}
