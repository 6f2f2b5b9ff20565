import { randomUUID } from 'node:crypto';
import { openStore } from '../../db/open.ts';
import { must, openEngine, type BenchCase } from '../support/case-world.ts';
import { serve } from '../support/child.ts';
import { closedLoop } from '../support/closed-loop.ts';

// One server of several on a PostgreSQL, without its HTTP. Arguments: address, master key. Order: {cases, c, seconds}.
const [address, master] = process.argv.slice(2);
const store = await openStore(address);
const engine = await openEngine(store, { master: Buffer.from(master, 'hex'), node: randomUUID() });
await serve(
  { ready: true },
  ({ cases, c, seconds }: { cases: BenchCase[]; c: number; seconds: number }) =>
    // A call may be noted in every state, so that whatever the other server does, a refusal is a failure.
    closedLoop(c, { seconds }, async () => {
      const { id, who } = cases[Math.floor(Math.random() * cases.length)];
      const call = { who: 'Huisarts', called: 'Thuiszorg', at: new Date().toISOString(), outcome: 'Komt vanavond langs' };
      must(await engine.send({ id, type: 'LOG_CALL', payload: { call }, who, key: randomUUID() }));
    }),
  async () => {
    await engine.idle();
    await store.close();
  },
);
