import { insertInbox } from '../../db/queries/inbox.ts';
import { findLetter, insertLetter } from '../../db/queries/letters.ts';
import type { OutboxRow } from '../../db/queries/outbox.ts';
import type { Tx } from '../../db/store.ts';
import type { Role } from '../../machines/roles.ts';
import { auditIn } from '../audit/audit-in.ts';
import type { Vault, Who } from '../engine/types.ts';
import { seesContent } from '../policy/content.ts';
import type { Policy } from '../policy/types.ts';
import { derivedId } from './derived-id.ts';
import { extractOf, type Extract } from './extract.ts';
import { insteadOf } from './instead.ts';
import { standInsNow } from '../policy/stand-in.ts';

type Letter = { kind: string; to: string[]; content: Record<string, unknown> };
type Sender = { vault: Vault; policy: Policy; now: string };
export type Delivered = { people: string[]; undelivered: string[] };

/** The way of a letter that leaves the product; there is none yet, so it waits for somebody to act. */
export class NotInstalled extends Error {}

/**
 * Writes the letters that a row asks for, encrypted under the key of their case, each with a line in the inbox of everybody who may read it now, and
 * an audit row. Consent is looked at here, in the same transaction (BR-03): who is not of the care team gets an extract only while it is covered.
 * Returns who got something new and who could not be reached. The same row again writes nothing. Throws NotInstalled for an unknown kind.
 */
export async function deliverLetter(tx: Tx, sender: Sender, row: OutboxRow, clock: number): Promise<Delivered> {
  const letter = JSON.parse(row.payload) as Letter;
  if (letter.kind !== 'extract') throw new NotInstalled(letter.kind);
  const people = new Set<string>();
  const undelivered = new Set<string>();
  for (const itemId of await itemsOf(tx, row.instance_id, letter.content)) {
    const extract = await extractOf({ db: tx, vault: sender.vault, now: sender.now }, row.instance_id, itemId);
    if (!extract) continue;
    const { allowed, refused } = await whoMayHave(tx, sender, extract, row.instance_id, letter.to);
    refused.forEach((one) => undelivered.add(one));
    await putLetter(tx, sender, { extract, meetingId: row.instance_id, to: allowed, at: row.created_at, clock });
    allowed.forEach((one) => people.add(one));
  }
  return { people: [...people], undelivered: [...undelivered].sort() };
}

/** The items that the letter names, or all of the meeting. */
async function itemsOf(tx: Tx, meetingId: string, content: Record<string, unknown>): Promise<string[]> {
  const named = content.itemId ?? content.item ?? content.itemIds ?? content.items;
  if (typeof named === 'string') return [named];
  if (Array.isArray(named)) return named.filter((id): id is string => typeof id === 'string');
  const row = await tx.selectFrom('instances').select('context').where('id', '=', meetingId).executeTakeFirstOrThrow();
  return (JSON.parse(row.context) as { order?: string[] }).order ?? [];
}

async function whoMayHave(
  tx: Tx,
  { policy, now }: Sender,
  extract: Extract,
  meetingId: string,
  to: string[],
): Promise<{ allowed: string[]; refused: string[] }> {
  const named = to.length ? [...new Set(to)] : await participants(tx, meetingId);
  const instead = await insteadOf(tx, named, { instance: extract.caseId ?? extract.itemId, now });
  const object = extract.caseId ?? extract.itemId;
  const allowed: string[] = [];
  for (const who of await professionals(tx, [...named, ...instead.map((one) => one.person)], now)) {
    const kinds = (await policy.visible(tx, who, [object], now)).get(object)?.kinds ?? [];
    const ofTeam = kinds.some((kind) => kind === 'team' || kind === 'owner');
    if (ofTeam || (extract.covered && kinds.length > 0)) allowed.push(who.person);
  }
  return { allowed, refused: named.filter((one) => !allowed.includes(one)) };
}

/** Those of these people who have an inbox here and a hat of today that may see clients; without an organisation, for its triage is no reason to get a letter. */
async function professionals(tx: Tx, people: string[], now: string): Promise<Who[]> {
  if (people.length === 0) return [];
  const rows = await tx
    .selectFrom('persons as p')
    .innerJoin('memberships as m', 'm.person_id', 'p.id')
    .select(['p.id', 'm.id as hat', 'm.roles'])
    .where('p.id', 'in', people)
    .where('p.active', '=', 1)
    .where('m.from_at', '<=', now)
    .where((eb) => eb.or([eb('m.until_at', 'is', null), eb('m.until_at', '>', now)]))
    .orderBy('p.id')
    .execute();
  const found = new Map<string, Who>();
  for (const row of rows) {
    const who: Who = { person: row.id, hat: row.hat, org: null, roles: JSON.parse(row.roles) as Role[] };
    const standsInFor = await standInsNow(tx, row.id, now);
    if (seesContent(who)) found.set(row.id, standsInFor.length ? { ...who, standsInFor } : who);
  }
  return [...found.values()];
}

async function participants(tx: Tx, meetingId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('access')
    .select('subject')
    .where('object_id', '=', meetingId)
    .where('granted_by', '=', meetingId)
    .where('revoked_clock', 'is', null)
    .where('subject', 'like', 'person:%')
    .execute();
  return [...new Set(rows.map((row) => row.subject.slice('person:'.length)))];
}

async function putLetter(tx: Tx, { vault }: Sender, given: { extract: Extract; meetingId: string; to: string[]; at: string; clock: number }): Promise<void> {
  const { extract, meetingId, to, at, clock } = given;
  const id = derivedId('extract', meetingId, extract.itemId, String(extract.version));
  if (await findLetter(tx, id)) return addLines(tx, id, given);
  const content_ref = await vault.put(tx, extract.caseId ?? extract.itemId, JSON.stringify(extract.content));
  await insertLetter(tx, {
    id,
    kind: 'extract',
    case_id: extract.caseId,
    meeting_id: meetingId,
    item_id: extract.itemId,
    version: extract.version,
    content_ref,
    created_at: at,
    clock,
  });
  const sent = { action: 'letter', object_type: 'letter', object_id: id, case_id: extract.caseId, detail: `extract to ${to.length}` };
  await auditIn(tx, [{ at, actor: 'system', ...sent }]);
  await addLines(tx, id, given);
}

async function addLines(tx: Tx, letterId: string, { extract, to, at, clock }: { extract: Extract; to: string[]; at: string; clock: number }): Promise<void> {
  const notice = JSON.stringify({ machine: 'meeting', text: 'extract', vars: { version: extract.version } });
  const lines = to.map((person) => ({
    id: derivedId(letterId, person),
    person_id: person,
    kind: 'letter',
    notice,
    instance_id: extract.itemId,
    letter_id: letterId,
    at,
    read_at: null,
    clock,
  }));
  await insertInbox(tx, lines);
}
