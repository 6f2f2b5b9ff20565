import type { Keeping } from '../assigns.ts';
import { seriesLink } from '../action/agenda.ts';
import type { Command, Effect, Fact, InstanceRow } from '../track.ts';
import type { MeetingContext } from './contract.ts';

type Context = MeetingContext;
type Args = { context: Context; event: any };
export type Carried = Context['carried'][number];

const BRIEF_MINUTES = 5;

/** The promises of earlier meetings about the case of an item; for an item without a name none. */
export const carriedAbout = (context: Context, caseId: string | null | undefined): Carried[] =>
  caseId ? context.carried.filter((one) => one.caseId === caseId) : [];

/** How many of those the table has said something about: that is an outcome of the item. */
export const saidAbout = (context: Context, caseId: string | null | undefined): number =>
  carriedAbout(context, caseId).filter((one) => one.how !== null).length;

/** What SETTLE_CARRIED still lacks: a promise that stands open here, a reason when it is not done, words when the reason is none of the list. */
export function missingInCarried({ context, event }: Args): string[] {
  const waits = context.carried.some((one) => one.action === event.action && one.how === null);
  const needsReason = event.how !== 'DONE';
  return [
    ...(waits ? [] : ['action']),
    ...(needsReason && !event.reason ? ['reason'] : []),
    ...(needsReason && event.reason === 'OTHER' && !event.note ? ['note'] : []),
  ];
}

/** The assign actions about what comes back. */
export const keepCarried = {
  keepCarriedHere: ({ context, event }) => {
    const blank: Carried = {
      action: event.actionId,
      caseId: event.caseId ?? null,
      times: event.times,
      how: null,
      reason: null,
      note: null,
      by: null,
      at: null,
    };
    return { carried: [...context.carried.filter((one) => one.action !== event.actionId), blank] };
  },
  keepCarriedSaid: ({ context, event }) => ({
    carried: context.carried.map((one) =>
      one.action === event.action
        ? { ...one, how: event.how, reason: event.how === 'DONE' ? null : (event.reason ?? null), note: event.note ?? null, by: event.by.person, at: event.at }
        : one,
    ),
  }),
} satisfies Record<string, Keeping<Context>>;

/** [MEET21] what the meeting tells the promises that came back. */
export const carriedEffects: Record<string, Effect> = {
  // One item for a case, when the agenda closes: until then somebody may bring it in with a question of his own.
  reviewCarried: ({ context, event, state }) => {
    const proposer = context.chair ?? context.coordinator;
    if (state !== 'agendaFrozen' || !proposer) return [];
    const running: string[] = event.facts?.caseRuns ?? [];
    const there = Object.values(context.cases);
    const open = (context as Context).carried.filter((one) => one.how === null && (event.type !== 'ACTION_CARRIED' || one.action === event.actionId));
    const cases = new Set(open.flatMap((one) => (one.caseId && running.includes(one.caseId) && !there.includes(one.caseId) ? [one.caseId] : [])));
    return [...cases].map((caseId) => reviewOf(context, caseId, proposer));
  },
  tellCarried: ({ event }) => [saidTo(event)],
  /** what nobody came to goes on to the next meeting */
  passOnCarried: ({ context }) =>
    (context as Context).carried.filter((one) => one.how === null).map((one) => ({ do: 'tell', to: { id: one.action }, type: 'CARRY_ON' })),
  takeCarried: ({ event, self }) =>
    ((event.facts?.undone ?? []) as string[]).map((id) => ({ do: 'tell', to: { id }, type: 'PLACE_ON_AGENDA', payload: { meetingId: self } })),
};

const reviewOf = (context: Context, caseId: string, proposer: string): Command => ({
  do: 'start',
  machine: 'agendaItem',
  input: {
    caseId,
    kind: 'RUNNING_REVIEW',
    meetingId: context.self,
    theme: context.theme,
    series: context.series,
    timebox: BRIEF_MINUTES,
    proposer,
    ...(context.orgId ? { orgId: context.orgId } : {}),
  },
});

function saidTo(event: any): Command {
  const given = Object.fromEntries(['reason', 'note'].filter((field) => event[field] !== undefined).map((field) => [field, event[field]]));
  if (event.how !== 'AGAIN')
    return { do: 'tell', to: { id: event.action }, type: 'CLOSE_AT_TABLE', payload: { how: event.how, ...(event.how === 'DONE' ? {} : given) } };
  const plan = Object.fromEntries(['owner', 'due'].filter((field) => event[field] !== undefined).map((field) => [field, event[field]]));
  return { do: 'tell', to: { id: event.action }, type: 'CARRY_AGAIN', payload: { ...given, ...plan } };
}

/** What it must know for that: what waited in its series, and whether a case still runs. */
export const carriedFacts: Record<string, Fact> = {
  undone: {
    for: ['SCHEDULE'],
    query: ({ context, event }) => ({ from: 'instances', machine: 'action', running: true, linkedTo: seriesLink(seriesOf(context, event)) }),
    pick: (rows: InstanceRow[], { context, event }) => {
      const org = event.orgId ?? context.orgId;
      return rows.filter((row) => row.context.waiting && (!row.context.orgId || row.context.orgId === org)).map((row) => row.id);
    },
  },
  caseRuns: {
    for: ['ACTION_CARRIED', 'FREEZE_AGENDA', 'AGENDA_CLOSE'],
    query: ({ context, event }) => {
      const told = event.type === 'ACTION_CARRIED' ? [event.caseId] : (context as Context).carried.map((one) => one.caseId);
      const ids = [...new Set(told)].filter((id): id is string => typeof id === 'string');
      return ids.length ? { from: 'instances', machine: 'case', ids, running: true } : { from: 'none' };
    },
    pick: (rows: InstanceRow[]) => rows.map(({ id }) => id),
  },
};

/** The series as it will be once the event is taken. */
export const seriesOf = (context: Pick<Context, 'series' | 'theme'>, event: any): string =>
  event.series ?? (context.series === context.theme ? (event.theme ?? context.series) : context.series);
