import { dayInAmsterdam } from '../calendar.ts';
import type { Heard } from '../heard.ts';
import { saidAbout } from '../meeting/carried.ts';
import type { MeetingContext } from '../meeting/contract.ts';
import { nextMeeting, openMeetings } from '../meeting/next-meeting.ts';
import type { ClientRow, Fact, InstanceRow, Query } from '../track.ts';
import { mdoConsent } from './mdo-consent.ts';

const caseOf = (id: string | null | undefined): Query => (id ? { from: 'instances', machine: 'case', ids: [id] } : { from: 'none' });
const PREPARING = ['planning', 'agendaOpen'];
const inSession = (row: InstanceRow): boolean => typeof row.state === 'object' && row.state !== null && 'inSession' in row.state;

/** What an item must know from elsewhere. */
export const facts: Record<string, Fact> = {
  case: {
    for: ['start', 'CONSENT_GRANTED', 'CONSENT_MISSING'],
    query: ({ context, event }) => caseOf(event.caseId ?? context.caseId),
    pick: (rows: InstanceRow[], { self }) => {
      const about = rows[0]?.context;
      return about ? { clientId: about.clientId, orgId: about.orgId, theme: about.theme, owner: about.owner, known: about.mdoItems.includes(self) } : null;
    },
  },
  // Where it goes: the meeting that was named, the one that it is on, or the next one of its series that still takes items.
  place: {
    for: ['start', 'SCREEN', 'RESCHEDULE'],
    query: ({ context, event }) => {
      if (event.meetingId) return { from: 'instances', machine: 'meeting', ids: [event.meetingId] };
      return event.type === 'start' || context.meetingId ? { from: 'none' } : { from: 'instances', machine: 'meeting', running: true };
    },
    pick: (rows: InstanceRow[], { context, event }) => {
      if (!event.meetingId) return nextMeeting(openMeetings(rows, context.series ?? ''), [context.orgId]);
      return rows[0] && (takes(rows[0], event.by.person) || comesBack(rows[0], event)) ? placeOf(rows[0]) : null;
    },
  },
  consent: {
    for: ['CONSENT_OK', 'CONSENT_MISSING', 'OPEN'],
    query: ({ context }) => (context.caseId ? { from: 'instances', machine: 'consent', caseId: context.caseId } : { from: 'none' }),
    pick: (rows: InstanceRow[], { event }) => ({ ...mdoConsent(rows, dayInAmsterdam(event.at)), ids: rows.filter((row) => row.running).map((row) => row.id) }),
  },
  client: {
    for: ['USE_ANONYMOUS'],
    query: ({ context }) => (context.clientId ? { from: 'client', id: context.clientId } : { from: 'none' }),
    pick: (rows: ClientRow[]) => ({ ageBand: rows[0]?.ageBand ?? null }),
  },
  // What the meeting has written down about it; null when no meeting is going on (a talk between two).
  recorded: {
    for: ['CONCLUDE'],
    query: ({ context }) => (context.meetingId ? { from: 'instances', machine: 'meeting', ids: [context.meetingId], running: true } : { from: 'none' }),
    pick: (rows: InstanceRow[], { self }) => {
      const meeting = rows[0];
      if (!meeting || !inSession(meeting)) return null;
      const item = (meeting.context as MeetingContext).items[self];
      const said = saidAbout(meeting.context, item?.caseId);
      return { decisions: item?.decisions.length ?? 0, actions: (item?.actions.length ?? 0) + said, noChange: item?.noChange ?? false };
    },
  },
};

/** [ITEM3] until the agenda closes everybody may add; after that only who chairs the meeting. */
function takes(row: InstanceRow, person: string): boolean {
  return row.running && (PREPARING.includes(String(row.state)) || (row.state === 'agendaFrozen' && row.context.chair === person));
}

/** [ITEM11] a case of which a promise comes back has its place, also when the agenda has closed. */
const comesBack = (row: InstanceRow, event: Heard): boolean =>
  event.kind === 'RUNNING_REVIEW' &&
  row.state === 'agendaFrozen' &&
  (row.context as MeetingContext).carried.some((one) => one.caseId !== null && one.caseId === event.caseId && one.how === null);

const placeOf = (row: InstanceRow) => ({ id: row.id, startsAt: row.context.startsAt, orgId: row.context.orgId, series: row.context.series });
