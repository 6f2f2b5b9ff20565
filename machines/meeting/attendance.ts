import type { Keeping } from '../assigns.ts';
import type { MeetingContext } from './contract.ts';
import { hasNoPart, withoutLeft } from './hearing.ts';
import { fromDirectory, invited } from './plan.ts';
import type { Participant } from './table.ts';

type Context = MeetingContext;

/** The assign actions about who is in the room: presence is kept per meeting and per item (BR-25). */
export const attendance = {
  keepSubstitute: ({ context, event }) => {
    const absent = context.participants.find((one) => one.person === event.absent);
    const others = context.participants.map((one) => (one.person === event.absent ? { ...one, present: 'ABSENT_SUBSTITUTED' as const } : one));
    if (!event.substitute) return { participants: others };
    const known = others.find((one) => one.person === event.substitute) ?? fromDirectory(event.substitute, event);
    const discipline = event.discipline ?? absent?.discipline ?? known.discipline;
    const substitute = { ...invited({ ...known, discipline }), substituteFor: event.absent ?? null };
    return { participants: [...others.filter((one) => one.person !== event.substitute), substitute], ...chairAfter(context, event) };
  },
  keepStarted: ({ context, event }) => {
    const present: string[] = event.present ?? context.participants.filter((one) => one.present !== 'ABSENT_SUBSTITUTED').map((one) => one.person);
    const strangers = present.filter((person) => !context.participants.some((one) => one.person === person)).map((person) => fromDirectory(person, event));
    const participants = [...context.participants, ...strangers].map((one) => (present.includes(one.person) ? here(one, 'FULL', event.at) : away(one)));
    return { participants, startedAt: context.startedAt ?? event.at };
  },
  keepJoined: ({ context, event }) => joined(context, event),
  /** [MEET19] who may not hear the name has come in and does not sit at the item: first it is chosen how */
  keepJoinedUnheard: ({ context, event }) => ({ ...joined(context, event), items: context.items }),
  keepLeft: ({ context, event }) => ({
    participants: context.participants.map((one) => (one.person === (event.person ?? event.by.person) ? left(one, event.at) : one)),
  }),
  keepConfidential: ({ context, event }) => ({
    participants: context.participants.map((one) => (one.person === event.by.person ? { ...one, confidential: true } : one)),
  }),
  keepEnded: ({ context, event }) => ({ participants: context.participants.map((one) => left(one, event.at)), endedAt: event.at, settledNow: [] }),
} satisfies Record<string, Keeping<Context>>;

/** Somebody sits down, and at the open item too; whoever stepped out for it is back. */
function joined(context: Context, event: any): Partial<Context> {
  const person: string = event.person ?? event.by.person;
  const known = context.participants.find((one) => one.person === person) ?? fromDirectory(person, event);
  const participants = [...context.participants.filter((one) => one.person !== person), here(known, known.present === 'FULL' ? 'FULL' : 'PART', event.at)];
  const back = { ...context, hearing: withoutLeft(context, person) };
  return { participants, hearing: back.hearing, ...seated(back, person) };
}

// The chair is handed on only by who leads the meeting; anybody else may only bring a replacement for themselves or a colleague.
function chairAfter(context: Context, event: any): Partial<Context> {
  const lead = [context.chair, context.minuteTaker, context.coordinator].includes(event.by.person);
  return event.absent && event.absent === context.chair && lead ? { chair: event.substitute } : {};
}

function here(one: Participant, present: 'FULL' | 'PART', at: string): Participant {
  return { ...one, present, joinedAt: one.leftAt || !one.joinedAt ? at : one.joinedAt, leftAt: null };
}

function away(one: Participant): Participant {
  return one.present === 'ABSENT_SUBSTITUTED' ? one : { ...one, present: 'ABSENT' };
}

function left(one: Participant, at: string): Participant {
  if (!one.joinedAt || one.leftAt) return one;
  return { ...one, leftAt: at, seconds: one.seconds + Math.max(0, Math.round((Date.parse(at) - Date.parse(one.joinedAt)) / 1000)) };
}

function seated(context: Context, person: string): Partial<Context> {
  const item = context.open && context.items[context.open.id];
  if (!context.open || !item || item.presentFor.includes(person) || hasNoPart(context, context.open.id, person)) return {};
  return { items: { ...context.items, [context.open.id]: { ...item, presentFor: [...item.presentFor, person] } } };
}
