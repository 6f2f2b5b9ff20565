import type { Keeping } from '../assigns.ts';
import type { MeetingContext } from './contract.ts';
import { chosen, presentNow } from './table.ts';

type Args = { context: MeetingContext; event: any };
type Way = MeetingContext['hearing'][number]['way'];
/** Somebody who hears, or is about to, and for which organisation. */
type Listener = { person: string; org: string | null };

/** The item that the event is about: the one that comes to the table, else the one that lies there. */
const itemOf = (context: MeetingContext, event: any): string | undefined => (event.type === 'OPEN_ITEM' ? chosen(context, event) : context.open?.id);

/** The case whose name would be heard at this event; undefined when nothing is on the table, null for an item without a name. */
export function heardCase(context: MeetingContext, event: any): string | null | undefined {
  const item = itemOf(context, event);
  if (!item) return undefined;
  return event.type === 'OPEN_ITEM' ? context.cases[item] : context.items[item]?.caseId;
}

/**
 * Who would hear the item from this event on: everybody in the room, or whoever comes in. Who stepped out for it does not hear it, and who hears it on another
 * ground, or without the name, is settled. Who comes back in has not stepped out any more.
 */
export function listeners(context: MeetingContext, event: any): Listener[] {
  const item = itemOf(context, event);
  const settled = (person: string, ...ways: Way[]) => context.hearing.some((one) => one.item === item && one.person === person && ways.includes(one.way));
  if (event.type === 'JOIN') {
    const person: string = event.person ?? event.by.person;
    const org = context.participants.find((one) => one.person === person)?.org ?? (person === event.by.person ? (event.by.org ?? null) : null);
    return settled(person, 'ANYWAY', 'NAMELESS') ? [] : [{ person, org }];
  }
  return presentNow(context).filter((one) => !settled(one.person, 'LEFT', 'ANYWAY', 'NAMELESS'));
}

/** [MEET19] who would hear the item that the event is about and has no ground to, by the facts of the event. */
export function withoutGround({ context, event }: Args): string[] {
  const missing: string[] = event.facts?.ground ?? [];
  const here = new Set(listeners(context, event).map((one) => one.person));
  return missing.filter((person) => here.has(person));
}

/** Whether somebody is not there for this item: left the room for it, or is there and does not hear the name. */
export const hasNoPart = (context: MeetingContext, item: string, person: string): boolean =>
  context.hearing.some((one) => one.item === item && one.person === person && one.way !== 'ANYWAY');

/** What was said about these people and the open item when somebody comes back in: that he stepped out is over. */
export const withoutLeft = (context: MeetingContext, person: string): MeetingContext['hearing'] =>
  context.hearing.filter((one) => one.item !== context.open?.id || one.person !== person || one.way !== 'LEFT');

/** An item about which something was chosen: the named one, the open one, or the next. */
const about = (context: MeetingContext, event: any): string | undefined => event.item ?? context.open?.id ?? chosen(context, event);

function kept(context: MeetingContext, event: any, way: Way): Partial<MeetingContext> {
  const item = about(context, event);
  if (!item) return {};
  const others = context.hearing.filter((one) => one.item !== item || one.person !== event.person);
  const row = { item, person: event.person, way, ground: event.ground ?? null, reason: event.reason ?? null, by: event.by.person, at: event.at };
  return { hearing: [...others, row], ...seating(context, event, item, way) };
}

/** Who hears the open item all the same sits at it from then on; who leaves, or hears no name, did not, and gets no extract. */
function seating(context: MeetingContext, event: any, item: string, way: Way): Partial<MeetingContext> {
  const open = context.items[item];
  if (context.open?.id !== item || !open) return {};
  const others = open.presentFor.filter((one) => one !== event.person);
  const here = presentNow(context).some((one) => one.person === event.person);
  return { items: { ...context.items, [item]: { ...open, presentFor: way === 'ANYWAY' && here ? [...others, event.person] : others } } };
}

/** The assign actions of the three ways out for one person. */
export const hearing = {
  keepSteppedOut: ({ context, event }) => kept(context, event, 'LEFT'),
  keepHeardAnyway: ({ context, event }) => kept(context, event, 'ANYWAY'),
  keepHeardNameless: ({ context, event }) => kept(context, event, 'NAMELESS'),
} satisfies Record<string, Keeping<MeetingContext>>;
