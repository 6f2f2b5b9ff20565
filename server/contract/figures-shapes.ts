import { z } from 'zod';

const words = z.object({ nl: z.string(), en: z.string() });

export const figureGroup = z.enum(['feedback', 'referral', 'ojg', 'dementia', 'mdo', 'agreed']);
export const figureUnit = z.enum(['all', 'practice', 'team', 'theme']);

/** A number as it leaves: `small` is fewer than k, `hidden` would give a small one away, `none`: there is nothing. */
export const figureValue = z
  .object({
    state: z.enum(['shown', 'small', 'hidden', 'none']),
    n: z.number().nullable(),
    of: z.number().nullable(),
    value: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
    p90: z.number().nullable(),
  })
  .meta({ id: 'FigureValue' });
export type FigureValue = z.infer<typeof figureValue>;

const definition = z.object({
  name: words,
  /** what it says, in a sentence */
  meaning: words,
  formula: z.string(),
  notes: words.nullable(),
  source: z.string(),
});
const line = z.object({
  id: z.string(),
  label: words,
  as: z.enum(['share', 'spread', 'mean', 'count', 'rate']),
  unit: z.string(),
  /** one row for each unit of the page, one value for each of its periods */
  values: z.array(z.array(figureValue)),
});
export const figureShown = z.object({ id: z.string(), definition, lines: z.array(line) }).meta({ id: 'Figure' });
export type FigureShown = z.infer<typeof figureShown>;

/** I-07 over the quarters with the limits that chance gives around the baseline, and I-08; `change` null is "te weinig gegevens". */
export const runChart = z
  .object({
    unit: z.string(),
    centre: z.number(),
    points: z.array(z.object({ period: z.string(), value: z.number().nullable(), low: z.number(), high: z.number() })),
    change: z.object({ ratio: z.number(), low: z.number(), high: z.number(), percent: z.number(), now: z.number(), base: z.number() }).nullable(),
  })
  .meta({ id: 'RunChart' });
export type RunChart = z.infer<typeof runChart>;

export const figurePage = z
  .object({
    group: figureGroup,
    view: z.enum(['published', 'own']),
    /** numbers under this are hidden; 0 for what one may see case by case */
    k: z.number(),
    /** numbers are rounded to this */
    round: z.number(),
    /** whether this hat also counts what it may see itself */
    hasOwn: z.boolean(),
    hasPublished: z.boolean(),
    mayEnter: z.boolean(),
    /** `all`, or a kind and an id: `practice:…`; `-` is none */
    units: z.array(z.string()),
    periods: z.array(z.object({ id: z.string(), from: z.string(), until: z.string() })),
    figures: z.array(figureShown),
    runCharts: z.array(runChart),
  })
  .meta({ id: 'FigurePage' });
export type FigurePage = z.infer<typeof figurePage>;

export const entryKind = z.enum(['YOUTH_REGISTERED', 'BASELINE']);
export const newEntry = z
  .object({
    kind: entryKind,
    /** the practice */
    org: z.uuid(),
    from: z.iso.date(),
    until: z.iso.date(),
    /** YOUTH_REGISTERED: patients under 18; BASELINE: referrals in those months */
    value: z.number().int().min(0).max(100_000),
    /** BASELINE: patients under 18, on average */
    registered: z.number().int().min(1).max(100_000).optional(),
  })
  .refine(({ from, until }) => from <= until, { path: ['until'], message: 'order' })
  .refine(({ kind, registered }) => kind !== 'BASELINE' || registered !== undefined, { path: ['registered'], message: 'needed' });
export type NewEntry = z.output<typeof newEntry>;
export const figureEntries = z
  .object({
    rows: z.array(
      z.object({
        id: z.string(),
        kind: entryKind,
        org: z.string(),
        from: z.string(),
        until: z.string(),
        value: z.number(),
        registered: z.number().nullable(),
        by: z.string(),
        at: z.string(),
      }),
    ),
    /** the practices for which one may enter */
    practices: z.array(z.string()),
  })
  .meta({ id: 'FigureEntries' });
export type FigureEntries = z.infer<typeof figureEntries>;
