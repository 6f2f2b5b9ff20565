import { z } from 'zod';

const words = z.object({ nl: z.string(), en: z.string() });
export const STOP_REASONS = ['WRONG_RECIPIENT', 'NO_LONGER_NEEDED', 'SENT_OTHERWISE'] as const;

/** How it stands with the one gateway. */
const channel = z
  .object({ is: z.enum(['none', 'up', 'down']), why: z.string().nullable(), since: z.string().nullable(), nextAt: z.string().nullable(), sentence: words })
  .meta({ id: 'MailChannel' });

/** One mail, without what it says. `instance`, `person` and `can` for `phone` are there for the sender only. */
export const line = z
  .object({
    id: z.string(),
    kind: z.enum(['letter', 'invite', 'code']),
    status: z.enum(['held', 'waiting', 'sending', 'retrying', 'sent', 'uncertain', 'delivered', 'read', 'lost', 'stuck', 'stopped']),
    reason: z.string().nullable(),
    /** code of the mail server, never its text */
    reply: z.string().nullable(),
    attempts: z.number(),
    /** it was once uncertain whether it left */
    flagged: z.boolean(),
    org: z.string().nullable(),
    person: z.string().nullable(),
    instance: z.string().nullable(),
    createdAt: z.string(),
    sentAt: z.string().nullable(),
    nextAt: z.string().nullable(),
    can: z.array(z.enum(['retry', 'stop', 'phone'])),
  })
  .meta({ id: 'MailLine' });
export type MailLine = z.infer<typeof line>;

export const desk = z
  .object({ channel, counts: z.record(z.string(), z.number()), all: z.array(line).nullable(), mine: z.array(line).nullable(), unknownReports: z.number() })
  .meta({ id: 'MailDesk' });
export type MailDesk = z.infer<typeof desk>;

export const address = z
  .object({
    id: z.string(),
    org: z.string(),
    person: z.string().nullable(),
    address: z.string(),
    addedAt: z.string(),
    verifiedAt: z.string().nullable(),
    /** the mail with the code: waiting, sent … */
    code: z.string().nullable(),
    triesLeft: z.number(),
  })
  .meta({ id: 'MailAddress' });
export type MailAddressLine = z.infer<typeof address>;
