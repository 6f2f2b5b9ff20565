import { z } from 'zod';
import { route } from './route.ts';
import { byId, done, made } from './session.ts';

const words = z.object({ nl: z.string(), en: z.string() });
export const STOP_REASONS = ['WRONG_RECIPIENT', 'NO_LONGER_NEEDED', 'SENT_OTHERWISE'] as const;

/** How it stands with the one gateway. */
const channel = z
  .object({ is: z.enum(['none', 'up', 'down']), why: z.string().nullable(), since: z.string().nullable(), nextAt: z.string().nullable(), sentence: words })
  .meta({ id: 'MailChannel' });

/** One mail, without what it says. `instance`, `person` and `can` for `phone` are there for the sender only. */
const line = z
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

const desk = z
  .object({ channel, counts: z.record(z.string(), z.number()), all: z.array(line).nullable(), mine: z.array(line).nullable(), unknownReports: z.number() })
  .meta({ id: 'MailDesk' });
export type MailDesk = z.infer<typeof desk>;

const address = z
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

/** Secure mail: what waits, left, is uncertain or lost; and the addresses that it may go to. */
export const mailRoutes = {
  mailDesk: route({
    id: 'mailDesk',
    method: 'get',
    path: '/api/mail',
    summary: 'The state of secure mail; the administrator’s list has no content and no people, mine has what I sent.',
    policy: 'signed-in',
    query: z.object({ ended: z.enum(['true', 'false']).optional(), limit: z.coerce.number().int().min(1).max(200).default(100) }),
    response: desk,
  }),
  retryMail: route({
    id: 'retryMail',
    method: 'post',
    path: '/api/mail/:id/retry',
    summary: 'Try a mail now; one that was uncertain, lost or stuck goes again under the same Message-ID.',
    policy: 'signed-in',
    key: true,
    params: byId,
    response: done,
  }),
  stopMail: route({
    id: 'stopMail',
    method: 'post',
    path: '/api/mail/:id/stop',
    summary: 'Stop a mail that has not left.',
    policy: 'signed-in',
    key: true,
    params: byId,
    body: z.object({ reason: z.enum(STOP_REASONS) }),
    response: done,
  }),
  phoneMail: route({
    id: 'phoneMail',
    method: 'post',
    path: '/api/mail/:id/phone',
    summary: 'The letter was handled by telephone.',
    policy: 'content',
    key: true,
    params: byId,
    body: z.object({ spokeTo: z.string().trim().min(1).max(120).optional(), outcome: z.string().trim().min(1).max(300).optional() }),
    response: done,
  }),
  mailAddresses: route({
    id: 'mailAddresses',
    method: 'get',
    path: '/api/mail/addresses',
    summary: 'Addresses for secure mail, verified and not.',
    policy: 'admin',
    response: z.array(address),
  }),
  addMailAddress: route({
    id: 'addMailAddress',
    method: 'post',
    path: '/api/mail/addresses',
    summary: 'Give an organisation, or a person there, an address for secure mail; it takes the place of the one before and must be verified.',
    policy: 'admin',
    key: true,
    status: 201,
    body: z.object({ org: z.uuid(), person: z.uuid().optional(), address: z.string().trim().min(3).max(200) }),
    response: made,
  }),
  verifyMailAddress: route({
    id: 'verifyMailAddress',
    method: 'post',
    path: '/api/mail/addresses/:id/verify',
    summary: 'Enter the code that was mailed to the address.',
    policy: 'admin',
    key: true,
    params: byId,
    body: z.object({
      code: z
        .string()
        .trim()
        .regex(/^\d{6}$/, 'six digits'),
    }),
    response: done,
  }),
  endMailAddress: route({
    id: 'endMailAddress',
    method: 'post',
    path: '/api/mail/addresses/:id/end',
    summary: 'Take an address away; nothing is sent there any more.',
    policy: 'admin',
    key: true,
    params: byId,
    response: done,
  }),
  mailReceipt: route({
    id: 'mailReceipt',
    method: 'post',
    path: '/api/mail/receipts',
    summary:
      'For the mail gateway: a delivery report (RFC 3464) or reading receipt (RFC 8098) as it came in. Needs the bearer secret of `npm run mekoar -- mail secret`.',
    policy: 'public',
    response: z.object({ outcome: z.string() }),
  }),
};
