// A process of the server for tests, which can be killed: it gets its settings as a message, and answers when it works.
import { startServer } from '../../src/github/server.ts';
import type { ServerSettings } from '../../src/github/settings.ts';

process.once('message', async (settings: ServerSettings) => {
  await startServer(settings);
  process.send?.('ready');
});
process.once('disconnect', () => process.exit());
