import { z } from 'zod';

const person = z.string().min(1).max(64);

/** What nodes say to one another: ids, clocks and instants, never content. All of it may be lost. */
export const messages = {
  /** a commit reached this clock */
  commit: z.object({ clock: z.number().int() }),
  /** the keys of these scopes were destroyed: forget them */
  erased: z.object({ scopes: z.array(z.string().max(80)).max(100) }),
  /** a setting was changed */
  settings: z.object({}),
  /** these people have something new in their inbox */
  inbox: z.object({ people: z.array(person) }),
  /** the session, hat or account of this person (or anybody's) changed */
  session: z.object({ person: person.optional() }),
  /** who is in this room on the node that says it */
  presence: z.object({ room: z.string().max(80), people: z.array(person) }),
  /** a node that does not know yet who is where */
  hello: z.object({}),
  /** where the movable clock of a demonstration stands */
  moment: z.object({ now: z.iso.datetime() }),
};
export type Topic = keyof typeof messages;
type Message<T extends Topic> = z.output<(typeof messages)[T]>;

/** The line between the nodes of one database. A message never comes back to the node that sent it. */
export type Bus = {
  /** Never throws and never waits; of messages with one key that could not go out yet only the last is sent. */
  publish<T extends Topic>(topic: T, message: Message<T>): void;
  /** Returns an unsubscribe. `node` tells the senders apart. */
  subscribe<T extends Topic>(topic: T, listener: (message: Message<T>, node: string) => void): () => void;
  /** Called whenever the line stands (again): what was said before was not heard, so look. Returns an unsubscribe. */
  onGap(listener: () => void): () => void;
  close(): Promise<void>;
};

/** At most this many people in one message: PostgreSQL carries 8000 bytes. */
export const MOST_PEOPLE = 150;

/** For a process that has its database to itself: there is nobody to tell. */
export function lonelyBus(): Bus {
  return { publish: () => {}, subscribe: () => () => {}, onGap: () => () => {}, close: async () => {} };
}
