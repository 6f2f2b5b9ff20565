import { z } from 'zod';
import { boardRoute } from './caseload.ts';
import { route } from './route.ts';

/** A number as it leaves: `small` is fewer than five, `hidden` would give a small one away; both have no count. */
const shown = z.object({ state: z.enum(['shown', 'small', 'hidden']), n: z.number().nullable() });

/** What became of what a team agreed in its meetings, over a year back from today, by the day on which it was due. */
export const keptPromises = z
  .object({
    org: z.string(),
    from: z.string(),
    until: z.string(),
    due: shown,
    done: shown,
    undone: shown,
    /** per cent, with its Wilson 95 % interval; null when a number that it is made of is hidden */
    share: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
    /** per cent; when only "fewer than five" may be said of what was not done: at least so much was */
    atLeast: z.number().nullable(),
  })
  .meta({ id: 'KeptPromises' });
export type KeptPromises = z.infer<typeof keptPromises>;

/** What one organisation owes another, for who manages one of the two: numbers and ages, nothing of clients. */
export const debtPair = z
  .object({
    from: z.string().nullable(),
    to: z.string().nullable(),
    open: shown,
    late: shown,
    /** what came to the managers of both: how many, and how many working days the oldest is late */
    atManagers: z.object({ count: z.number(), oldest: z.number() }).nullable(),
  })
  .meta({ id: 'DebtPair' });
export type DebtPair = z.infer<typeof debtPair>;

/** Who waits for word from whom, and whether meetings do what they agreed. */
export const debtRoutes = {
  debtBoard: boardRoute('debtBoard', 'feedback-debt', 'Feedback that is owed, as far as this viewer may see it.'),
  debtNumbers: route({
    id: 'debtNumbers',
    method: 'get',
    path: '/api/debt/numbers',
    summary: 'For managers: what is owed between organisations, in numbers without clients. Empty for anybody else.',
    policy: 'content',
    response: z.object({ pairs: z.array(debtPair) }),
  }),
  keptPromises: route({
    id: 'keptPromises',
    method: 'get',
    path: '/api/debt/kept',
    summary: 'How much of what the meetings of a team agreed was carried out; of the organisation of the hat, or of a meeting that one sees.',
    policy: 'content',
    query: z.object({ meeting: z.uuid().optional() }),
    response: z.object({ kept: keptPromises.nullable() }),
  }),
};
