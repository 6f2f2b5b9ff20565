import type { DementiaContext } from './contract.ts';

/** 3.2 CM_WAIT_NORM: the Treeknorm of six weeks, as the NZa counts it (NR/REG-2122). */
export const WAIT_NORM_DAYS = 42;
const DAY_MS = 24 * 3600 * 1000;

/** One wait for a case manager: from the enrolment until the first contact, or until who waited declined or died; `until` and `end` are null while it lasts. */
export type Wait = { from: string; until: string | null; end: 'CONTACT' | 'DECLINED' | 'DECEASED' | null };
type Known = Pick<DementiaContext, 'enrolledOn' | 'firstCmContactOn' | 'waits'>;

/** Whole days from one day to another; never below nought. */
export const daysFrom = (from: string, to: string): number => Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS));

/**
 * [I-17] All waits of one track, those that ended first. Nothing lets the clock stand still: the reference names only its start and its end (DOMAIN.md 3.2), so
 * a holiday or a hospital stay counts.
 */
export function waitsOf({ enrolledOn, firstCmContactOn, waits }: Known): Wait[] {
  return enrolledOn && !firstCmContactOn ? [...waits, { from: enrolledOn, until: null, end: null }] : waits;
}

/** How long a wait lasted, or lasts on this day, and how that stands to the norm; `left` is negative beyond it. */
export function measured(wait: Wait, today: string): { days: number; left: number; late: boolean } {
  const days = daysFrom(wait.from, wait.until ?? today);
  return { days, left: WAIT_NORM_DAYS - days, late: days > WAIT_NORM_DAYS };
}
