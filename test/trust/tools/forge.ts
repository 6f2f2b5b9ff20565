import type { Store } from '../../../db/store.ts';
import { Ledger } from './ledger.ts';
import { checkAt } from './outcome.ts';

/** What the checker must find: an acknowledged event that is gone, a wish that was never carried out, a step that was taken twice, a message that is gone. */
export async function forged(prepared: { copy(): string | Promise<string> }, ledger: Ledger): Promise<Record<string, number>> {
  const acked = ledger.wanted.find((wanted) => wanted.acked && wanted.type === 'ACCEPT')!;
  const twins: Record<string, number> = {};
  const red = async (name: string, harm: (store: Store) => Promise<void>, kind: 'lost' | 'doubled') =>
    void (twins[name] = (await checkAt(await prepared.copy(), ledger, harm))[kind].length);
  await red(
    'an acknowledged event deleted',
    (store) =>
      store.write(async (tx) => void (await tx.deleteFrom('events').where('instance_id', '=', acked.instance!).where('type', '=', 'ACCEPT').execute())),
    'lost',
  );
  await red(
    'a message deleted',
    (store) =>
      store.write(async (tx) => {
        const one = await tx.selectFrom('outbox').select('id').orderBy('created_at').limit(1).executeTakeFirstOrThrow();
        await tx.deleteFrom('outbox').where('id', '=', one.id).execute();
      }),
    'lost',
  );
  await red(
    'an event done twice',
    (store) =>
      store.write(async (tx) => {
        const { seq: _seq, ...row } = await tx
          .selectFrom('events')
          .selectAll()
          .where('instance_id', '=', acked.instance!)
          .where('type', '=', 'ACCEPT')
          .executeTakeFirstOrThrow();
        await tx
          .insertInto('events')
          .values({ ...row, id: crypto.randomUUID(), rev: 99 })
          .execute();
      }),
    'doubled',
  );
  const lie = new Ledger();
  lie.wanted.push(...ledger.wanted, { ...acked, mark: 'never', keys: new Set(['never']), acked: { id: acked.instance!, rev: 77 } });
  twins['a wish that was never carried out'] = (await checkAt(await prepared.copy(), lie)).lost.length;
  return twins;
}
