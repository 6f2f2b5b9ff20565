import type { Keeping } from '../assigns.ts';
import type { MeetingContext } from './contract.ts';
import { chosen, presentNow, type Participant } from './table.ts';

type Args = { context: MeetingContext; event: any };

/** Who is in the room and would hear this item: those who stepped out for it do not, those who hear it on another ground are settled. */
export const listeners = (context: MeetingContext, item: string): Participant[] =>
  presentNow(context).filter((one) => !context.hearing.some((settled) => settled.item === item && settled.person === one.person));

/** [MEET19] people in the room without ground to hear the item that the event is about, by the facts of the event. */
export function withoutGround({ context, event }: Args): string[] {
  const missing: string[] = event.facts?.ground ?? [];
  const here = new Set(listeners(context, chosen(context, event) ?? '').map((one) => one.person));
  return missing.filter((person) => here.has(person));
}

/** Whether somebody left the room for this item. */
export const steppedOut = (context: MeetingContext, item: string, person: string): boolean =>
  context.hearing.some((one) => one.item === item && one.person === person && one.way === 'LEFT');

const kept = (context: MeetingContext, event: any, way: 'LEFT' | 'ANYWAY'): Partial<MeetingContext> => {
  const item = event.item ?? context.open?.id ?? chosen(context, event);
  if (!item) return {};
  const others = context.hearing.filter((one) => one.item !== item || one.person !== event.person);
  return {
    hearing: [...others, { item, person: event.person, way, ground: event.ground ?? null, reason: event.reason ?? null, by: event.by.person, at: event.at }],
  };
};

/** The assign actions of those two ways. */
export const hearing = {
  keepSteppedOut: ({ context, event }) => {
    const left = kept(context, event, 'LEFT');
    const open = context.open && context.items[context.open.id];
    // Somebody who came in late and leaves again did not sit at this item.
    if (!context.open || !open || (event.item && event.item !== context.open.id)) return left;
    return { ...left, items: { ...context.items, [context.open.id]: { ...open, presentFor: open.presentFor.filter((one) => one !== event.person) } } };
  },
  keepHeardAnyway: ({ context, event }) => kept(context, event, 'ANYWAY'),
} satisfies Record<string, Keeping<MeetingContext>>;
