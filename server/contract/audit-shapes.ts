import { z } from 'zod';

export const words = z.object({ nl: z.string(), en: z.string() });

/** The questions of the privacy officer that give rows of the log; the others have routes of their own. */
export const QUESTIONS = ['client', 'employee', 'object', 'emergency', 'unrelated', 'near', 'denied', 'exports', 'readers', 'breach'] as const;

/** One row of the log as the privacy officer reads it: ids, codes and pseudonyms. */
export const logLine = z
  .object({
    seq: z.number(),
    at: z.string(),
    actor: z.string(),
    name: z.string().nullable(),
    hat: z.string().nullable(),
    org: z.string().nullable(),
    roles: z.array(z.string()),
    purpose: z.string().nullable(),
    event: z.string().nullable(),
    crud: z.string().nullable(),
    action: z.string(),
    object: z.string(),
    id: z.string().nullable(),
    version: z.number().nullable(),
    case: z.string().nullable(),
    client: z.string().nullable(),
    outcome: z.number(),
    reason: z.string().nullable(),
    rule: z.string().nullable(),
    evidence: z.array(z.string()),
    consent: z.string().nullable(),
    emergency: z.string().nullable(),
    point: z.string().nullable(),
    route: z.string().nullable(),
    trace: z.string().nullable(),
    results: z.number().nullable(),
    shape: z.string().nullable(),
    via: z.string().nullable(),
    detail: z.string().nullable(),
  })
  .meta({ id: 'LogLine' });
export type LogLine = z.infer<typeof logLine>;

/** What justified one access, as it was then. */
export const whyAccess = z.object({
  row: logLine,
  policy: z.string().nullable(),
  rule: words,
  relations: z.array(z.object({ id: z.string(), machine: z.string(), state: z.string() })),
  consents: z.array(z.object({ id: z.string(), event: z.string(), at: z.string() })),
});
export type WhyAccess = z.infer<typeof whyAccess>;

/** Who saw what of a case on one day, and why: rows of a day with the same person, deed and reason are one. */
export const readersLine = z
  .object({
    day: z.string(),
    name: z.string(),
    role: words,
    org: z.string(),
    did: words,
    why: words,
    times: z.number(),
    emergency: z.boolean(),
    consent: z.boolean(),
  })
  .meta({ id: 'ReadersLine' });
export const readers = z
  .object({
    rows: z.array(readersLine),
    from: z.string().nullable(),
    until: z.string().nullable(),
    complete: z.boolean(),
    /** the `until` that gives what is older than this page, which holds whole days; null when this is all of the period */
    next: z.string().nullable(),
    /** one case; of a client what the viewer works in; or of a client all of it */
    scope: z.enum(['case', 'mine', 'all']),
  })
  .meta({ id: 'Readers' });
export type Readers = z.infer<typeof readers>;

export const chainStatus = z
  .object({
    chains: z.array(z.object({ id: z.string(), openedAt: z.string(), rows: z.number(), last: z.string().nullable() })),
    publicKey: z.string(),
    /** reviews that nobody signed for more than seven days */
    overdue: z.number(),
    /** rows that are older than the term of five years; counted up to ten thousand, `more` when there are more */
    pastTerm: z.object({ rows: z.number(), more: z.boolean(), oldest: z.string().nullable() }),
  })
  .meta({ id: 'ChainStatus' });
export type ChainStatus = z.infer<typeof chainStatus>;

export const week = z.object({ id: z.string(), until: z.string(), madeAt: z.string(), lines: z.number(), open: z.number(), overdue: z.boolean() });
export const reviewLine = z
  .object({
    risk: z.number(),
    reasons: z.array(z.string()),
    decision: z.string().nullable(),
    decidedBy: z.string().nullable(),
    decidedAt: z.string().nullable(),
    row: logLine,
  })
  .meta({ id: 'ReviewLine' });
export const reviewWeek = week.extend({ rows: z.array(reviewLine) }).meta({ id: 'ReviewWeek' });
export type ReviewWeek = z.infer<typeof reviewWeek>;
export type ReviewWeeks = { rows: z.infer<typeof week>[] };
