import { z } from 'zod';

const destruction = z.object({
  id: z.string(),
  object: z.string(),
  kind: z.string(),
  rule: z.string(),
  law: z.string(),
  dueOn: z.string(),
  state: z.string(),
  proposedBy: z.string(),
  approvedBy: z.string().nullable(),
  doneAt: z.string().nullable(),
});

/** What an administrator and a privacy officer see of keeping and destroying: ids, dates and laws, never a name. */
export const retentionDesk = z
  .object({
    today: z.string(),
    me: z.string(),
    requests: z.array(
      z.object({
        id: z.string(),
        case: z.string().nullable(),
        state: z.string(),
        law: z.string(),
        receivedOn: z.string(),
        dueAt: z.string(),
        decidedBy: z.string().nullable(),
        approvedBy: z.string().nullable(),
        held: z.boolean(),
      }),
    ),
    due: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        rule: z.string(),
        law: z.string(),
        lastChange: z.string(),
        dueOn: z.string(),
        held: z.boolean(),
        org: z.string().nullable(),
      }),
    ),
    batches: z.array(destruction),
    holds: z.array(z.object({ id: z.string(), object: z.string(), reason: z.string(), setBy: z.string(), setAt: z.string() })),
    keys: z.object({
      masters: z.array(z.object({ id: z.string(), state: z.string(), madeAt: z.string(), wraps: z.number(), bridged: z.boolean() })),
      scopes: z.number(),
      erased: z.number(),
      oldest: z.string().nullable(),
    }),
  })
  .meta({ id: 'RetentionDesk' });
export type RetentionDesk = z.output<typeof retentionDesk>;
