import { z } from 'zod';
import { theme } from '../../machines/blocks.ts';
import { ROLES } from '../../machines/roles.ts';
import { staff } from './identity-shapes.ts';
import { route } from './route.ts';
import { byId, done, made } from './session.ts';

const text = (max: number) => z.string().trim().min(1).max(max);
const moment = z.iso.datetime({ offset: true });
const newHat = z.object({
  org: z.uuid(),
  title: text(80),
  roles: z.array(z.enum(ROLES)).min(1).max(8),
  themes: z.array(theme).max(6).default([]),
  from: moment.optional(),
  until: moment.optional(),
});

/** Shown once: the token is kept as a hash. It stands behind a #, so that it does not go to a server in an address. */
const invitation = z.object({ person: z.string(), link: z.string(), until: z.string(), waiting: z.boolean() }).meta({ id: 'Invitation' });

/** Who works here: invitations, memberships, and the second pair of eyes. */
export const staffRoutes = {
  staff: route({
    id: 'staff',
    method: 'get',
    path: '/api/administration/people',
    summary: 'Everybody with a login, memberships and what waits for confirmation.',
    policy: 'oversight',
    response: staff,
  }),
  invite: route({
    id: 'invite',
    method: 'post',
    path: '/api/administration/invitations',
    summary: 'Add a person with a membership and make the link that lets him in once.',
    policy: 'admin',
    key: true,
    fresh: true,
    status: 201,
    body: z.object({
      name: text(120),
      email: z.email().max(200),
      phone: z
        .string()
        .trim()
        .regex(/^[0-9+()\- ]{3,20}$/, 'a telephone number')
        .optional(),
      locale: z.enum(['nl', 'en']).default('nl'),
      membership: newHat,
    }),
    response: invitation,
  }),
  inviteAgain: route({
    id: 'inviteAgain',
    method: 'post',
    path: '/api/administration/people/:id/invite',
    summary: 'A new link: the password was forgotten, or the second factor lost.',
    policy: 'admin',
    key: true,
    fresh: true,
    status: 201,
    params: byId,
    body: z.object({ renewFactor: z.boolean().default(false) }),
    response: invitation,
  }),
  leaving: route({
    id: 'leaving',
    method: 'get',
    path: '/api/administration/people/:id/leaving',
    summary: 'What somebody still has in hand; no client data.',
    policy: 'oversight',
    params: byId,
    response: z.object({ open: z.array(z.object({ machine: z.string(), count: z.number(), earliest: z.string().nullable() })) }),
  }),
  leave: route({
    id: 'leave',
    method: 'post',
    path: '/api/administration/people/:id/leave',
    summary: 'End all memberships on a moment; at once also ends the account and every session.',
    policy: 'admin',
    key: true,
    fresh: true,
    params: byId,
    body: z.object({ on: moment.optional() }),
    response: made,
  }),
  endSessionsOf: route({
    id: 'endSessionsOf',
    method: 'post',
    path: '/api/administration/people/:id/end-sessions',
    summary: 'End all sessions of somebody.',
    policy: 'admin',
    params: byId,
    response: done,
  }),
  confirmMembership: route({
    id: 'confirmMembership',
    method: 'post',
    path: '/api/administration/requests/:id/confirm',
    summary: 'Confirm a membership that somebody else asked for.',
    policy: 'oversight',
    key: true,
    fresh: true,
    params: byId,
    response: made,
  }),
  refuseMembership: route({
    id: 'refuseMembership',
    method: 'post',
    path: '/api/administration/requests/:id/refuse',
    summary: 'Refuse a membership, or take back one’s own request.',
    policy: 'oversight',
    key: true,
    params: byId,
    response: made,
  }),
};
