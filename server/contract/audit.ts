import { z } from 'zod';
import { chainStatus, logLine, QUESTIONS, readers, reviewWeek, week, whyAccess } from './audit-shapes.ts';
import { route } from './route.ts';
import { byId } from './session.ts';

const instant = z.iso.datetime({ offset: true });
const limit = z.coerce.number().int().min(1).max(200).default(50);
const cursor = z
  .string()
  .regex(/^[0-9TZ:.-]{20,30}\|\d{1,15}$/, 'the `after` of an earlier page')
  .optional();

const period = { from: instant.optional(), until: instant.optional() };
/** the pseudonym under which the log knows a client */
const byPseudonym = z.object({ client: z.string().regex(/^[\w-]{22}$/) });
const byWeek = z.object({ week: z.iso.date() });

/** The log as it is looked through, reviewed, and shown to who it is about. */
export const auditRoutes = {
  auditQuestion: route({
    id: 'auditQuestion',
    method: 'get',
    path: '/api/audit/questions/:question',
    summary: 'Rows of the log that answer a question of the privacy officer, newest first.',
    policy: 'audit',
    fresh: true,
    params: z.object({ question: z.enum(QUESTIONS) }),
    query: z.object({
      ...period,
      person: z.string().max(64).optional(),
      /** pseudonym of a client */
      client: z.string().max(64).optional(),
      case: z.uuid().optional(),
      object: z.string().max(64).optional(),
      point: z.string().max(64).optional(),
      after: cursor,
      limit,
    }),
    response: z.object({
      rows: z.array(logLine),
      after: z.string().nullable(),
      /** of `breach` with a `from`, on the first page: how many clients, in how many rows */
      radius: z.object({ clients: z.number(), rows: z.number() }).nullable(),
    }),
  }),
  auditWhy: route({
    id: 'auditWhy',
    method: 'get',
    path: '/api/audit/rows/:seq/why',
    summary: 'Which rule, relation and consent justified one access, as they were then.',
    policy: 'audit',
    fresh: true,
    params: z.object({ seq: z.coerce.number().int().min(1) }),
    response: whyAccess,
  }),
  auditChain: route({
    id: 'auditChain',
    method: 'get',
    path: '/api/audit/chain',
    summary: 'The chains of the log, the key of their checkpoints, and what waits.',
    policy: 'audit',
    response: chainStatus,
  }),
  auditLookup: route({
    id: 'auditLookup',
    method: 'post',
    path: '/api/audit/lookup',
    summary: 'The pseudonyms of clients with this name; the reason is kept in the log, the name is not.',
    policy: 'audit',
    fresh: true,
    body: z.object({ name: z.string().trim().min(2).max(100), reason: z.enum(['client-asks', 'complaint', 'incident', 'review']) }),
    response: z.object({ rows: z.array(z.object({ client: z.string(), since: z.string(), cases: z.number() })) }),
  }),
  auditWeeks: route({
    id: 'auditWeeks',
    method: 'get',
    path: '/api/audit/weeks',
    summary: 'The weekly reviews, newest first, with what is still open.',
    policy: 'audit',
    response: z.object({ rows: z.array(week) }),
  }),
  auditWeek: route({
    id: 'auditWeek',
    method: 'get',
    path: '/api/audit/weeks/:week',
    summary: 'One weekly review: what stands out first, then the sample.',
    policy: 'audit',
    params: byWeek,
    response: reviewWeek,
  }),
  auditSign: route({
    id: 'auditSign',
    method: 'post',
    path: '/api/audit/weeks/:week/lines/:seq',
    summary: 'Sign off one line of a review.',
    policy: 'audit',
    key: true,
    params: byWeek.extend({ seq: z.coerce.number().int().min(1) }),
    body: z.object({ decision: z.enum(['explained', 'follow-up', 'breach']) }),
    response: z.object({ ok: z.literal(true) }),
  }),
  caseReaders: route({
    id: 'caseReaders',
    method: 'get',
    path: '/api/cases/:id/readers',
    summary: 'Who saw what of a case and why, day by day; for its team and the privacy officer.',
    policy: 'audit',
    params: byId,
    query: z.object(period),
    response: readers,
  }),
  caseReadersPdf: route({
    id: 'caseReadersPdf',
    method: 'get',
    path: '/api/cases/:id/readers.pdf',
    summary: 'The same as a letter for the client.',
    policy: 'audit',
    params: byId,
    query: z.object(period),
    response: { file: 'application/pdf' },
  }),
  clientReaders: route({
    id: 'clientReaders',
    method: 'get',
    path: '/api/clients/:id/readers',
    summary: 'Who saw what of a client and why, over all cases in whose team the viewer is, day by day.',
    policy: 'audit',
    params: byId,
    query: z.object(period),
    response: readers,
  }),
  clientReadersPdf: route({
    id: 'clientReadersPdf',
    method: 'get',
    path: '/api/clients/:id/readers.pdf',
    summary: 'The same as a letter for the client.',
    policy: 'audit',
    params: byId,
    query: z.object(period),
    response: { file: 'application/pdf' },
  }),
  auditReaders: route({
    id: 'auditReaders',
    method: 'get',
    path: '/api/audit/clients/:client/readers',
    summary: 'Who saw what of a client and why, over everything; for the privacy officer, by pseudonym.',
    policy: 'audit',
    fresh: true,
    params: byPseudonym,
    query: z.object(period),
    response: readers,
  }),
  auditReadersPdf: route({
    id: 'auditReadersPdf',
    method: 'get',
    path: '/api/audit/clients/:client/readers.pdf',
    summary: 'The same as a letter for the client.',
    policy: 'audit',
    fresh: true,
    params: byPseudonym,
    query: z.object(period),
    response: { file: 'application/pdf' },
  }),
};
