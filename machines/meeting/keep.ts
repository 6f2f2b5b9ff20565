import type { Keeping } from '../assigns.ts';
import { addWorkingDays, dayInAmsterdam, nextWorkingDay } from '../calendar.ts';
import { saidAbout } from './carried.ts';
import { begun, extended, resumed, settled, stopped, usedSeconds } from './clock.ts';
import type { MeetingContext } from './contract.ts';
import { standing } from './guards.ts';
import { hasNoPart } from './hearing.ts';
import { planAfter } from './plan.ts';
import { chosen, emptyItem, lineOf, presentNow, type Item } from './table.ts';

type Context = MeetingContext;

const ACTION_TERM_WD = 10;
const DEFAULT_TIMEBOX = 10;

/** The assign actions about the agenda, the items and their clock; who is in the room is in attendance.ts, the minutes in minutes.ts. */
export const keep = {
  keepPlan: ({ context, event }) => planAfter(context, event),
  keepPostponed: ({ context, event }) => ({
    ...planAfter(context, { startsAt: event.startsAt, endsAt: event.endsAt }),
    participants: context.participants.map((one) => ({ ...one, present: 'INVITED' as const, joinedAt: null, leftAt: null })),
    limited: null,
  }),
  keepCancelled: ({ event }) => ({ cancelReason: event.reason ?? null }),
  keepPlaced: ({ context, event }) => {
    if (!event.facts?.placed?.here) return {};
    return {
      // What was agreed before comes before what is new (3.7).
      order: context.order.includes(event.item) ? context.order : event.facts.placed.first ? [event.item, ...context.order] : [...context.order, event.item],
      cases: { ...context.cases, [event.item]: event.facts.placed.caseId },
    };
  },
  // An item that was on the table stays in the list of this meeting, also when it goes on elsewhere.
  keepRemoved: ({ context, event }) => (context.items[event.item]?.outcome ? {} : { order: context.order.filter((id) => id !== event.item) }),
  keepOrder: ({ context, event }) => {
    const first = event.order.filter((id: string, nth: number, all: string[]) => context.order.includes(id) && all.indexOf(id) === nth);
    return { order: [...first, ...context.order.filter((id) => !first.includes(id))] };
  },
  keepLimited: ({ event }) => ({ limited: event.reason ?? '' }),
  /** what was left open by a pause is settled first */
  keepSettled: ({ context, event }) => {
    const goesOn = event.type === 'OPEN_ITEM' && context.open?.id === chosen(context, event);
    return context.open && !goesOn ? settled(context, outcomeOf(context), event.at) : { settledNow: [] };
  },
  keepOpened: ({ context, event }) => {
    const id = chosen(context, event);
    if (!id) return {};
    const caseId = lineOf(event, id)?.caseId ?? null;
    const before = context.items[id] ?? emptyItem(caseId);
    const presentFor = [...new Set([...before.presentFor, ...presentNow(context).map((one) => one.person)])].filter(
      (person) => !hasNoPart(context, id, person),
    );
    const item: Item = { ...before, caseId, presentFor, startedAt: before.startedAt ?? event.at, endedAt: null, outcome: null };
    return {
      items: { ...context.items, [id]: item },
      ...begun(id, (lineOf(event, id)?.timebox ?? DEFAULT_TIMEBOX) * 60, usedBefore(context, id, event.at), event.at),
    };
  },
  keepDecision: ({ context, event }) =>
    inItem(context, event, (item) => {
      const others = item.decisions.filter((one) => one.id !== event.id);
      if (event.withdrawn) return { decisions: others };
      const promised = event.owner && event.due ? { owner: event.owner, due: nextWorkingDay(event.due) } : {};
      return { decisions: [...others, { id: event.id ?? event.fresh, text: event.text, by: event.by.person, at: event.at, ...promised }] };
    }),
  keepAction: ({ context, event }) =>
    inItem(context, event, (item) => ({
      actions: [...item.actions, { id: event.fresh, text: event.text ?? null, owner: event.owner ?? event.by.person, due: dueOf(event) }],
    })),
  keepNote: ({ context, event }) => {
    if (event.text === undefined) return {};
    const rev = (standing({ context, event })?.rev ?? 0) + 1;
    return inItem(context, event, (item) => ({
      notes: { ...item.notes, [event.field ?? 'note']: { text: event.text || null, rev, by: event.by.person, at: event.at } },
    }));
  },
  keepExtended: ({ context, event }) => extended(context, event.minutes ?? 5, event.at),
  keepStopped: ({ context, event }) => stopped(context, event.at),
  keepResumed: ({ context, event }) => resumed(context, event.at),
  keepCrisis: ({ context, event }) => ({
    ...stopped(context, event.at),
    crisis: context.open && { item: context.open.id, by: event.by.person, at: event.at, reason: event.reason ?? null },
  }),
  keepHandedOver: ({ context, event }) => ({
    ...resumed(context, event.at),
    crisisLog: context.crisis && event.call ? [...context.crisisLog, { item: context.crisis.item, call: event.call }] : context.crisisLog,
    crisis: null,
  }),
  keepConcluded: ({ context, event }) => {
    const item = context.open && context.items[context.open.id];
    const nextReview = event.nextReview && event.nextReview !== 'NONE' ? event.nextReview : null;
    return settled(context, 'CONCLUDED', event.at, {
      noChange: event.noChange || item?.noChange || false,
      nextReview: nextReview ?? item?.nextReview ?? null,
      nextReviewReason: event.nextReviewReason ?? item?.nextReviewReason ?? null,
      informed: event.informed ?? item?.informed ?? null,
    });
  },
  keepDeferred: ({ context, event }) => settled(context, 'DEFERRED', event.at),
  /** an item that found no time: deferred without having been opened */
  keepPassedOver: ({ context, event }) => {
    const id = chosen(context, event)!;
    const item = context.items[id] ?? emptyItem(context.cases[id] ?? null);
    return { items: { ...context.items, [id]: { ...item, endedAt: event.at, outcome: 'DEFERRED' as const } }, settledNow: [id] };
  },
} satisfies Record<string, Keeping<Context>>;

const usedBefore = (context: Context, id: string, at: string): number =>
  context.open?.id === id ? usedSeconds(context.open, at) : (context.items[id]?.seconds ?? 0);

/** Changes the item that the event names, or the one on the table; nothing when there is none. */
function inItem(context: Context, event: any, change: (item: Item) => Partial<Item>): Partial<Context> {
  const id = event.item ?? context.open?.id;
  const item = id && context.items[id];
  return item ? { items: { ...context.items, [id]: { ...item, ...change(item) } } } : {};
}

function outcomeOf(context: Context): 'CONCLUDED' | 'DEFERRED' {
  const item = context.open && context.items[context.open.id];
  const outcome = item && (item.decisions.length > 0 || item.actions.length > 0 || item.noChange || saidAbout(context, item.caseId) > 0);
  return outcome ? 'CONCLUDED' : 'DEFERRED';
}

// A promise is not due on a free day (DOMAIN.md 4.3).
function dueOf(event: any): string {
  return event.due ? nextWorkingDay(event.due) : addWorkingDays(dayInAmsterdam(event.at), ACTION_TERM_WD);
}
