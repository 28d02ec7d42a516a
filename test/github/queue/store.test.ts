import { describe, expect, it } from '@jest/globals';
import { openStore } from '../../../src/github/queue/store.ts';
import { DATABASES } from '../../support/database.ts';
import { recordingLog } from '../../support/log.ts';

const postgres = DATABASES.find(({ name }) => name === 'Postgres');

(postgres?.available ? describe : describe.skip)('the store on Postgres', () => {
  it('is opened by many instances that start at the same moment on an empty database', async () => {
    const database = await (postgres as NonNullable<typeof postgres>).make();
    const open = () => openStore({ ...database.settings, supervise: true }, recordingLog().log);
    const opened = await Promise.allSettled(Array.from({ length: 6 }, open));
    const stores = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    await Promise.all(stores.map((store) => store.close()));
    await database.remove();
    expect(opened.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))).toEqual([]);
  }, 120_000);
});
