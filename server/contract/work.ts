import { z } from 'zod';
import { route } from './route.ts';
import { caseFile, changes, instance, letter, meetingFile, page } from './shapes.ts';
import { byId } from './session.ts';

const machine = z.string().regex(/^[a-zA-Z]{1,40}$/);
const limit = z.coerce.number().int().min(1).max(200).default(50);
/** The sender's own act may take the object out of his sight; then there is nothing more to show. */
const goneNow = z.object({ id: z.string(), machine: z.string(), rev: z.number(), clock: z.number(), gone: z.literal(true) }).meta({ id: 'GoneNow' });

export const listQuery = z.object({
  machine: z
    .string()
    .regex(/^[a-zA-Z]{1,40}(,[a-zA-Z]{1,40}){0,20}$/, 'machine names, separated by commas')
    .optional(),
  state: z
    .string()
    .regex(/^[a-zA-Z][a-zA-Z0-9]*(\.[a-zA-Z0-9]+)*$/, 'a state, or the dotted path of one')
    .max(120)
    .optional(),
  owner: z.union([z.literal('me'), z.uuid()]).optional(),
  case: z.uuid().optional(),
  meeting: z.uuid().optional(),
  client: z.uuid().optional(),
  running: z
    .enum(['true', 'false', '1', '0'])
    .transform((word) => word === 'true' || word === '1')
    .optional(),
  due_before: z.union([z.iso.datetime({ offset: true }), z.iso.date()]).optional(),
  q: z.string().trim().max(100).optional(),
  after: z.string().max(300).optional(),
  limit,
});
export type ListQuery = z.output<typeof listQuery>;

export const startBody = z.object({ machine, input: z.record(z.string(), z.unknown()).default({}) }).meta({ id: 'AnyStart' });
export const sendBody = z.looseObject({ type: z.string().min(1).max(80) }).meta({ id: 'AnyEvent' });

export const auditLine = z
  .object({
    at: z.string(),
    actor: z.string(),
    hat: z.string().nullable(),
    action: z.string(),
    object: z.string(),
    id: z.string().nullable(),
    case: z.string().nullable(),
    outcome: z.number(),
    detail: z.string().nullable(),
  })
  .meta({ id: 'AuditLine' });

/** Instances, the files that are read around them, and what flows from them. */
export const workRoutes = {
  start: route({
    id: 'start',
    method: 'post',
    path: '/api/instances',
    summary: 'Start an instance of a machine: a signal, a meeting, a case.',
    policy: 'content',
    body: startBody,
    key: true,
    status: 201,
    response: z.union([instance, goneNow]),
  }),
  list: route({
    id: 'list',
    method: 'get',
    path: '/api/instances',
    summary: 'What this viewer may see, the earliest due first, in pages.',
    policy: 'content',
    query: listQuery,
    response: page,
  }),
  view: route({
    id: 'view',
    method: 'get',
    path: '/api/instances/:id',
    summary: 'One instance: state, data, what may be said to it now, its timers and timeline.',
    policy: 'content',
    params: byId,
    response: instance,
  }),
  send: route({
    id: 'send',
    method: 'post',
    path: '/api/instances/:id/events',
    summary: 'Say an event to an instance.',
    policy: 'content',
    params: byId,
    body: sendBody,
    key: true,
    ifMatch: true,
    response: z.union([instance, goneNow]),
  }),
  diagram: route({
    id: 'diagram',
    method: 'get',
    path: '/api/instances/:id/diagram.svg',
    summary: 'The statechart with the present state lit.',
    policy: 'content',
    params: byId,
    query: z.object({ locale: z.enum(['nl', 'en']).optional(), lang: z.enum(['nl', 'en']).optional() }),
    response: { file: 'image/svg+xml' },
  }),
  caseFile: route({
    id: 'caseFile',
    method: 'get',
    path: '/api/cases/:id',
    summary: 'The case with its client, consents, actions, items, letters and timeline.',
    policy: 'content',
    params: byId,
    response: caseFile,
  }),
  meetingFile: route({
    id: 'meetingFile',
    method: 'get',
    path: '/api/meetings/:id',
    summary: 'The meeting with its agenda, presence and actions.',
    policy: 'content',
    params: byId,
    response: meetingFile,
  }),
  calendar: route({
    id: 'calendar',
    method: 'get',
    path: '/api/meetings/:id/calendar.ics',
    summary: 'The invitation, without personal data.',
    policy: 'content',
    params: byId,
    response: { file: 'text/calendar' },
  }),
  agendaPdf: route({
    id: 'agendaPdf',
    method: 'get',
    path: '/api/meetings/:id/agenda.pdf',
    summary: 'The agenda as PDF; clients whom this viewer may not see have no name on it.',
    policy: 'content',
    params: byId,
    response: { file: 'application/pdf' },
  }),
  minutesPdf: route({
    id: 'minutesPdf',
    method: 'get',
    path: '/api/meetings/:id/minutes.pdf',
    summary: 'The minutes of the whole meeting as PDF, as far as this viewer sits at its items.',
    policy: 'content',
    params: byId,
    response: { file: 'application/pdf' },
  }),
  changes: route({
    id: 'changes',
    method: 'get',
    path: '/api/changes',
    summary: 'Rows changed since clock n, as far as this viewer may see them.',
    policy: 'content',
    query: z.object({ since: z.coerce.number().int().min(0) }),
    response: changes,
  }),
  audit: route({
    id: 'audit',
    method: 'get',
    path: '/api/audit',
    summary: 'Who saw or did what, when; for the care team of a case and the privacy officer.',
    policy: 'audit',
    query: z.object({ case: z.uuid().optional(), person: z.uuid().optional(), after: z.coerce.number().int().min(0).optional(), limit }),
    response: z.object({ rows: z.array(auditLine), after: z.number().nullable() }),
  }),
  letter: route({ id: 'letter', method: 'get', path: '/api/letters/:id', summary: 'A letter as data.', policy: 'content', params: byId, response: letter }),
  letterPdf: route({
    id: 'letterPdf',
    method: 'get',
    path: '/api/letters/:id.pdf',
    summary: 'The same letter as PDF.',
    policy: 'content',
    params: byId,
    response: { file: 'application/pdf' },
  }),
};
