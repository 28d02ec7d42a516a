import type { WorkflowRule } from '../rule.ts';
import { flagWords, isLogin, placedCommands } from '../support/yaml/workflow.ts';

export const workflowPasswordArgument: WorkflowRule = {
  id: 'workflow-password-argument',
  group: 'workflow',
  severity: 'info',
  default: true,
  fix: 'none',
  aliases: [],
  summary: 'A registry’s password is given on the command line.',
  why: 'Every process of the runner can read the command line of every other, and a trace of the script prints it.',
  *checkWorkflow({ file }) {
    for (const step of file.jobs.flatMap(({ steps }) => steps)) {
      for (const { command, written, placeOf } of placedCommands(file, step, isLogin)) {
        for (const { word } of flagWords(command, '--password', '-p')) {
          // A text is worse: workflow-literal-password.
          if (word.value !== undefined && !written(word).includes('${{')) continue;
          yield {
            range: placeOf(word),
            message: `Give \`${command.name} login\` the password through a pipe: \`echo "$PASSWORD" | ${command.name} login … --password-stdin\`, or log in with \`docker/login-action\`.`,
          };
        }
      }
    }
  },
};
