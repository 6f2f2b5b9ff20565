import { addWorkingDays, dayInAmsterdam, endOfDay, nextWorkingDay } from '../calendar.ts';
import type { Heard } from '../heard.ts';
import type { MeetingContext } from '../meeting/contract.ts';
import type { Command, Fact, InstanceRow } from '../track.ts';
import type { ActionContext } from './contract.ts';

type Next = { id: string; startsAt: string | null } | null;
type Keep = Partial<ActionContext>;

const TAKES = ['planning', 'agendaOpen', 'agendaFrozen', 'noQuorum'];
const USUAL_WORKING_DAYS = 10;

/** The link of what waits for a meeting of its series, so that the meeting finds it without reading all that runs. */
export const seriesLink = (series: string): string => `series:${series}`;
/** The link of a promise that carries out a decision. */
export const decisionLink = (decision: string): string => `decision:${decision}`;

/** [ACT11] a promise of a meeting that was not carried out is the table's again, until a table closes it. */
export const isAtTable = (context: Pick<ActionContext, 'carriedOver' | 'waiting'>): boolean => context.carriedOver > 0 || context.waiting;

/** The next meeting of the same series and organisation that has not begun: where it comes back. */
export const next: Fact = {
  for: ['ACTION_DUE', 'BLOCK', 'DECLINE', 'CARRY_ON', 'CARRY_AGAIN'],
  query: ({ context, event }) =>
    context.series && !(context.agenda && staysThere(event.type)) ? { from: 'instances', machine: 'meeting', running: true } : { from: 'none' },
  pick: (rows: InstanceRow[], { context }): Next => {
    const open = rows.filter((row) => TAKES.includes(String(row.state)) && row.id !== context.agenda && row.id !== context.meetingId);
    const own = open.filter(({ context: meeting }) => meeting.series === context.series && (!context.orgId || meeting.orgId === context.orgId));
    const first = own.toSorted((one, other) => startOf(one).localeCompare(startOf(other)) || one.id.localeCompare(other.id))[0];
    return first ? { id: first.id, startsAt: (first.context as MeetingContext).startsAt } : null;
  },
};

const startOf = (row: InstanceRow): string => (row.context as MeetingContext).startsAt ?? '9';
/** What becomes late or stuck while it stands on an agenda stays on that one. */
const staysThere = (type: string): boolean => type !== 'CARRY_ON' && type !== 'CARRY_AGAIN';
const nameOf = (type: string): string => (type.startsWith('xstate.') ? type.split('.')[2] : type);

/** On the agenda of the meeting that was found, or waiting for one. */
export function carried(context: ActionContext, event: Heard): Keep {
  if (!context.series || (context.agenda && staysThere(nameOf(event.type)))) return {};
  const found: Next = event.type === 'PLACE_ON_AGENDA' ? { id: event.meetingId, startsAt: null } : (event.facts?.next ?? null);
  return found ? { agenda: found.id, waiting: false, carriedOver: context.carriedOver + 1 } : { agenda: null, waiting: true };
}

/** [ACT13] once more: by the day that was said, or the day of the next meeting. */
export function again(context: ActionContext, event: Heard): Keep {
  const meeting: Next = event.facts?.next ?? null;
  const day = event.due ?? (meeting?.startsAt ? dayInAmsterdam(meeting.startsAt) : addWorkingDays(dayInAmsterdam(event.at), USUAL_WORKING_DAYS));
  const due = nextWorkingDay(day);
  return {
    ...carried(context, event),
    ...said('AGAIN', event),
    owner: event.owner ?? context.owner,
    openedAt: event.at,
    settledAt: null,
    due,
    dueAt: endOfDay(due),
  };
}

/** What the table said, kept with the promise. */
export const said = (how: 'DONE' | 'GIVEN_UP' | 'AGAIN', event: Heard): Keep => ({
  said: { how, reason: event.reason ?? null, note: event.note ?? null, at: event.at },
});

/** Tells the meeting that it stands on its agenda now. */
export function tellAgenda(context: ActionContext, self: string): Command[] {
  if (!context.agenda) return [];
  const about = context.caseId ? { caseId: context.caseId } : {};
  return [{ do: 'tell', to: { id: context.agenda }, type: 'ACTION_CARRIED', payload: { actionId: self, times: context.carriedOver, ...about } }];
}
