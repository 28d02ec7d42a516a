import { entryOf, valueAt } from '../../text/yaml.ts';
import type { WorkflowRule } from '../rule.ts';
import { harmlessValue } from '../support/secrets/credential-names.ts';
import { flagWords, isLogin, placedCommands } from '../support/yaml/workflow.ts';

export const workflowLiteralPassword: WorkflowRule = {
  id: 'workflow-literal-password',
  group: 'workflow',
  severity: 'warning',
  default: true,
  fix: 'none',
  aliases: [],
  summary: 'The password of a registry stands in a workflow.',
  why: 'Whoever can read the repository can push images under this name; taking the line out later does not help, as it stays in the history.',
  *checkWorkflow({ file }) {
    for (const step of file.jobs.flatMap(({ steps }) => steps)) {
      const given = valueAt(step.map, 'with');
      const password = LOGINS.has(step.action ?? '') ? entryOf(given, 'password') : undefined;
      if (password?.value.kind === 'scalar' && isSecret(password.value.text) && !isLocal(step.input('registry')))
        yield { range: password.range, message: MESSAGE };
      for (const placed of placedCommands(file, step, isLogin)) {
        const { command, written, placeOf } = placed;
        if (command.args.some(({ text }) => isLocal(text))) continue;
        for (const { word, from } of flagWords(command, '--password', '-p')) {
          const literal = word.value?.slice(from) ?? '';
          if (isSecret(literal) && isSecret(written(word))) yield { range: placeOf(word), message: MESSAGE };
        }
      }
    }
  },
};

const MESSAGE =
  'This password can be read by everybody who can read the repository; take it from a secret (`${{ secrets.… }}`), and replace the one that was here.';

/** Actions that log in to a registry with an input `password`. */
const LOGINS = new Set(['docker/login-action', 'azure/docker-login', 'redhat-actions/podman-login']);

function isSecret(text: string): boolean {
  return !text.includes('${{') && !harmlessValue(text, 'PASSWORD');
}

/** A registry that lives as long as the job does. */
function isLocal(registry: string | undefined): boolean {
  return /^(https?:\/\/)?(localhost|127\.0\.0\.1|0\.0\.0\.0)(:|\/|$)/.test(registry ?? '');
}
