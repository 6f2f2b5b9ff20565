import { contract } from '../../machines/meeting/contract.ts';
import { begin } from '../../machines/meeting/begin.ts';
import { emptyItem } from '../../machines/meeting/table.ts';
import type { Running } from '../../server/start.ts';

type Seat = { person: string; discipline: string; org: string };
type Talk = { id: string; minutes: number; there: string[]; caseId?: string | null; outcome?: 'CONCLUDED' | 'DEFERRED' };

const MINUTE_MS = 60_000;

/** A meeting that was held, as its machine would have left it: who sat there, and for each item how long it took and who was there for it. */
export async function addHeldMeeting({ store, ids }: Running, at: string, seats: Seat[], talks: Talk[]): Promise<string> {
  const self = ids.uuid();
  const told = { self, at, by: { person: 'system', roles: [] }, facts: {}, fresh: ids.uuid() };
  const empty = begin({ ...contract.input.parse({ title: 'MDO', theme: 'ELDERLY', startsAt: at }), ...told });
  let now = Date.parse(at);
  const items = talks.map(({ id, minutes, there, caseId = null, outcome = 'CONCLUDED' }) => {
    const startedAt = new Date(now).toISOString();
    now += minutes * MINUTE_MS;
    return [id, { ...emptyItem(caseId), presentFor: there, startedAt, endedAt: new Date(now).toISOString(), seconds: minutes * 60, outcome }];
  });
  const end = new Date(now).toISOString();
  const participants = seats.map((seat) => ({
    ...seat,
    present: 'FULL',
    substituteFor: null,
    joinedAt: at,
    leftAt: end,
    seconds: (now - Date.parse(at)) / 1000,
    confidential: true,
  }));
  const context = contract.context.parse({
    ...empty,
    startedAt: at,
    endedAt: end,
    participants,
    order: talks.map(({ id }) => id),
    items: Object.fromEntries(items),
  });
  const row = { id: self, machine: 'meeting', rev: 1, created_at: at, updated_at: end, clock: 1 };
  await store.write(async (tx) => {
    await tx
      .insertInto('instances')
      .values({ ...row, version: 1, status: 'active', state: '"minutesDraft"', context: JSON.stringify(context) })
      .execute();
    const nothing = {
      case_id: null,
      org_id: null,
      client_id: null,
      theme: null,
      urgency: null,
      owner_id: null,
      waits_for: null,
      due_at: null,
      title_ref: null,
      title: 'MDO',
    };
    await tx
      .insertInto('boards')
      .values({ ...row, ...nothing, meeting_id: self, state: 'minutesDraft', running: 1 })
      .execute();
  });
  return self;
}
