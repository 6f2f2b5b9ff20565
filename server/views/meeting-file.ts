import { dayInAmsterdam } from '../../machines/calendar.ts';
import { mdoConsent } from '../../machines/agenda-item/mdo-consent.ts';
import type { Instance, MeetingFile, Row } from '../contract/shapes.ts';
import type { Who } from '../engine/types.ts';
import { clientCards } from './clients.ts';
import { clockOf, looking, type Looking, type ViewDeps } from './deps.ts';
import { viewInstance, viewInstances } from './instance.ts';
import { hearingOf, namedFrom } from './hearing.ts';
import { meetingLetters } from './meeting-letters.ts';
import { agreedBefore, carriedOn } from './carried.ts';
import { proposalsFor } from './proposals.ts';

const MOST_PARTS = 200;

/** The meeting with its agenda in order, as far as this viewer may see it; null when it is no meeting of his. */
export async function meetingFileOf(deps: ViewDeps & { online: (room: string) => string[] }, who: Who, id: string): Promise<MeetingFile | null> {
  // Read before what it vouches for: a commit in between makes the file newer than it says, never older.
  const clock = await clockOf(deps.db);
  const instance = await viewInstance(deps, who, id);
  if (!instance || instance.machine !== 'meeting') return null;
  const look = await looking(deps, who);
  const order = orderOf(instance);
  const parts = await viewInstances(deps, who, await partIds(deps, id, order));
  const leads = [instance.data.chair, instance.data.minuteTaker].includes(who.person);
  // [MEET19] once it has begun an item is on the screen of who may hear it: who is left out of the order sits outside it.
  const shown = (part: Instance) => order.includes(part.id) || (part.row.meeting === id && (leads || !instance.data.startedAt || !part.data.caseId));
  const items = parts.filter((part) => part.machine === 'agendaItem' && shown(part));
  const isClosed = ({ data: { itemId } }: Instance) => !leads && Boolean(instance.data.startedAt) && typeof itemId === 'string' && !order.includes(itemId);
  items.sort((a, b) => place(order, a) - place(order, b));
  return {
    instance,
    items: await Promise.all(
      (await withClients(deps, look, items)).map(async (item) => ({
        ...item,
        ...(await aboutCase(deps, look, id, item.instance)),
        namedFrom: namedFrom(item.instance, item.client !== null, look.now),
        hearing: leads ? await hearingOf(deps, instance, item.instance, look.now) : [],
      })),
    ),
    actions: parts
      .filter((part) => part.machine === 'action' && (part.row.owner === who.person || !isClosed(part)))
      .map((part) => ({ ...part.row, data: part.data, can: part.can })),
    carried: await carriedOn(deps, who, instance),
    proposals: await proposalsFor(deps, look, instance),
    letters: await meetingLetters(deps, look, id),
    online: deps.online(`meeting:${id}`),
    clock,
    now: look.now,
  };
}

const orderOf = (instance: Instance): string[] =>
  Array.isArray(instance.data.order) ? instance.data.order.filter((id): id is string => typeof id === 'string') : [];
/** Items that wait outside the order come last. */
const place = (order: string[], item: Instance) => (order.includes(item.id) ? order.indexOf(item.id) : order.length);

async function partIds(deps: ViewDeps, meeting: string, order: string[]): Promise<string[]> {
  const found = await deps.db
    .selectFrom('boards')
    .select('id')
    .where('meeting_id', '=', meeting)
    .where('id', '!=', meeting)
    .orderBy('created_at')
    .limit(MOST_PARTS)
    .execute();
  return [...new Set([...order, ...found.map((row) => row.id)])];
}

async function withClients(deps: ViewDeps, look: Looking, items: Instance[]) {
  const cards = await clientCards(
    deps,
    look,
    items.flatMap((item) => item.row.client ?? []),
  );
  return items.map((instance) => ({ instance, client: (instance.row.client && cards.get(instance.row.client)) || null }));
}

/** What the table needs to know of the case: may it be discussed, and what was agreed before. */
async function aboutCase(
  deps: ViewDeps,
  look: Looking,
  meeting: string,
  item: Instance,
): Promise<{ consent: MeetingFile['items'][number]['consent']; previousActions: MeetingFile['items'][number]['previousActions'] }> {
  const caseId = item.row.case;
  // Without a case nobody can be recognised, so nothing has to be asked (BR-17).
  if (!caseId)
    return { consent: { ok: item.data.anonymous !== null && item.data.anonymous !== undefined, until: null, state: 'anonymous' }, previousActions: [] };
  const rows = await deps.db
    .selectFrom('boards as b')
    .innerJoin('instances as i', 'i.id', 'b.id')
    .select(['i.id', 'i.machine', 'i.state', 'i.context', 'b.running', 'b.meeting_id'])
    .where('b.case_id', '=', caseId)
    .where('b.machine', 'in', ['consent', 'action'])
    .orderBy('b.created_at', 'desc')
    .limit(MOST_PARTS)
    .execute();
  const consents = rows
    .filter((row) => row.machine === 'consent')
    .map((row) => ({ id: row.id, machine: row.machine, state: JSON.parse(row.state), context: JSON.parse(row.context), running: row.running === 1 }));
  const { ok, until } = mdoConsent(consents, dayInAmsterdam(look.now));
  const before = agreedBefore(
    rows.filter((row) => row.machine === 'action').map((row) => ({ ...row, source: (JSON.parse(row.context) as { source?: string }).source })),
    meeting,
  );
  const actions = await viewInstances(deps, look.who, before);
  return {
    consent: { ok, until, state: ok ? 'active' : String(consents[0]?.state ?? 'notAsked') },
    previousActions: actions.map((action): Row & { data: Instance['data'] } => ({ ...action.row, data: action.data })),
  };
}
