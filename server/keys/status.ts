import type { Db } from '../../db/store.ts';

export type KeyStatus = {
  masters: { id: string; state: string; madeAt: string; wraps: number; bridged: boolean }[];
  scopes: number;
  erased: number;
  /** creation of the oldest scope key that still opens something */
  oldest: string | null;
};

/** Which masters there are and what each wraps; names and numbers only, no key leaves. */
export async function keyStatus(db: Db): Promise<KeyStatus> {
  const masters = await db.selectFrom('masters').selectAll().orderBy('made_at', 'desc').execute();
  const wraps = await db
    .selectFrom('keys')
    .select(['master_id', (eb) => eb.fn.countAll<number>().as('count'), (eb) => eb.fn.min('created_at').as('oldest')])
    .where('erased_at', 'is', null)
    .groupBy('master_id')
    .execute();
  const { erased } = await db
    .selectFrom('keys')
    .select((eb) => eb.fn.countAll<number>().as('erased'))
    .where('erased_at', 'is not', null)
    .executeTakeFirstOrThrow();
  const current = masters.find((row) => row.state === 'current')?.id;
  // Keys from before masters had names belong to the only master that there was.
  const countOf = (id: string) => wraps.filter((row) => (row.master_id ?? current) === id).reduce((sum, row) => sum + Number(row.count), 0);
  return {
    masters: masters.map((row) => ({ id: row.id, state: row.state, madeAt: row.made_at, wraps: countOf(row.id), bridged: row.bridge !== null })),
    scopes: wraps.reduce((sum, row) => sum + Number(row.count), 0),
    erased: Number(erased),
    oldest: wraps.map((row) => row.oldest).sort()[0] ?? null,
  };
}
