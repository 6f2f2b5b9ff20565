import { z } from 'zod';

/** Hours and declarations. A number that is null is hidden because the group is small. */
export const CORRECTIONS = ['LEFT_EARLY', 'CAME_LATE', 'NOT_THERE', 'LONGER', 'SHORTER'] as const;
export const CONTRACT_KINDS = ['SECONDMENT', 'PROJECT'] as const;
/** What a fund can pay for; the rest of the work is in the ledger and on no list. */
export const FUNDED_KINDS = ['MDO', 'HOUR_TALK', 'CONSULT'] as const;
export type FundedKind = (typeof FUNDED_KINDS)[number];
/** Which rule said no. */
export const REFUSALS = [
  'NO_FUND',
  'NOT_CONCLUDED',
  'NOT_DECLARED',
  'UNFUNDED',
  'WHO',
  'NO_PATIENT',
  'PER_PATIENT',
  'PATIENTS',
  'PER_PRACTICE',
  'PRACTICE_HOURS',
  'TOO_LATE',
] as const;
export type RefusedBy = (typeof REFUSALS)[number];
/** What pays when no contract and no fund does. */
export const OWN_PAYER = 'OWN';

const named = z.object({ id: z.string(), name: z.string() });
const shown = z.number().nullable();

export const ledgerEntry = z
  .object({
    key: z.string(),
    on: z.string(),
    machine: z.string(),
    what: z.string(),
    person: named,
    org: named.nullable(),
    payer: z.string(),
    minutes: z.number(),
    /** as the meeting or the track knows it */
    own: z.number(),
    corrected: z.boolean(),
    declared: z.boolean(),
    /** the name only for who has a relation of care or of declaring */
    client: z.string().nullable(),
    reference: z.string().nullable(),
    /** the case, for who may open it */
    case: z.string().nullable(),
    mayCorrect: z.boolean(),
  })
  .meta({ id: 'LedgerEntry' });
export type LedgerEntry = z.infer<typeof ledgerEntry>;

const sums = z.object({ minutes: shown, occasions: shown, patients: shown });
export const budgetLine = z.object({
  id: z.string(),
  kind: z.enum(CONTRACT_KINDS),
  person: named.nullable(),
  org: named,
  employer: z.string().nullable(),
  payer: z.string(),
  hoursWeek: z.number().nullable(),
  from: z.string(),
  until: z.string().nullable(),
  /** three months or less */
  endsSoon: z.boolean(),
  month: z.string(),
  usedMinutes: z.number(),
  budgetMinutes: z.number().nullable(),
  state: z.enum(['none', 'within', 'ahead', 'almost', 'over']),
  mayEnd: z.boolean(),
});
export type BudgetLine = z.infer<typeof budgetLine>;

/** `lines`: all of one's organisation; `own`: one's own hours; `counts`: numbers, with small groups hidden. */
export const ledger = z
  .object({
    level: z.enum(['lines', 'own', 'counts']),
    from: z.string(),
    until: z.string(),
    org: named.nullable(),
    /** organisations that may be chosen */
    orgs: z.array(named),
    payers: z.array(z.string()),
    totals: sums,
    byPayer: z.array(sums.extend({ payer: z.string() })),
    byWhat: z.array(sums.extend({ machine: z.string(), what: z.string() })),
    byPerson: z.array(z.object({ person: named, minutes: z.number() })),
    entries: z.array(ledgerEntry),
    /** there are more entries than were sent */
    more: z.boolean(),
    budgets: z.array(budgetLine),
    mayDeclare: z.boolean(),
    mayContract: z.boolean(),
  })
  .meta({ id: 'Ledger' });
export type Ledger = z.infer<typeof ledger>;

export const declarationLine = z
  .object({
    key: z.string(),
    on: z.string(),
    kind: z.enum(FUNDED_KINDS),
    set: z.string().nullable(),
    payer: z.string().nullable(),
    minutes: z.number(),
    eligibleMinutes: z.number(),
    /** null: by minutes, at what was agreed with the fund */
    cents: z.number().nullable(),
    code: z.string().nullable(),
    reference: z.string().nullable(),
    client: z.string().nullable(),
    paid: z.boolean(),
    refusedBy: z.enum(REFUSALS).nullable(),
  })
  .meta({ id: 'DeclarationLine' });
export type DeclarationLine = z.infer<typeof declarationLine>;

const sum = z.object({ lines: z.number(), minutes: z.number(), cents: z.number() });
export const declaration = z
  .object({
    id: z.string(),
    org: named,
    payer: z.string(),
    from: z.string(),
    until: z.string(),
    madeBy: z.string(),
    at: z.string(),
    withdrawnAt: z.string().nullable(),
    total: sum,
    lines: z.array(declarationLine),
  })
  .meta({ id: 'Declaration' });
export type Declaration = z.infer<typeof declaration>;

/** What there is to declare, and the lists of this period that were made. */
export const declarable = z
  .object({
    org: named,
    from: z.string(),
    until: z.string(),
    /** one list for each payer */
    open: z.array(sum.extend({ payer: z.string() })),
    lines: z.array(declarationLine),
    made: z.array(declaration.omit({ lines: true })),
  })
  .meta({ id: 'Declarable' });
export type Declarable = z.infer<typeof declarable>;
