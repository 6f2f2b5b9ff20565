import type { Db, Tx } from '../../../db/store.ts';

export type Found = { ok: true; id: string; address: string } | { ok: false; reason: 'no-address' | 'not-verified' };

/**
 * Where mail for this person at this organisation goes: his own address there, else the organisation's. Only a verified one; a person whose address was
 * changed gets nothing until the new one is verified, also not by way of his organisation (TRUST.md T13).
 */
export async function addressOf(db: Db | Tx, to: { person: string | null; org: string | null }, now: string): Promise<Found> {
  const orgs = to.org ? [to.org] : to.person ? await orgsOf(db, to.person, now) : [];
  const rows = orgs.length
    ? await db.selectFrom('mail_addresses').selectAll().where('org_id', 'in', orgs).where('ended_at', 'is', null).orderBy('id').execute()
    : [];
  // Without a named organisation only his own address counts: which organisation is meant is nobody's guess.
  const own = to.person ? rows.filter((row) => row.person_id === to.person) : [];
  const shared = to.org ? rows.filter((row) => row.person_id === null) : [];
  const fits = own.length ? own : shared;
  if (fits.length !== 1) return { ok: false, reason: 'no-address' };
  return fits[0].verified_at === null ? { ok: false, reason: 'not-verified' } : { ok: true, id: fits[0].id, address: fits[0].address };
}

async function orgsOf(db: Db | Tx, person: string, now: string): Promise<string[]> {
  const rows = await db
    .selectFrom('memberships')
    .select('org_id')
    .where('person_id', '=', person)
    .where('from_at', '<=', now)
    .where((eb) => eb.or([eb('until_at', 'is', null), eb('until_at', '>', now)]))
    .execute();
  return [...new Set(rows.map((row) => row.org_id))];
}

/** Mail that was held because of an address is looked at again now. */
export async function releaseHeld(tx: Tx, org: string, now: string): Promise<void> {
  await tx
    .updateTable('mails')
    .set({ status: 'waiting', next_at: now, reason: null })
    .where('status', '=', 'held')
    .where('reason', 'in', ['no-address', 'not-verified'])
    .where((eb) => eb.or([eb('org_id', '=', org), eb('org_id', 'is', null)]))
    .execute();
}
