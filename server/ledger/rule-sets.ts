import { z } from 'zod';
import { ROLES } from '../../machines/roles.ts';
import { FUNDED_KINDS } from '../contract/ledger-shapes.ts';

const count = z.number().int().min(0).max(100_000);
const rule = z.object({
  kind: z.enum(FUNDED_KINDS),
  /** null: agreed with the fund, so minutes are declared without an amount */
  tariffCents: count.nullable().default(null),
  /** null: the tariff is for one occasion, however long; else for so many minutes */
  unitMinutes: z.number().int().min(1).max(600).nullable().default(null),
  /** minutes of one occasion that count */
  maxMinutes: count.nullable().default(null),
  /** one of these must have been there for the organisation that declares */
  must: z.array(z.enum(ROLES)).max(10).default([]),
  perPatient: count.nullable().default(null),
  perPractice: count.nullable().default(null),
  /** stars of the practice → occasions in a year for each norm practice; goes before `perPractice` */
  perStar: z.record(z.string(), count).nullable().default(null),
  /** different patients in a year */
  patients: count.nullable().default(null),
  /** minutes of all occasions together in a year */
  practiceMinutes: count.nullable().default(null),
  /** a declaration of later than this is not paid */
  withinMonths: z.number().int().min(1).max(60).nullable().default(null),
  /** what stands on the line for the fund */
  code: z.string().max(20).nullable().default(null),
});
/** The rules of one fund: the value of a setting `funding.<NAME>`. */
export const ruleSet = z.object({ payer: z.string().trim().min(1).max(80), rules: z.array(rule).min(1).max(10) });
/** Which funds an organisation takes part in, in order: the value of the setting `funding.join` of that organisation. */
export const joined = z.object({
  sets: z
    .array(
      z.object({
        name: z.string().max(40),
        stars: z.number().int().min(1).max(9).default(1),
        norms: z.number().min(0.1).max(50).default(1),
        kinds: z.array(z.enum(FUNDED_KINDS)).optional(),
      }),
    )
    .max(5),
});
export type RuleSet = z.output<typeof ruleSet>;
export type Rule = RuleSet['rules'][number];
export type Joined = z.output<typeof joined>['sets'][number];

export const FUNDING = 'funding.';
export const JOINED = 'funding.join';

/** Two examples (DOMAIN.md 6), in force until a setting of the same name says otherwise. A tariff that the reference does not give is left to the fund. */
export const EXAMPLES: Record<string, RuleSet> = {
  FAM: ruleSet.parse({
    payer: 'FAM',
    rules: [
      { kind: 'MDO', tariffCents: 4250, maxMinutes: 30, must: ['GP', 'SUBSTITUTE_GP'], perPatient: 2, patients: 25, perStar: { 1: 6, 2: 12, 3: 18, 4: 25 } },
    ],
  }),
  'AFA-2023-09-15': ruleSet.parse({
    payer: 'AFA',
    rules: [
      { kind: 'MDO', tariffCents: 8500, maxMinutes: 60, perPatient: 2, perPractice: 25 },
      { kind: 'HOUR_TALK', must: ['GP', 'SUBSTITUTE_GP'], perPatient: 1, perPractice: 30, withinMonths: 12, code: 'A69.02' },
      { kind: 'CONSULT', practiceMinutes: 20 * 60 },
    ],
  }),
};
