import type { Keeping } from '../assigns.ts';
import { addOffset } from '../calendar.ts';
import type { Heard } from '../heard.ts';
import type { AgendaItemContext } from './contract.ts';
import { outcomeOf } from './guards.ts';

type Context = AgendaItemContext;
const EXTENSION_MINUTES = 5;

/** The assign actions of an agenda item. */
export const keep = {
  // The date comes from the meeting itself, never from who speaks: it decides from when the table may see the case.
  keepPlace: ({ context, event }) =>
    moved(context, event.facts?.place ? { id: event.facts.place.id, at: event.facts.place.startsAt } : { id: context.meetingId, at: context.meetingAt }),
  keepPlaceTold: ({ context, event }) => moved(context, { id: event.meetingId, at: event.meetingAt }),
  keepCleared: () => ({ cleared: true }),
  keepNotCleared: () => ({ cleared: false, heardAt: null }),
  /** the client agreed after all: the name comes back */
  keepLinked: ({ context, event }) => {
    const caseId = event.caseId ?? context.caseId;
    return caseId
      ? { caseId, clientId: event.facts?.case?.clientId ?? context.clientId, anonymous: null, cleared: true, leftMeeting: null }
      : { cleared: true, leftMeeting: null };
  },
  // [ITEM2] no case, client, background or wish stays in an anonymous item (DOMAIN.md 3.8).
  keepAnonymous: ({ context, event }) => ({
    anonymous: { ageBand: event.ageBand ?? context.anonymous?.ageBand ?? event.facts?.client?.ageBand ?? null, theme: context.theme },
    caseId: null,
    clientId: null,
    question: event.question ?? context.question,
    background: event.background ?? null,
    clientWish: null,
    consentIds: [],
    cleared: true,
    leftMeeting: null,
  }),
  keepReturned: ({ event }) => ({ returned: event.reason ?? null }),
  keepPrepared: ({ context, event }) => ({ ...prepared(context, event), returned: null }),
  keepOpened: ({ context, event }) => ({ openedAt: event.at, endsAt: event.endsAt ?? addOffset(event.at, context.timebox, 'min'), leftMeeting: null }),
  keepClock: ({ event }) => ({ endsAt: event.endsAt ?? null }),
  keepExtended: ({ context, event }) => ({ extensions: context.extensions + 1, endsAt: event.endsAt ?? addOffset(event.at, EXTENSION_MINUTES, 'min') }),
  keepOutcome: ({ context, event }) => ({
    ...stopped(context, event),
    outcome: { ...outcomeOf({ context, event }), nextReview: event.nextReview ?? 'NONE', at: event.at, decision: event.decision ?? null },
  }),
  /** back to the series; consent is judged again for the next meeting */
  keepDeferred: ({ context, event }) => ({
    ...stopped(context, event),
    ...moved(context, { id: null, at: null }),
    heardAt: context.cleared && context.meetingId && context.meetingAt ? { meetingId: context.meetingId, meetingAt: context.meetingAt } : null,
    deferrals: context.deferrals + 1,
    openedAt: null,
    extensions: 0,
    cleared: false,
  }),
  keepWithdrawn: ({ context }) => ({ ...moved(context, { id: null, at: null }), cleared: false, heardAt: null }),
} satisfies Record<string, Keeping<Context>>;

function moved(context: Context, to: { id: string | null; at: string | null }): Partial<Context> {
  return { meetingId: to.id, meetingAt: to.id ? to.at : null, leftMeeting: context.meetingId !== to.id ? context.meetingId : null };
}

function stopped(context: Context, event: Heard): Partial<Context> {
  const own = context.openedAt ? Math.max(0, Math.round((Date.parse(event.at) - Date.parse(context.openedAt)) / 1000)) : 0;
  return { seconds: event.seconds ?? context.seconds + own, endsAt: null };
}

function prepared(context: Context, event: Heard): Partial<Context> {
  const fields = ['question', 'background', 'clientWish', 'requiredDisciplines', 'timebox', 'domains'] as const;
  const said = Object.fromEntries(fields.filter((field) => event[field] !== undefined).map((field) => [field, event[field]]));
  // What would name the client stays out of an item that has no name.
  return context.anonymous ? { ...said, clientWish: null } : said;
}
