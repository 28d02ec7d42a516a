import { posix } from 'node:path';
import type { ShellCommand } from '../../shell/model.ts';

const INTERPRETERS = /^(python[\d.]*|node|ruby|perl|php|bash|sh|bun|deno)$/;
const RUNNERS = /^(bundle|poetry|pipenv|uv|npx|pnpm|yarn|npm|rails|rake|php|artisan)$/;
const RUNNER_WORDS = /^(exec|run|start|--)$/;
/** Programs that answer requests of a site. */
const WEB = /^(gunicorn|uvicorn|hypercorn|waitress-serve|daphne|uwsgi|puma|unicorn|passenger|rackup)$/;
/** Names that tell nothing. */
const EMPTY = /^(main|app|index|server|run|start|__main__|manage)$/;

/** What a service that runs this command should be called: after what it does, not after what interprets it. */
export function serviceName({ name, nameWord, args }: ShellCommand): string {
  const program = name ?? nameWord.text;
  const words = args.map(({ text }) => text);
  return (
    clean(
      WEB.test(program) ? 'web' : (taskOf(program, words) ?? program.replace(/\.(sh|bash|py|js|mjs|rb|pl)$/, '')),
    ) || 'service'
  );
}

function taskOf(program: string, words: readonly string[]): string | undefined {
  if (program === 'celery') return words.find((word) => /^(worker|beat|flower)$/.test(word));
  if (RUNNERS.test(program)) {
    const rest = words.filter((word) => !RUNNER_WORDS.test(word) && !word.startsWith('-'));
    return rest[0] === undefined ? undefined : (taskOf(rest[0], rest.slice(1)) ?? rest[0]);
  }
  if (program === 'java') return stem(words[words.indexOf('-jar') + 1] ?? 'java');
  if (!INTERPRETERS.test(program)) return undefined;
  const module = words.indexOf('-m');
  if (module !== -1) return telling((words[module + 1] ?? '').split('.'));
  const file = words.find((word) => !word.startsWith('-'));
  if (file === undefined) return undefined;
  // `python manage.py runworker`: what it is told to do says more.
  const next = words[words.indexOf(file) + 1];
  return EMPTY.test(stem(file)) && next !== undefined && /^[a-z][\w:-]+$/.test(next)
    ? next
    : telling(file.split('/').map(stem));
}

/** The last part that says anything. */
function telling(parts: readonly string[]): string | undefined {
  return [...parts].reverse().find((part) => part !== '' && part !== '.' && !EMPTY.test(part)) ?? parts.at(-1);
}

function stem(path: string): string {
  return posix.basename(path).replace(/\.\w+$/, '');
}

function clean(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|(?<!-)-+$/g, '');
}
