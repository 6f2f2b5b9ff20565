import type { Selectable } from 'kysely';
import type { Tx, Writes } from '../store.ts';
import type { Tables } from '../types.ts';
import { among } from './among.ts';
import { insertion, insertRows } from './bulk.ts';

type AccessRow = Selectable<Tables['access']>;

const PUT = insertion(
  'access',
  ['granted_by', 'object_id', 'subject', 'kind', 'from_at', 'until_at', 'revoked_clock'],
  ['granted_by', 'object_id', 'subject', 'kind'],
);

/**
 * Brings the access rows of each granting instance to what its view says now. Rows that disappear stay, marked with the
 * clock at which they ended, so that the live feed can take the object away; rows that did not change are not touched.
 */
export async function flushAccess(tx: Tx, access: Writes['access'], clock: number): Promise<void> {
  if (access.size === 0) return;
  const held = await tx
    .selectFrom('access')
    .selectAll()
    .where('granted_by', 'in', among(tx, [...access.keys()]))
    .execute();
  const before = new Map(held.map((row) => [keyOf(row), row]));
  const put: AccessRow[] = [];
  for (const [key, row] of given(access)) {
    const was = before.get(key);
    before.delete(key);
    if (was && isSame(was, row)) continue;
    put.push(row);
    // A window that moves may shut what stood open: what was is kept like what was taken away, for the live feed to judge.
    if (was && was.revoked_clock === null) put.push({ ...was, kind: `was:${was.kind}`, revoked_clock: clock });
  }
  for (const gone of before.values()) if (gone.revoked_clock === null) put.push({ ...gone, revoked_clock: clock });
  await insertRows(tx, PUT, put);
}

/** What the views say, by key; a view that names the same row twice means the last one. */
function given(access: Writes['access']): Map<string, AccessRow> {
  const rows = new Map<string, AccessRow>();
  for (const [granted_by, own] of access)
    for (const { from_at = null, until_at = null, ...rest } of own) {
      const row = { ...rest, granted_by, from_at, until_at, revoked_clock: null };
      rows.set(keyOf(row), row);
    }
  return rows;
}

const keyOf = (row: Pick<AccessRow, 'granted_by' | 'object_id' | 'subject' | 'kind'>): string =>
  JSON.stringify([row.granted_by, row.object_id, row.subject, row.kind]);

const isSame = (a: AccessRow, b: AccessRow): boolean => a.from_at === b.from_at && a.until_at === b.until_at && a.revoked_clock === b.revoked_clock;
