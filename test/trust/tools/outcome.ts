import { openStore } from '../../../db/open.ts';
import type { Store } from '../../../db/store.ts';
import { check, type Found } from './check.ts';
import type { Ledger } from './ledger.ts';

const MOST_NOTES = 6;

/** Opens the database on which no server runs any more, and checks it against the ledger. `harm` is done to it first, by a twin. */
export async function checkAt(databaseUrl: string, ledger: Ledger, harm?: (store: Store) => Promise<void>): Promise<Found> {
  const store = await openStore(databaseUrl);
  try {
    if (harm) await harm(store);
    return await check(store, ledger);
  } finally {
    await store.close();
  }
}

/** Whether the checker has something to say. */
export const isRed = (found: Found) => found.lost.length + found.doubled.length + found.broken.length > 0;

/** The first lines of what was found. */
export function notesOf(found: Found): string[] {
  const all = [...found.lost, ...found.doubled, ...found.broken];
  return all.length > MOST_NOTES ? [...all.slice(0, MOST_NOTES), `and ${all.length - MOST_NOTES} more`] : all;
}

/** Waits until nothing that is due stands in the outbox, looking from outside; gives what is left after ten seconds. */
export async function drained(databaseUrl: string): Promise<number> {
  const store = await openStore(databaseUrl);
  try {
    for (let tries = 0; ; tries++) {
      const due = await store.db.selectFrom('outbox').select('id').where('status', '=', 'pending').where('next_at', '<=', new Date().toISOString()).execute();
      if (due.length === 0 || tries >= 100) return due.length;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  } finally {
    await store.close();
  }
}
