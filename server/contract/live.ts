import { z } from 'zod';
import { watch } from './shapes.ts';

/** What a page may say on its live connection: the same duty as a route, a policy and a contract each. */
export type LiveEvent = {
  /** `content`: somebody who is wholly signed in under a hat that may see clients; looked at again every second that something is sent */
  policy: 'content';
  schema: z.ZodType;
};

const room = watch.pick({ room: true });

/** Every event of the live connection; there is no other. */
export const liveEvents = {
  watch: { policy: 'content', schema: watch },
  unwatch: { policy: 'content', schema: room },
  here: { policy: 'content', schema: room.extend({ here: z.boolean().default(true) }) },
} satisfies Record<string, LiveEvent>;
export type LiveEventName = keyof typeof liveEvents;
