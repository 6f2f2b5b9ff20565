import { ledgerTime, type Spent } from '../time-spent.ts';
import type { HourTalkContext } from './contract.ts';

/** The hour itself; it is for a fund only when it was planned so and somebody declared it. */
export function time(context: HourTalkContext): Spent[] {
  const hinders = context.declaration ? null : context.funded ? 'NOT_DECLARED' : 'UNFUNDED';
  return ledgerTime(context).map((spent) => ({ ...spent, hinders }));
}
