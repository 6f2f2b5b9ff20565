import { z } from 'zod';
import { contract as feedback } from '../../machines/feedback/contract.ts';
import { route } from './route.ts';
import { byId, done, made } from './session.ts';

const json = z.json();
const words = z.object({ nl: z.string(), en: z.string() });
const category = z.enum(['CONTACT', 'SUPPORT_PRESENT', 'SOCIAL', 'MEDICAL', 'MENTAL', 'SAFETY', 'ANY']);

/** A letter of an instance: which, when, and how its message fares. */
const sentLetter = z
  .object({
    id: z.string(),
    kind: z.string(),
    at: z.string(),
    version: z.number(),
    message: z.string(),
    /** state of the message that carries it */
    state: z.string(),
    handedOverAt: z.string().nullable(),
    deliveredAt: z.string().nullable(),
    processedAt: z.string().nullable(),
  })
  .meta({ id: 'SentLetter' });
export type SentLetter = z.infer<typeof sentLetter>;

const consentNow = z.object({
  basis: z.enum(['CONSENT', 'IMPLIED', 'LEGAL_EXCEPTION']).nullable(),
  asked: z.boolean(),
  refused: z.boolean(),
  /** what may go now */
  covered: z.array(category),
  /** the consents of the case, to mend it */
  consents: z.array(z.string()),
});

const draft = z
  .object({
    level: z.number(),
    recipient: z.object({ person: z.string(), title: z.string(), org: z.string() }),
    letterhead: z.object({ name: z.string(), address: z.string(), phone: z.string(), days: z.string() }),
    fields: z.record(z.string(), json),
    /** field → where it comes from */
    from: z.record(z.string(), z.string()),
    missing: z.array(z.string()),
    most: z.number(),
    consent: consentNow,
  })
  .meta({ id: 'FeedbackDraft' });
export type FeedbackDraft = z.infer<typeof draft>;

const preview = z
  .object({
    /** the pages as SVG, the very same as the PDF */
    picture: z.string(),
    /** the same as text for the record of the practice */
    text: z.string(),
    missing: z.array(z.string()),
    /** what will not go, because nothing covers it */
    leftOut: z.array(z.object({ field: z.string(), category: category.nullable() })),
    length: z.number(),
    consent: consentNow,
  })
  .meta({ id: 'LetterPreview' });
export type LetterPreview = z.infer<typeof preview>;

export const templateKind = z.enum(['FEEDBACK', 'REFERRAL', 'OJG']);
const text = z.string().max(2000);
export const templateBlocks = z.object({ opening: text, closing: text, clientOpening: text, clientClosing: text });
const templateVersion = z.object({
  id: z.string().nullable(),
  kind: templateKind,
  version: z.number(),
  validFrom: z.string().nullable(),
  blocks: templateBlocks,
  note: z.string().nullable(),
  madeBy: z.string().nullable(),
  madeAt: z.string().nullable(),
  /** it holds today */
  inForce: z.boolean(),
});
export type TemplateVersion = z.infer<typeof templateVersion>;
const templates = z
  .object({
    org: z.object({ id: z.string(), name: z.string() }),
    mayEdit: z.boolean(),
    today: z.string(),
    kinds: z.array(z.object({ kind: templateKind, versions: z.array(templateVersion) })),
    placeholders: z.array(z.string()),
    limits: z.record(z.string(), z.number()),
    level: z.object({ now: z.number(), agreed: z.boolean(), settings: z.array(z.object({ level: z.number(), from: z.string() })) }),
  })
  .meta({ id: 'LetterTemplates' });
export type LetterTemplates = z.infer<typeof templates>;
const templateFault = z.object({ block: z.string(), line: z.number(), column: z.number(), code: z.string(), text: words });
export type TemplateFault = z.infer<typeof templateFault>;

/** What a letter says before it goes, how it left, and the words around it. */
export const letterRoutes = {
  letterTxt: route({
    id: 'letterTxt',
    method: 'get',
    path: '/api/letters/:id.txt',
    summary: 'A letter as plain text, to put in the record of a practice.',
    policy: 'content',
    params: byId,
    response: { file: 'text/plain' },
  }),
  letterHtml: route({
    id: 'letterHtml',
    method: 'get',
    path: '/api/letters/:id.html',
    summary: 'A letter as a page without script or style.',
    policy: 'content',
    params: byId,
    response: { file: 'text/html' },
  }),
  letterClientCopy: route({
    id: 'letterClientCopy',
    method: 'get',
    path: '/api/letters/:id/client.pdf',
    summary: 'What was written, told to the client in plain Dutch.',
    policy: 'content',
    params: byId,
    response: { file: 'application/pdf' },
  }),
  lettersOf: route({
    id: 'lettersOf',
    method: 'get',
    path: '/api/instances/:id/letters',
    summary: 'Letters of a feedback, a referral, a report or the message that carries one.',
    policy: 'content',
    params: byId,
    response: z.array(sentLetter),
  }),
  feedbackDraft: route({
    id: 'feedbackDraft',
    method: 'get',
    path: '/api/instances/:id/draft',
    summary: 'A draft out of the facts of the case, what is missing, and whether consent covers it.',
    policy: 'content',
    params: byId,
    response: draft,
  }),
  letterPreview: route({
    id: 'letterPreview',
    method: 'post',
    path: '/api/instances/:id/preview',
    summary: 'The letter as it would leave, with what is being typed. Stores nothing.',
    policy: 'content',
    params: byId,
    body: feedback.events.DRAFT_COMPLETED,
    response: preview,
  }),
  letterTemplates: route({
    id: 'letterTemplates',
    method: 'get',
    path: '/api/letter-templates',
    summary: 'The words around letters of the own organisation, every version, and the minimum that holds.',
    policy: 'signed-in',
    response: templates,
  }),
  checkTemplate: route({
    id: 'checkTemplate',
    method: 'post',
    path: '/api/letter-templates/check',
    summary: 'What is wrong in these words, by line and column, and a sample about somebody who does not exist.',
    policy: 'signed-in',
    body: z.object({ kind: templateKind, blocks: templateBlocks }),
    response: z.object({ faults: z.array(templateFault), picture: z.string().nullable(), clientText: z.string().nullable() }),
  }),
  addTemplate: route({
    id: 'addTemplate',
    method: 'post',
    path: '/api/letter-templates',
    summary: 'A new version of the words around a letter, from a day on.',
    policy: 'signed-in',
    key: true,
    status: 201,
    body: z.object({ kind: templateKind, blocks: templateBlocks, from: z.iso.date(), note: z.string().trim().max(200).optional() }),
    response: made,
  }),
  setLetterLevel: route({
    id: 'setLetterLevel',
    method: 'post',
    path: '/api/letter-templates/level',
    summary: 'The minimum of feedback of the own organisation, from a day on.',
    policy: 'signed-in',
    key: true,
    body: z.object({ level: z.number().int().min(1).max(3), from: z.iso.date() }),
    response: done,
  }),
};
