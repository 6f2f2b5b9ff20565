import { mdoConsent } from '../agenda-item/mdo-consent.ts';
import { dayInAmsterdam } from '../calendar.ts';
import { openMeetings } from '../meeting/next-meeting.ts';
import type { ClientRow, Fact, InstanceRow, PersonRow } from '../track.ts';
import type { CaseContext } from './contract.ts';
import { NO_TRACK } from './no-track.ts';

/** What brings a case to its closing with an end report. */
const ENDS = ['TRIAGE_DECIDED', 'CLIENT_DECLINES', 'CLOSE_REQUESTED', 'TRANSFER_ACCEPTED'];

/** What a case must know from elsewhere. */
export const facts: Record<string, Fact> = {
  ownerActive: {
    for: ['ASSIGN_OWNER', 'CHANGE_OWNER'],
    query: ({ context, event }) => {
      const owner = event.owner ?? (event.type === 'ASSIGN_OWNER' ? (context as CaseContext).owner : null) ?? event.by.person;
      return owner === 'system' ? { from: 'none' } : { from: 'people', ids: [owner] };
    },
    pick: (rows: PersonRow[]) => rows[0]?.active ?? false,
  },
  gp: {
    for: ['REQUEST_MDO', 'RAISE_URGENT', 'RAISE_CRISIS', ...ENDS],
    query: ({ context }) => ({ from: 'client', id: context.clientId }),
    pick: (rows: ClientRow[]) => ({ person: rows[0]?.gpPerson ?? null, org: rows[0]?.gpOrg ?? null }),
  },
  referrers: {
    for: ENDS,
    query: ({ context }) => ({ from: 'instances', ids: context.signalIds, machine: 'signal' }),
    pick: (rows: InstanceRow[]) => [...new Set(rows.map((row) => row.context.reporter as string))],
  },
  meetings: {
    for: ['REQUEST_MDO'],
    query: () => ({ from: 'instances', machine: 'meeting', running: true }),
    pick: (rows: InstanceRow[], { context }) => openMeetings(rows, context.theme),
  },
  // A track that said that it ended, or that can be opened again and stands at `closed`, keeps nobody from closing the case.
  tracks: {
    for: ['CLOSE_REQUESTED'],
    query: ({ self }) => ({ from: 'instances', caseId: self, running: true }),
    pick: (rows: InstanceRow[], { context }) => {
      const ended = (context as CaseContext).tracks.filter((track) => track.ended).map((track) => track.id);
      return rows.filter((row) => !NO_TRACK.includes(row.machine) && row.state !== 'closed' && !ended.includes(row.id)).map((row) => row.machine);
    },
  },
  // What the engine itself asked for (preparing, asking consent) lapses when the case ends; what people promised each other does not.
  open: {
    for: ['CLOSE'],
    query: ({ self }) => ({ from: 'instances', caseId: self, running: true }),
    pick: (rows: InstanceRow[]) => ({
      actions: rows.filter((row) => row.machine === 'action' && row.context.source !== 'TASK' && !row.context.settledAt).length,
      feedback: rows.filter((row) => row.machine === 'feedback' && !row.context.settledAt).length,
    }),
  },
  items: {
    for: ['CONSENT_GRANTED', 'CONSENT_WITHDRAWN', 'CONSENT_EXPIRED'],
    query: ({ context }) => ({ from: 'instances', ids: context.mdoItems, machine: 'agendaItem', running: true }),
    pick: (rows: InstanceRow[]) => rows.map((row) => ({ id: row.id, state: row.state })),
  },
  mdoConsent: {
    for: ['CONSENT_GRANTED'],
    query: ({ self }) => ({ from: 'instances', machine: 'consent', caseId: self }),
    pick: (rows: InstanceRow[], { event }) => mdoConsent(rows, dayInAmsterdam(event.at)),
  },
};
