import { setFlagsFromString } from 'node:v8';
import { Command, CommanderError } from 'commander';
import { UsageError } from './errors.ts';
import { readVersion } from './version.ts';

// The optimising WebAssembly compiler would keep a short process alive after its work is done.
setFlagsFromString('--liftoff-only');
// Three hundred rules are three hundred functions that each run a little, so compiling them for speed after V8's usual number of
// calls is not earned back. The loops that hostile files heat still get compiled.
// Later versions have a compiler in between, and count otherwise.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=1600000');

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const program = new Command('plimsoll')
  .description('Reviews Dockerfiles, compose files and the scripts that images run')
  .version(readVersion())
  .exitOverride()
  .showHelpAfterError('Run with --help for the options.');

program
  .command('check')
  .description('Check Dockerfiles, compose files and workflows of the working tree')
  .argument('[paths...]', 'files or folders; without one, the current folder')
  .option('--format <format>', 'text, json, sarif, rdjson, github or gitlab', 'text')
  .option('--all-rules', 'also the rules that are off by default')
  .option('--fail-on <severity>', 'error, warning, info, style or never')
  .option('--config <file>', 'configuration file')
  .option('--stdin-jsonl', 'read one JSON object a line from standard input')
  .option('--no-shellcheck', 'without ShellCheck, also where it is installed')
  .addHelpText(
    'after',
    '\nExamples:\n  plimsoll check\n  plimsoll check services/ --fail-on warning\n  plimsoll check Dockerfile --format json',
  )
  .action(async (paths: string[], options) =>
    finish(await (await import('./commands/check.ts')).check(paths, options)),
  );

program
  .command('fix')
  .description('Apply fixes in place, or print them as a diff')
  .argument('[paths...]', 'files or folders; without one, the current folder')
  .option('--unsafe', 'also fixes that may change what the image does')
  .option('--diff', 'print a unified diff and write nothing')
  .option('--rule <rule...>', 'only the fixes of these rules')
  .option('--no-shellcheck', 'without ShellCheck, also where it is installed')
  .option('--config <file>', 'configuration file')
  .addHelpText(
    'after',
    '\nExamples:\n  plimsoll fix --diff\n  plimsoll fix Dockerfile --unsafe\n  plimsoll fix --rule apt-clean-lists --rule DL3020',
  )
  .action(async (paths: string[], options) => finish(await (await import('./commands/fix.ts')).fix(paths, options)));

program
  .command('review')
  .description('Review a range of commits as on a pull request')
  .option('--repo <folder>', 'git repository', '.')
  .requiredOption('--base <revision>', 'where the change goes')
  .requiredOption('--head <revision>', 'what is reviewed')
  .option('--format <format>', 'markdown or json', 'markdown')
  .addHelpText('after', '\nExample:\n  plimsoll review --base origin/main --head HEAD')
  .action(async (options) => finish(await (await import('./commands/review.ts')).review(options)));

program
  .command('plan')
  .description('Say what each script is for, what should become of it, and in what order to go about it')
  .argument('[folder]', 'the repository', '.')
  .option('--format <format>', 'text, markdown or json', 'text')
  .option(
    '--threshold <name=value...>',
    'from when on a script is too much: lines, branches, functions, background-jobs, data-commands',
  )
  .addHelpText('after', '\nExample:\n  plimsoll plan --format markdown > plan.md')
  .action(async (folder: string, options) => finish(await (await import('./commands/plan.ts')).plan(folder, options)));

program
  .command('translate')
  .description('Translate a shell entry point to a program that does the same, or say what stands in the way')
  .argument('<script>', 'a script for bash or sh')
  .requiredOption('--to <language>', 'python or node')
  .option('--patch', 'print a patch: the program, and the Dockerfiles of the current folder that start it instead')
  .option('--write', 'write the program beside the script, and change the Dockerfiles')
  .addHelpText(
    'after',
    '\nExamples:\n  plimsoll translate docker-entrypoint.sh --to python > docker_entrypoint.py\n  plimsoll translate docker-entrypoint.sh --to python --write',
  )
  .action(async (script: string, options) =>
    finish(await (await import('./commands/translate.ts')).translate(script, options)),
  );

program
  .command('rules')
  .description('List the rules')
  .option('--format <format>', 'text, json or markdown', 'text')
  .action(async (options) => finish((await import('./commands/rules.ts')).rules(options.format)));

program
  .command('schema')
  .description('Print the JSON Schema of the configuration file')
  .action(async () => finish((await import('./commands/schema.ts')).schema()));

program
  .command('explain')
  .description("Show a rule's page; a peer's id such as DL3008 will do")
  .argument('<rule>')
  .action(async (rule: string) => finish((await import('./commands/rules.ts')).explain(rule)));

program
  .command('serve')
  .description('Run the GitHub App; it is set up by environment variables, see the README')
  .option('--role <role>', 'web receives webhooks, worker works, all does both', 'all')
  .action(async (options) => finish(await (await import('./commands/serve.ts')).serve(options)));

program
  .command('jobs')
  .description("List what the server's queue holds, or try a failed job again; DATABASE_URL names the database")
  .option('--format <format>', 'text or json', 'text')
  .option('--retry <id>', 'give a failed job new attempts')
  .action(async (options) => finish(await (await import('./commands/jobs.ts')).jobs(options)));

program
  .command('demo')
  .description('Show a review of a pull request, for real, against a stand-in for GitHub on this machine')
  .option('--once', 'print the review and end, without the page')
  .option('--port <port>', 'port of the page', '8765')
  .action(async (options) => finish(await (await import('./commands/demo.ts')).demo(options)));

program
  .command('completion')
  .description('Print a completion script for a shell')
  .argument('<shell>', 'bash, zsh or fish')
  .addHelpText('after', '\nExample:\n  source <(plimsoll completion bash)')
  .action(async (shell: string) => finish((await import('./commands/completion.ts')).completion(program, shell)));

function finish(code: number): void {
  process.exitCode = code;
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    const sentence = error instanceof Error ? error.message : String(error);
    process.stderr.write(`plimsoll: ${sentence}\n`);
    if (!(error instanceof UsageError) && process.env.PLIMSOLL_DEBUG && error instanceof Error)
      process.stderr.write(`${error.stack}\n`);
    process.exitCode = 2;
  }
}
