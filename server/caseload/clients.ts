import { among } from '../../db/queries/among.ts';
import type { CaseloadLine } from '../contract/caseload.ts';
import { ageAt, ageBand } from '../engine/facts.ts';
import type { ViewDeps } from '../views/deps.ts';

/** What is stored of a client, with references to his texts; once they are opened, `details` is JSON, or null when the key was destroyed. */
export type StoredClient = { id: string; details: string | null; label: string | null; household: string | null; gpOrg: string | null };

/** Clients whom the caller found visible, with what their household is called, in one statement. */
export async function loadClients({ db }: ViewDeps, ids: string[]): Promise<Map<string, StoredClient>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('clients as c')
    .leftJoin('households as h', 'h.id', 'c.household_id')
    .select(['c.id', 'c.details_ref as details', 'h.label_ref as label', 'c.household_id as household', 'c.gp_org_id as gpOrg'])
    .where('c.id', 'in', among(db, [...new Set(ids)]))
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** The name and age, and for who knows the whole card the household; null for who was erased. */
export function cardOf({ id, details, label, household, gpOrg }: StoredClient, whole: boolean, now: string): CaseloadLine['client'] {
  if (!details) return null;
  const { name, birthDate } = JSON.parse(details) as { name: string; birthDate?: string };
  const age = birthDate ? ageAt(birthDate, now) : null;
  const band = birthDate ? (ageBand(birthDate, now) as string | null) : null;
  return { id, name, age, ageBand: band, gpOrg, household: whole ? household : null, householdName: whole ? label : null };
}
