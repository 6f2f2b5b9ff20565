import type { Db, Tx } from '../../db/store.ts';
import { among } from '../../db/queries/among.ts';
import { addDays, atAmsterdam } from '../../machines/calendar.ts';
import { tracks } from '../../machines/index.ts';
import { ledgerTime, type Spent } from '../../machines/time-spent.ts';
import type { Entry } from './claims.ts';
import { contractOf, loadContracts } from './contracts.ts';
import { hatsOf } from './hats-of.ts';

/** Tracks that know minutes: by a function of their own, or by a ledger in what they remember. */
const TIMED = new Map(tracks.filter((track) => track.time ?? 'ledger' in track.contract.context.shape).map((track) => [track.id, track.time ?? ledgerTime]));
/** What a fund calls it; anything else is work that no fund in the reference pays. */
const KINDS: Record<string, Entry['kind']> = { 'meeting MDO': 'MDO', 'hourTalk HOUR': 'HOUR_TALK', 'ojg CONSULT': 'CONSULT', 'ggz TALK': 'CONSULT' };
/** A day that was said beforehand: what an instance holds of a day is mostly said on it or after. */
const SAID_BEFORE_DAYS = 31;

export type Listed = Entry & { /** minutes as the track knows them */ own: number; corrected: boolean; declared: boolean };

/**
 * The ledger of hours of a span of days, both ends in it: minutes per person, organisation and payer as meetings and tracks know them, never typed twice
 * (BR-25), with what people corrected. Sorted by day and key.
 */
export async function listEntries(db: Db | Tx, { from, until }: { from: string; until: string }): Promise<Listed[]> {
  const instances = await db
    .selectFrom('instances as i')
    .innerJoin('boards as b', 'b.id', 'i.id')
    .select(['i.id', 'i.machine', 'i.context', 'b.case_id', 'b.client_id'])
    .where('i.machine', 'in', [...TIMED.keys()])
    .where('i.updated_at', '>=', atAmsterdam(addDays(from, -SAID_BEFORE_DAYS), '00:00'))
    .execute();
  const found = instances.flatMap((row) => {
    const spent = TIMED.get(row.machine)!(JSON.parse(row.context)) as Spent[];
    return spent.filter(({ on }) => on >= from && on <= until).map((one) => ({ row, one }));
  });
  const [hats, clients, contracts, corrected, declared] = [
    await hatsOf(
      db,
      found.flatMap(({ row, one }) => (one.org && one.as ? [] : [{ instance: row.id, person: one.by, on: one.on }])),
    ),
    await clientsOf(
      db,
      found.flatMap(({ row, one }) => (row.client_id ? [] : (one.caseId ?? row.case_id ?? []))),
    ),
    await loadContracts(db),
    await correctionsOf(
      db,
      found.map(({ row }) => row.id),
    ),
    await declaredOf(
      db,
      found.map(({ row, one }) => `${row.id}:${one.key}`),
    ),
  ];
  const entries = found.map(({ row, one }): Listed => {
    const key = `${row.id}:${one.key}`;
    const hat = hats.get(`${row.id} ${one.by}`)?.(one.on);
    const org = one.org ?? hat?.org ?? null;
    const caseId = one.caseId ?? row.case_id;
    const minutes = corrected.get(key) ?? one.minutes;
    return {
      key,
      instance: row.id,
      machine: row.machine,
      occasion: `${row.id}:${one.item}`,
      on: one.on,
      what: one.what,
      kind: KINDS[`${row.machine} ${one.what}`] ?? 'OTHER',
      person: one.by,
      org,
      as: one.as ? [one.as] : (hat?.roles ?? []),
      minutes,
      caseId,
      client: row.client_id ?? clients.get(caseId ?? '') ?? null,
      contract: contractOf(contracts, { person: one.by, org, on: one.on }),
      hinders: one.hinders,
      own: one.minutes,
      corrected: corrected.has(key),
      declared: declared.has(key),
    };
  });
  return entries.sort((a, b) => (a.on === b.on ? (a.key < b.key ? -1 : 1) : a.on < b.on ? -1 : 1));
}

async function clientsOf(db: Db | Tx, cases: string[]): Promise<Map<string, string | null>> {
  const rows = await db
    .selectFrom('boards')
    .select(['id', 'client_id'])
    .where('id', 'in', among(db, [...new Set(cases)]))
    .execute();
  return new Map(rows.map((row) => [row.id, row.client_id]));
}

/** The newest correction of each entry. */
async function correctionsOf(db: Db | Tx, instances: string[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('hour_corrections')
    .select(['entry_key', 'minutes'])
    .where('instance_id', 'in', among(db, [...new Set(instances)]))
    .orderBy('at')
    .orderBy('id')
    .execute();
  return new Map(rows.map((row) => [row.entry_key, Number(row.minutes)]));
}

async function declaredOf(db: Db | Tx, keys: string[]): Promise<Set<string>> {
  const rows = await db.selectFrom('declared_minutes').select('entry_key').where('entry_key', 'in', among(db, keys)).execute();
  return new Set(rows.map((row) => row.entry_key));
}
