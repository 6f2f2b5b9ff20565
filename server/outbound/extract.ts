import type { Selectable } from 'kysely';
import type { Db, Tx } from '../../db/store.ts';
import type { Tables } from '../../db/types.ts';
import type { ActionContext } from '../../machines/action/contract.ts';
import { mdoConsent } from '../../machines/agenda-item/mdo-consent.ts';
import type { AgendaItemContext } from '../../machines/agenda-item/contract.ts';
import { dayInAmsterdam } from '../../machines/calendar.ts';
import { carriedAbout } from '../../machines/meeting/carried.ts';
import type { MeetingContext } from '../../machines/meeting/contract.ts';
import type { Vault } from '../engine/types.ts';
import { carriedText } from './carried-text.ts';
import { dutchDay, dutchMoment } from './dutch.ts';
import { itemText } from './item-text.ts';
import type { ExtractContent, MeetingText } from './letters/content.ts';

type Read = { db: Db | Tx; vault: Pick<Vault, 'resolve' | 'read'>; now: string };
export type Extract = {
  itemId: string;
  caseId: string | null;
  version: number;
  /** consent to share what was said at the table is in force today (BR-03); true for an item without a name */
  covered: boolean;
  content: ExtractContent;
};

/** The extract of one item of a meeting, read as it stands now; null when the item was not concluded here. */
export async function extractOf(read: Read, meetingId: string, itemId: string): Promise<Extract | null> {
  const meeting = await contextOf<MeetingContext>(read.db, meetingId);
  const item = await contextOf<AgendaItemContext>(read.db, itemId);
  const kept = meeting?.items[itemId];
  if (!meeting || !item || !kept || kept.outcome !== 'CONCLUDED') return null;
  const names = await namesOf(read.db, [
    meeting.chair,
    meeting.minuteTaker,
    ...meeting.participants.map((one) => one.person),
    ...kept.actions.map((action) => action.owner),
    kept.informed?.byWhom,
  ]);
  const [keptText, question] = await read.vault.resolve([kept, item.question] as [typeof kept, string | null]);
  const consent = item.caseId ? await consentOf(read, item.caseId) : { ok: true, until: null };
  const version = Math.max(1, meeting.minutes.version);
  return {
    itemId,
    caseId: item.caseId,
    version,
    covered: consent.ok,
    content: {
      title: 'Uittreksel uit het overlegverslag',
      sender: meeting.title ?? 'Overleg',
      call: await callLine(read.db, meeting, names),
      client:
        item.clientId && item.caseId
          ? await clientLine(read, item.clientId)
          : `Zonder naam besproken${item.anonymous?.ageBand ? `, leeftijd ${item.anonymous.ageBand}` : ''}`,
      version: String(version),
      meeting: meetingText(meeting, names),
      item: itemText(keptText, question, meeting, names, await previousOf(read, meeting, item.caseId)),
      consent: consentLine(item.caseId, consent),
    },
  };
}

/** What came back about this case, with what the table said; of the last of it, when it came back once more since. */
async function previousOf(read: Read, meeting: MeetingContext, caseId: string | null): Promise<string[]> {
  const lines: string[] = [];
  for (const one of carriedAbout(meeting, caseId)) {
    const action = await contextOf<ActionContext>(read.db, one.action);
    if (!action) continue;
    const [said, promised] = await read.vault.resolve([one, action] as [typeof one, ActionContext]);
    lines.push(carriedText(said, promised, await namesOf(read.db, [action.owner])));
  }
  return lines;
}

/** Head of agenda, minutes and extract. */
export function meetingText(
  meeting: Pick<MeetingContext, 'title' | 'startedAt' | 'startsAt' | 'place' | 'chair' | 'minuteTaker'>,
  names: (person: string) => string,
): MeetingText {
  return {
    title: meeting.title ?? 'Overleg',
    date: dutchMoment(meeting.startedAt ?? meeting.startsAt),
    place: meeting.place ?? '',
    chair: meeting.chair ? names(meeting.chair) : '',
    minuteTaker: meeting.minuteTaker ? names(meeting.minuteTaker) : '',
  };
}

/** 'Vragen? Bel …': the chair at the organisation's number. Numbers between colleagues only are never printed (BR-15). */
export async function callLine(db: Db | Tx, meeting: Pick<MeetingContext, 'chair' | 'orgId'>, names: (person: string) => string): Promise<string> {
  const org = meeting.orgId ? await db.selectFrom('organisations').select(['name', 'phone']).where('id', '=', meeting.orgId).executeTakeFirst() : undefined;
  const chair = meeting.chair ? names(meeting.chair) : '';
  if (!org?.phone) return chair ? `Vragen? Bel ${chair}, voorzitter van het overleg.` : 'Vragen? Bel de voorzitter van het overleg.';
  return `Vragen? Bel ${[chair, org.name].filter(Boolean).join(', ')}: ${org.phone}`;
}

/** Names of people by id; an unknown id reads as a person without a name. */
export async function namesOf(db: Db | Tx, people: (string | null | undefined)[]): Promise<(person: string) => string> {
  const ids = [...new Set(people.filter((id): id is string => Boolean(id)))];
  const rows = ids.length ? await db.selectFrom('persons').select(['id', 'name']).where('id', 'in', ids).execute() : [];
  const names = new Map(rows.map((row) => [row.id, row.name]));
  return (person) => names.get(person) ?? 'onbekend';
}

async function contextOf<C>(db: Db | Tx, id: string): Promise<C | null> {
  const row = await db.selectFrom('instances').select('context').where('id', '=', id).executeTakeFirst();
  return row ? (JSON.parse(row.context) as C) : null;
}

async function consentOf({ db, now }: Read, caseId: string): Promise<{ ok: boolean; until: string | null }> {
  const rows = await db
    .selectFrom('instances as i')
    .innerJoin('boards as b', 'b.id', 'i.id')
    .select(['i.id', 'i.machine', 'i.state', 'i.context', 'i.status'])
    .where('b.case_id', '=', caseId)
    .where('b.machine', '=', 'consent')
    .execute();
  return mdoConsent(rows.map(instanceRow), dayInAmsterdam(now));
}

const instanceRow = (row: Pick<Selectable<Tables['instances']>, 'id' | 'machine' | 'state' | 'context' | 'status'>) => ({
  id: row.id,
  machine: row.machine,
  state: JSON.parse(row.state),
  context: JSON.parse(row.context),
  running: row.status === 'active',
});

/** 'mw. J. de Vries, geboren 3 mei 1942'; empty when the client's key was destroyed. */
export async function clientLine({ db, vault }: Pick<Read, 'db'> & { vault: Pick<Vault, 'read'> }, clientId: string): Promise<string> {
  const row = await db.selectFrom('clients').select('details_ref').where('id', '=', clientId).executeTakeFirst();
  const text = row && (await vault.read([row.details_ref])).get(row.details_ref);
  if (!text) return '';
  const details = JSON.parse(text) as { name: string; birthDate?: string };
  return details.birthDate ? `${details.name}, geboren ${dutchDay(details.birthDate)}` : details.name;
}

function consentLine(caseId: string | null, consent: { ok: boolean; until: string | null }): string {
  if (caseId === null) return 'Dit punt is zonder naam besproken. Het uittreksel is niet tot een persoon te herleiden.';
  if (!consent.ok) return 'Voor delen buiten het eigen zorgteam is geen geldige toestemming. Geef dit uittreksel niet door.';
  return `De cliënt heeft toestemming gegeven om dit te delen met wie aan tafel zat, tot en met ${dutchDay(consent.until)}. Geef het niet verder door zonder nieuwe toestemming.`;
}
