import { appendFileSync } from 'node:fs';
import { EOL } from 'node:os';
import { githubAnnotations, workflowCommand } from '../../report/github-annotations.ts';
import type { Finding } from '../../review/types.ts';

/** What the runner takes from a step: lines of its log, annotations, a summary page, and values for later steps. */
export interface Runner {
  log(sentence: string): void;
  error(sentence: string): void;
  annotate(findings: readonly Finding[]): void;
  /** Adds Markdown to the job's summary. */
  summarize(markdown: string): void;
  output(name: string, value: string): void;
}

/**
 * The runner that the environment tells of; without its files (a run at a desk) summary and outputs are left out.
 * Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function runnerOf(environment: Readonly<Record<string, string | undefined>>): Runner {
  const { GITHUB_STEP_SUMMARY: summary, GITHUB_OUTPUT: outputs } = environment;
  const print = (text: string): void => {
    process.stdout.write(text);
  };
  return {
    // A line that begins with colons would be a command.
    log: (sentence) => print(`${sentence.replace(/[\r\n]+/g, ' ').replace(/^\s*::/, ': :')}\n`),
    error: (sentence) => print(workflowCommand('error', {}, sentence)),
    annotate: (findings) => print(githubAnnotations(findings)),
    summarize(markdown) {
      if (summary) appendFileSync(summary, `${markdown}${EOL}`);
    },
    output(name, value) {
      if (outputs) appendFileSync(outputs, `${name}=${value}${EOL}`);
    },
  };
}
