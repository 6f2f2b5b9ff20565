import { z } from 'zod';
import { emergencyPurpose, outcome } from '../../machines/break-glass/contract.ts';
import { row } from './shapes.ts';

/** An emergency access of mine that runs. */
export const emergencyBox = z.object({ id: z.string(), case: z.string(), until: z.string(), openedAt: z.string(), purpose: emergencyPurpose });
/** As much of a client as lets one say: that is he. */
export const emergencyHit = z.object({
  /** stands for the file for ten minutes, for this person only; says nothing by itself */
  ticket: z.string(),
  initials: z.string(),
  birthYear: z.string(),
  practice: z.string().nullable(),
});

/** One emergency access as the privacy officer reviews it: who, when, why, what was seen by kind and number; nothing of the file. */
const reviewed = z.object({
  id: z.string(),
  case: z.string(),
  state: z.string(),
  person: z.string(),
  org: z.string().nullable(),
  purpose: emergencyPurpose,
  reason: z.string().nullable(),
  lifeThreat: z.boolean(),
  sameSurname: z.boolean(),
  openedAt: z.string(),
  until: z.string(),
  endedAt: z.string().nullable(),
  endedBy: z.string().nullable(),
  denied: z.string().nullable(),
  reviewBy: z.string(),
  overdue: z.boolean(),
  outcome: outcome.nullable(),
  note: z.string().nullable(),
  reviewedBy: z.string().nullable(),
  reviewedAt: z.string().nullable(),
  seen: z.array(z.object({ machine: z.string(), times: z.number() })),
});
/** What the privacy officer sees. */
export const emergencyDesk = z.object({ me: z.string(), open: z.array(reviewed), done: z.array(reviewed) }).meta({ id: 'EmergencyDesk' });
export type EmergencyDesk = z.output<typeof emergencyDesk>;
export type EmergencyHit = z.output<typeof emergencyHit>;
export type EmergencyBox = z.output<typeof emergencyBox>;

/** What one emergency access lets its person read. */
export const emergencyFile = emergencyBox.extend({ state: z.string(), rows: z.array(row) });
export type EmergencyFile = z.output<typeof emergencyFile>;
