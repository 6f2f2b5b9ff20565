// Writes without committing, says so, and waits to be killed. Argument: address of the database.
import { openStore } from '../../../db/open.ts';
import { flush } from '../../../db/queries/flush.ts';
import { anAudit, anEvent, anInstance, emptyWrites } from '../fixtures.ts';

const store = await openStore(process.argv[2]);
await store.write(async (tx) => {
  const ids = Array.from({ length: 2000 }, (_, i) => `left-${i}`);
  const insert = ids.map((id) => anInstance(id, { context: JSON.stringify('x'.repeat(2000)) }));
  await flush(tx, { ...emptyWrites(99), instances: { insert, update: [] }, events: ids.map((id) => anEvent(`e-${id}`, id)) });
  await tx.insertInto('audit').values(anAudit()).execute();
  console.log('written');
  await new Promise((resolve) => setTimeout(resolve, 60_000));
});
