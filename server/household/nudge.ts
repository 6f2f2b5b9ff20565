import { insertInbox } from '../../db/queries/inbox.ts';
import type { OutboxRow } from '../../db/queries/outbox.ts';
import type { Tx } from '../../db/store.ts';
import { dayInAmsterdam } from '../../machines/calendar.ts';
import { covers } from '../../machines/consent/covers.ts';
import { HOUSEHOLD_CONTENT, type HouseholdKind } from '../../machines/household.ts';
import type { Role } from '../../machines/roles.ts';
import type { InstanceRow, Track } from '../../machines/track.ts';
import type { Who } from '../engine/types.ts';
import { peopleOf } from '../outbound/audience.ts';
import { derivedId } from '../outbound/derived-id.ts';
import { insteadOf } from '../outbound/instead.ts';
import type { Policy } from '../policy/types.ts';

type Deps = { policy: Policy; tracks: ReadonlyMap<string, Track>; now: string };
type Source = { id: string; caseId: string | null; client: string; owner: string | null };
type Other = { id: string; owner: string | null; org: string | null; theme: string | null };
const MOST_CASES = 20;

/**
 * Tells who keeps another case of the same household that something happened, as one word and with his own case: never in whose case, and nothing of it.
 * Only who may know: he sees already what happened, or the client agreed to share it with him for contact with the family; a refusal of the client silences
 * it, and for anybody else there is no line at all. The same row again writes nothing. Returns who has something new.
 */
export async function nudgeHousehold(tx: Tx, deps: Deps, row: OutboxRow, clock: number): Promise<string[]> {
  const { kind } = JSON.parse(row.payload) as { kind: HouseholdKind };
  const source = await sourceOf(tx, row.instance_id);
  if (!source) return [];
  const told: string[] = [];
  for (const other of await othersOf(tx, source)) {
    const lines = [];
    for (const { person, forPerson } of await keepersOf(tx, deps, other)) {
      // Who keeps both knows it first.
      if (person === source.owner || !(await mayKnow(tx, deps, { person, source, other, kind }))) continue;
      lines.push({
        id: derivedId(row.id, `${other.id} ${person}`),
        person_id: person,
        kind: 'notice',
        notice: JSON.stringify({ machine: 'case', text: `HOUSEHOLD_${kind}`, vars: {} }),
        instance_id: other.id,
        letter_id: null,
        at: row.created_at,
        read_at: null,
        for_person: forPerson,
        clock,
      });
    }
    await insertInbox(tx, lines);
    told.push(...lines.map((line) => line.person_id));
  }
  return told;
}

async function sourceOf(tx: Tx, id: string): Promise<Source | null> {
  const board = await tx.selectFrom('boards').select(['id', 'machine', 'case_id', 'client_id', 'owner_id']).where('id', '=', id).executeTakeFirst();
  return board?.client_id ? { id, caseId: board.machine === 'case' ? id : board.case_id, client: board.client_id, owner: board.owner_id } : null;
}

/** Running cases of the others who live there. */
async function othersOf(tx: Tx, { client }: Source): Promise<Other[]> {
  const rows = await tx
    .selectFrom('clients as own')
    .innerJoin('clients as c', 'c.household_id', 'own.household_id')
    .innerJoin('boards as b', 'b.client_id', 'c.id')
    .select(['b.id', 'b.owner_id as owner', 'b.org_id as org', 'b.theme'])
    .where('own.id', '=', client)
    .where('c.id', '!=', client)
    .where('b.machine', '=', 'case')
    .where('b.running', '=', 1)
    .orderBy('b.id')
    .limit(MOST_CASES)
    .execute();
  return rows;
}

/** Who keeps the overview of that case, else the liaison of its organisation for its theme; and who stands in for somebody who is away. */
async function keepersOf(tx: Tx, { tracks, now }: Deps, { id, owner, org, theme }: Other): Promise<{ person: string; forPerson: string | null }[]> {
  const about = { db: tx, tracks, now, instanceId: id };
  const own = owner ? [owner] : await peopleOf(about, { role: 'LIAISON', ...(org && { org }), ...(theme && { theme }) });
  return [...own.map((person) => ({ person, forPerson: null })), ...(await insteadOf(tx, own, { instance: id, now }))];
}

type Asked = { person: string; source: Source; other: Other; kind: HouseholdKind };

/** Asks the policy under every hat of today in which he may see his own case; the client's refusal goes before all. */
async function mayKnow(tx: Tx, { policy, now }: Deps, { person, source, other, kind }: Asked): Promise<boolean> {
  const content = HOUSEHOLD_CONTENT[kind];
  for (const who of await hatsOf(tx, person, now)) {
    const visible = await policy.visible(tx, who, [other.id, source.id], now);
    if (!visible.has(other.id)) continue;
    const said = source.caseId ? (await policy.consents(tx, who, [source.caseId], now)).get(source.caseId)?.(content) : 'none';
    if (said === 'veto') continue;
    if (visible.has(source.id)) return true;
    if (source.caseId && (await agreed(tx, who, { caseId: source.caseId, content, today: dayInAmsterdam(now) }))) return true;
  }
  return false;
}

/** Whether the client agreed to share this with him, his organisation or his profession, for contact with the family. */
async function agreed(
  tx: Tx,
  who: Who,
  { caseId, content, today }: { caseId: string; content: (typeof HOUSEHOLD_CONTENT)[HouseholdKind]; today: string },
): Promise<boolean> {
  const rows = await tx
    .selectFrom('boards as b')
    .innerJoin('instances as i', 'i.id', 'b.id')
    .select(['i.id', 'i.state', 'i.context', 'b.running'])
    .where('b.case_id', '=', caseId)
    .where('b.machine', '=', 'consent')
    .execute();
  const consents = rows.map((row): InstanceRow => ({
    id: row.id,
    machine: 'consent',
    state: JSON.parse(row.state),
    context: JSON.parse(row.context),
    running: row.running === 1,
  }));
  const covered = covers(consents, { purposes: ['FAMILY_CONTACT'], recipients: [who.person, who.org, ...who.roles], content: [content], today });
  return covered.basis !== null && !covered.refused;
}

async function hatsOf(tx: Tx, person: string, now: string): Promise<Who[]> {
  const rows = await tx
    .selectFrom('memberships as m')
    .innerJoin('persons as p', 'p.id', 'm.person_id')
    .select(['m.id', 'm.org_id', 'm.roles'])
    .where('m.person_id', '=', person)
    .where('p.active', '=', 1)
    .where('m.from_at', '<=', now)
    .where((eb) => eb.or([eb('m.until_at', 'is', null), eb('m.until_at', '>', now)]))
    .orderBy('m.id')
    .execute();
  return rows.map((row) => ({ person, hat: row.id, org: row.org_id, roles: JSON.parse(row.roles) as Role[] }));
}
