import { isAtTable } from '../action/agenda.ts';
import { mdoConsent } from '../agenda-item/mdo-consent.ts';
import { dayInAmsterdam } from '../calendar.ts';
import type { Fact, GroundRow, InstanceRow, PersonRow } from '../track.ts';
import type { MeetingContext } from './contract.ts';
import { carriedFacts, seriesOf } from './carried.ts';
import { heardCase, listeners } from './hearing.ts';
import { openMeetings } from './next-meeting.ts';
import { chosen, type Line } from './table.ts';

const MOST_ITEMS = 40;
/** Hats that are no discipline at the table. */
const NO_DISCIPLINE = ['LIAISON', 'ADMIN', 'PROJECT_LEAD', 'SIGNATORY', 'PRIVACY_OFFICER'];

/** What a meeting must know from elsewhere. */
export const facts: Record<string, Fact> = {
  ...carriedFacts,
  agenda: {
    for: [
      'SCHEDULE',
      'POSTPONE',
      'CANCEL',
      'FREEZE_AGENDA',
      'AGENDA_CLOSE',
      'START_MEETING',
      'PROCEED_LIMITED',
      'OPEN_ITEM',
      'EXTEND_TIME',
      'CONCLUDE_ITEM',
      'START_WRAPUP',
      'END_MEETING',
      'APPROVE_MINUTES',
    ],
    query: ({ self }) => ({ from: 'instances', machine: 'agendaItem', meetingId: self }),
    pick: (rows: InstanceRow[]) => rows.slice(0, MOST_ITEMS).map(lineFrom),
  },
  people: {
    for: ['start', 'SCHEDULE', 'SUBSTITUTE_PARTICIPANT', 'START_MEETING', 'JOIN'],
    query: ({ context, event }) => ({ from: 'people', ids: strangers(context, event) }),
    pick: (rows: PersonRow[]) =>
      Object.fromEntries(rows.filter((row) => row.active).map((row) => [row.id, { discipline: disciplineOf(row), org: row.orgs[0] ?? null }])),
  },
  waiting: {
    for: ['SCHEDULE'],
    query: () => ({ from: 'instances', machine: 'agendaItem', meetingId: null, running: true }),
    pick: (rows: InstanceRow[], { context, event }) => {
      const series = seriesOf(context, event);
      return rows
        .filter((row) => row.context.series === series && WAITING.includes(String(row.state)))
        .slice(0, MOST_ITEMS)
        .map((row) => ({ id: row.id, state: String(row.state) }));
    },
  },
  consent: {
    for: ['OPEN_ITEM'],
    query: ({ context, event }) => {
      const caseId = (context as MeetingContext).cases[chosen(context, event) ?? ''];
      return caseId ? { from: 'instances', machine: 'consent', caseId } : { from: 'none' };
    },
    pick: (rows: InstanceRow[], { event }) => mdoConsent(rows, dayInAmsterdam(event.at)),
  },
  ground: {
    for: ['OPEN_ITEM', 'JOIN', 'RESUME_ITEM', 'URGENT_HANDED_OVER'],
    query: ({ context, event, self }) => {
      const caseId = heardCase(context, event);
      const people = caseId ? listeners(context, event).map(({ person, org }) => ({ person, org })) : [];
      return caseId && people.length ? { from: 'ground', caseId, people, meeting: self } : { from: 'none' };
    },
    pick: (rows: GroundRow[]) => rows.filter((row) => !row.name).map((row) => row.person),
  },
  placed: {
    for: ['ITEM_PLACED'],
    query: ({ event }) => ({ from: 'instances', machine: 'agendaItem', ids: [event.item] }),
    pick: (rows: InstanceRow[], { self }) => {
      const { meetingId, caseId, kind, question } = rows[0]?.context ?? {};
      return { here: meetingId === self, caseId: caseId ?? null, first: kind === 'RUNNING_REVIEW' && question === null };
    },
  },
  actions: {
    for: ['COMPLETE'],
    query: ({ self }) => ({ from: 'instances', machine: 'action', meetingId: self, running: true }),
    pick: (rows: InstanceRow[]) => rows.filter((row) => row.context.source === 'MDO' && !row.context.settledAt && !isAtTable(row.context)).length,
  },
  next: {
    for: ['DISTRIBUTION_DONE', 'DISTRIBUTION_PARTIAL'],
    query: () => ({ from: 'instances', machine: 'meeting', running: true }),
    pick: (rows: InstanceRow[], { context, event, self }) =>
      openMeetings(rows, context.series, self).find((one) => one.startsAt !== null && one.startsAt > event.at)?.startsAt ?? null,
  },
};

/** Items without a meeting that may be given a place; one that is being discussed between two people may not. */
const WAITING = ['proposed', 'screening', 'awaitingConsent', 'returned', 'scheduled', 'scheduledAnonymous', 'deferred'];

function lineFrom(row: InstanceRow): Line {
  const { caseId, anonymous, timebox, requiredDisciplines, proposer, outcome } = row.context;
  return {
    id: row.id,
    state: String(row.state),
    caseId,
    anonymous: anonymous !== null,
    timebox,
    requiredDisciplines,
    proposer,
    nextReview: outcome?.nextReview ?? null,
  };
}

function strangers(context: Partial<MeetingContext>, event: any): string[] {
  const invited = event.participants ?? context.participants ?? [];
  const named = [
    event.chair ?? context.chair,
    event.minuteTaker ?? context.minuteTaker,
    event.coordinator ?? context.coordinator,
    event.type === 'start' || event.type === 'JOIN' ? event.by.person : null,
  ];
  const wanted: string[] = [...named, event.substitute, event.person, ...(event.present ?? [])].filter((id) => typeof id === 'string' && id !== 'system');
  return [...new Set(wanted)].filter((person) => !invited.some((one: { person: string }) => one.person === person));
}

const disciplineOf = (row: PersonRow): string => row.roles.find((role) => !NO_DISCIPLINE.includes(role)) ?? 'ANY_PRO';
