import { type Demo, startDemo } from '../../demo/demo.ts';
import { UsageError } from '../errors.ts';

export interface DemoArguments {
  readonly once?: boolean;
  readonly port: string;
}

/** `plimsoll demo`: the whole road of a pull request on this machine; gives the exit code. */
export async function demo({ once = false, port }: DemoArguments): Promise<number> {
  const wanted = Number(port);
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65535)
    throw new UsageError(`--port takes a port number, not "${port}".`);
  const running = await startDemo({ port: once ? 0 : wanted }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new UsageError(`Port ${wanted} is in use; take another one with --port.`);
  });
  try {
    await running.event('opened');
    const check = running.standIn.state.checkRuns.at(-1);
    process.stdout.write(report(running));
    if (check?.status !== 'completed') throw new Error('The check run was not completed.');
    if (!once) {
      process.stdout.write(
        `\nThe pull request is on ${running.standIn.url}/ (end with Ctrl-C). Its buttons and comment fields work.\n`,
      );
      await new Promise<void>((done) => {
        process.once('SIGINT', () => done());
        process.once('SIGTERM', () => done());
      });
    }
  } finally {
    await running.stop();
  }
  return 0;
}

function report({ fixture, standIn }: Demo): string {
  const { state, exchanges } = standIn;
  const comments = state.comments.map(
    ({ path, startLine, line, body }) =>
      `--- ${path}:${startLine === undefined ? '' : `${startLine}-`}${line}\n${body.replace(/\n*<!--[\s\S]*?-->/g, '')}\n`,
  );
  const bodies = state.reviews
    .map(({ body }) => body.replace(/ ?<!--[\s\S]*?-->/g, '').trim())
    .filter((body) => body !== '');
  const check = state.checkRuns.at(-1);
  const requests = exchanges.filter(({ path }) => !path.endsWith('/access_tokens'));
  return [
    `Pull request #${fixture.number}: ${fixture.title}\n`,
    ...comments,
    ...bodies.map((body) => `--- review\n${body}\n`),
    `--- check run ${check?.name}: ${check?.history.join(' → ')}, ${check?.conclusion}: ${check?.title}`,
    `${state.reviews.length} review with ${state.comments.length} comments; ${requests.length} requests to GitHub, token excluded.\n`,
  ].join('\n');
}
