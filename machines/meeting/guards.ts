import { dayInAmsterdam } from '../calendar.ts';
import { refLength } from '../personal.ts';
import { missingInCarried, saidAbout } from './carried.ts';
import type { MeetingContext } from './contract.ts';
import { missingInPlan, planAfter } from './plan.ts';
import { missingForLimited, quorum } from './quorum.ts';
import { withoutGround } from './hearing.ts';
import { agendaOf, chosen, isDiscussed, isOnTheTable, isPlanned, lineOf } from './table.ts';

type Args = { context: MeetingContext; event: any };

const MOST_EXTENSIONS = 2;
const SUMMARY_LENGTH = 30;

/** The guards of a meeting, by the names of DOMAIN.md 3.3, and a few of its own (machines/deviations.ts). */
export const guards = {
  hasChairAndNotes: (args: Args) => missingInPlan(planAfter(args.context, args.event)).length === 0,
  chairApproves: ({ context, event }: Args) => event.by.person === context.chair,
  quorumMet: (args: Args) => quorum(args).ok,
  limitedOk: (args: Args) => missingForLimited(args).length === 0,
  // [MEET5] looked at again at the moment that the item comes to the table (BR-03).
  itemConsentOk: ({ context, event }: Args) => {
    const line = lineOf(event, chosen(context, event));
    if (!line || context.items[line.id]?.outcome === 'CONCLUDED' || !(isPlanned(line) || isOnTheTable(line))) return false;
    // [MEET19] and nobody is in the room who has no ground to hear the name.
    return line.anonymous || (event.facts?.consent?.ok === true && withoutGround({ context, event }).length === 0);
  },
  extendLeft: ({ context }: Args) => context.open !== null && context.open.extensions < MOST_EXTENSIONS,
  outcomeRecorded: ({ context, event }: Args) => {
    const id = context.open?.id;
    if (!id || (event.item && event.item !== id)) return false;
    const line = lineOf(event, id);
    return event.noChange === true || hasOutcome(context, id) || Boolean(line && isDiscussed(line));
  },
  // [MEET9] a named person has phoned about this crisis before the meeting goes on (BR-20).
  crisisLogged: ({ event }: Args) => Boolean(event.call),
  allItemsSettled: (args: Args) => unsettled(args) === 0,
  minutesComplete: (args: Args) => thin(args) === 0,
  allActionsSettled: (args: Args) => openActions(args) === 0,
  noteFresh: (args: Args) => !conflict(args),
  decisionComplete: (args: Args) => missingInDecision(args).length === 0,
  actionComplete: (args: Args) => missingInAction(args).length === 0,
  carriedComplete: (args: Args) => missingInCarried(args).length === 0,
  // [MEET19] and it goes on only when nobody came in meanwhile who has no ground to hear the name.
  itemOpen: (args: Args) => args.context.open !== null && withoutGround(args).length === 0,
  joinsWithoutGround: (args: Args) => args.context.open !== null && withoutGround(args).length > 0,
  crisisLoggedAndHeard: (args: Args) => Boolean(args.event.call) && withoutGround(args).length === 0,
  itemWaits: ({ context, event }: Args) => {
    const id = chosen(context, event);
    return Boolean(id && context.order.includes(id) && !context.items[id]?.outcome);
  },
};

/** For a guard that fails: which fields are missing, the other text of a conflict, and the numbers for its sentence. */
export const explain: Record<string, (args: Args) => any> = {
  hasChairAndNotes: (args) => ({ missing: missingInPlan(planAfter(args.context, args.event)) }),
  itemConsentOk: (args) => (args.event.facts?.consent?.ok === true ? whoMayNot(args) : {}),
  itemOpen: (args) => whoMayNot(args),
  limitedOk: (args) => ({ disciplines: missingForLimited(args).join(', ') }),
  quorumMet: (args) => ({ disciplines: quorum(args).missing.join(', ') }),
  crisisLogged: () => ({ missing: ['call'] }),
  allItemsSettled: (args) => ({ items: unsettled(args) }),
  minutesComplete: (args) => ({ items: thin(args) }),
  allActionsSettled: (args) => ({ actions: openActions(args) }),
  decisionComplete: (args) => ({ missing: missingInDecision(args) }),
  actionComplete: (args) => ({ missing: missingInAction(args) }),
  carriedComplete: (args) => ({ missing: missingInCarried(args) }),
  noteFresh: (args) => {
    const stands = standing(args);
    return stands ? { field: args.event.field ?? 'note', rev: stands.rev, theirs: stands.text ?? '', by: stands.by } : {};
  },
};

/** Other words for a refusal that is about people in the room, not about the item. */
const whoMayNot = (args: Args) => (withoutGround(args).length > 0 ? { insteadOf: 'everybodyMayHear', count: withoutGround(args).length } : {});

/** The text that stands in the field now; the item is the one on the table unless another is named. */
export function standing({ context, event }: Args) {
  const id = event.item ?? context.open?.id;
  return id ? context.items[id]?.notes[event.field ?? 'note'] : undefined;
}

function conflict({ context, event }: Args): boolean {
  const stands = standing({ context, event });
  return event.base !== undefined && event.base !== (stands?.rev ?? 0) && stands?.by !== event.by.person;
}

function hasOutcome(context: MeetingContext, id: string): boolean {
  const item = context.items[id];
  return item !== undefined && (item.decisions.length > 0 || item.actions.length > 0 || item.noChange || saidAbout(context, item.caseId) > 0);
}

/** Planned items that are still to be discussed, concluded or deferred; what was never planned goes back to the series by itself. */
function unsettled({ context, event }: Args): number {
  return agendaOf(event).filter((line) => (isPlanned(line) || isOnTheTable(line)) && !context.items[line.id]?.outcome).length;
}

/** [MEET12] concluded items about which the minutes would say nothing: no summary, and no outcome either. */
function thin({ context }: Args): number {
  const discussed = Object.entries(context.items).filter(([, item]) => item.outcome === 'CONCLUDED');
  return discussed.filter(([id, item]) => refLength(item.notes.summary?.text) < SUMMARY_LENGTH && !hasOutcome(context, id)).length;
}

function openActions({ context, event }: Args): number {
  return context.carriedOverAt ? 0 : (event.facts?.actions ?? 0);
}

/** [MEET7] an action has words, unless somebody only pressed "action": then the words are the minute taker's task. */
function missingInAction({ context, event }: Args): string[] {
  const bare = !event.text && !event.owner && !event.due;
  const past = event.due !== undefined && event.due < dayInAmsterdam(event.at);
  return [...(event.text || bare ? [] : ['text']), ...(past ? ['due'] : []), ...unknownItem(context, event)];
}

function missingInDecision({ context, event }: Args): string[] {
  const taken = event.id && event.withdrawn === true;
  const past = event.due !== undefined && event.due < dayInAmsterdam(event.at);
  // A decision is carried out by somebody before a day, or it is only a conclusion.
  const half = [...(event.owner && !event.due ? ['due'] : []), ...(event.due && !event.owner ? ['owner'] : [])];
  return [...(event.text || taken ? [] : ['text']), ...half, ...(past ? ['due'] : []), ...unknownItem(context, event)];
}

const unknownItem = (context: MeetingContext, event: any): string[] => (event.item && !context.items[event.item] ? ['item'] : []);
