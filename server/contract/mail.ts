import { z } from 'zod';
import { address, desk, STOP_REASONS } from './mail-shapes.ts';
import { route } from './route.ts';
import { byId, done, made } from './session.ts';

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
