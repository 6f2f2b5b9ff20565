// Adds one to the clock, many times, each in a transaction of its own. Arguments: address of the database, how often.
import { openStore } from '../../../db/open.ts';

const [address, times] = process.argv.slice(2);
const store = await openStore(address);
for (let i = 0; i < Number(times); i++)
  await store.write(async (tx) => {
    const { value } = await tx.selectFrom('clock').select('value').executeTakeFirstOrThrow();
    await tx
      .updateTable('clock')
      .set({ value: value + 1 })
      .execute();
  });
await store.close();
