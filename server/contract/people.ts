import { z } from 'zod';
import { ROLES } from '../../machines/roles.ts';
import { theme } from '../../machines/blocks.ts';
import { route } from './route.ts';
import { clientCard, directory, inboxLine, membership, onCallNumber, organisationCard, personCard } from './shapes.ts';
import { byId, done, made } from './session.ts';

const text = (max: number) => z.string().trim().min(1).max(max);
const phone = z
  .string()
  .trim()
  .regex(/^[0-9+()\- ]{3,20}$/, 'a telephone number');
const postcode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[1-9]\d{3} ?[A-Z]{2}$/, 'a Dutch postcode');

export const newClient = z
  .object({
    name: text(120),
    /** a full date, or the year alone when no more is known */
    birthDate: z
      .string()
      .regex(/^\d{4}(-\d{2}-\d{2})?$/, 'a date or a year')
      .optional(),
    address: text(200).optional(),
    postcode: postcode.optional(),
    phone: phone.optional(),
    carer: text(200).optional(),
    /** nobody but the client gets the address in a copy of the file */
    secretAddress: z.boolean().optional(),
    household: z.uuid().optional(),
    gpPerson: z.uuid().optional(),
    gpOrg: z.uuid().optional(),
    noGpReason: z.enum(['NONE_REGISTERED', 'UNKNOWN', 'OUTSIDE_AREA', 'CLIENT_WITHHOLDS']).optional(),
  })
  .meta({ id: 'NewClient' });
export type NewClient = z.output<typeof newClient>;

const setting = z
  .object({
    name: z.string().regex(/^[A-Za-z][A-Za-z0-9_.]{0,79}$/),
    value: z.json(),
    validFrom: z.iso.datetime({ offset: true }),
    org: z.union([z.uuid(), z.literal('*')]),
  })
  .meta({ id: 'Setting' });
const household = z.object({ id: z.string(), label: z.string().nullable(), clients: z.array(clientCard) }).meta({ id: 'Household' });

/** Plain rows: who works here, who is helped, which numbers to call, what has come in. */
export const peopleRoutes = {
  directory: route({
    id: 'directory',
    method: 'get',
    path: '/api/directory',
    summary: 'Everybody one works with; no client data.',
    policy: 'signed-in',
    response: directory,
  }),
  addOrganisation: route({
    id: 'addOrganisation',
    method: 'post',
    path: '/api/organisations',
    summary: 'Add an organisation.',
    policy: 'admin',
    key: true,
    status: 201,
    body: z.object({ name: text(120), kind: z.string().regex(/^[a-z-]{2,40}$/), phone: phone.optional(), address: text(200).optional() }),
    response: organisationCard,
  }),
  addPerson: route({
    id: 'addPerson',
    method: 'post',
    path: '/api/people',
    summary: 'Add a person with a login.',
    policy: 'admin',
    key: true,
    status: 201,
    body: z.object({
      name: text(120),
      email: z.email().max(200),
      phone: phone.optional(),
      locale: z.enum(['nl', 'en']).default('nl'),
      password: z.string().min(12).max(128).optional(),
    }),
    response: personCard,
  }),
  addMembership: route({
    id: 'addMembership',
    method: 'post',
    path: '/api/memberships',
    summary: 'Give a person a hat: for which organisation, as what, with which roles.',
    policy: 'admin',
    key: true,
    status: 201,
    body: z.object({
      person: z.uuid(),
      org: z.uuid(),
      title: text(80),
      roles: z.array(z.enum(ROLES)).min(1).max(8),
      themes: z.array(theme).max(6).default([]),
      from: z.iso.datetime({ offset: true }).optional(),
      until: z.iso.datetime({ offset: true }).optional(),
    }),
    // `waiting`: a second pair of eyes must confirm it; the id is that of the request.
    response: membership.extend({ waiting: z.boolean().optional() }).meta({ id: 'NewMembership' }),
  }),
  endMembership: route({
    id: 'endMembership',
    method: 'post',
    path: '/api/memberships/:id/end',
    summary: 'Take a hat away as of now.',
    policy: 'admin',
    key: true,
    params: byId,
    response: made,
  }),
  findClients: route({
    id: 'findClients',
    method: 'get',
    path: '/api/clients',
    summary: 'Search the clients of one’s own cases and organisation by name.',
    policy: 'content',
    query: z.object({ q: z.string().trim().max(100).default(''), limit: z.coerce.number().int().min(1).max(50).default(20) }),
    response: z.object({ rows: z.array(clientCard) }),
  }),
  addClient: route({
    id: 'addClient',
    method: 'post',
    path: '/api/clients',
    summary: 'Register a client.',
    policy: 'content',
    key: true,
    status: 201,
    body: newClient,
    response: clientCard,
  }),
  client: route({ id: 'client', method: 'get', path: '/api/clients/:id', summary: 'One client.', policy: 'content', params: byId, response: clientCard }),
  addHousehold: route({
    id: 'addHousehold',
    method: 'post',
    path: '/api/households',
    summary: 'Make a household to which clients can belong.',
    policy: 'content',
    key: true,
    status: 201,
    body: z.object({ label: text(120).optional() }),
    response: made,
  }),
  household: route({
    id: 'household',
    method: 'get',
    path: '/api/households/:id',
    summary: 'A household with the clients that this viewer may see.',
    policy: 'content',
    params: byId,
    response: household,
  }),
  onCall: route({
    id: 'onCall',
    method: 'get',
    path: '/api/on-call',
    summary: 'Numbers for urgent help, those that are right at this hour first.',
    policy: 'signed-in',
    response: z.array(onCallNumber),
  }),
  settings: route({ id: 'settings', method: 'get', path: '/api/settings', summary: 'Dated settings.', policy: 'admin', response: z.array(setting) }),
  addSetting: route({
    id: 'addSetting',
    method: 'post',
    path: '/api/settings',
    summary: 'Set a setting from a moment on; what is armed already does not move.',
    policy: 'admin',
    key: true,
    status: 201,
    body: setting.extend({ validFrom: setting.shape.validFrom.optional(), org: setting.shape.org.default('*') }).meta({ id: 'NewSetting' }),
    response: setting,
  }),
  inbox: route({
    id: 'inbox',
    method: 'get',
    path: '/api/inbox',
    summary: 'My messages, newest first.',
    policy: 'signed-in',
    query: z.object({ unread: z.enum(['true', 'false']).optional(), limit: z.coerce.number().int().min(1).max(200).default(100) }),
    response: z.array(inboxLine),
  }),
  readInbox: route({
    id: 'readInbox',
    method: 'post',
    path: '/api/inbox/:id/read',
    summary: 'Mark a message as read.',
    policy: 'signed-in',
    params: byId,
    response: done,
  }),
};
