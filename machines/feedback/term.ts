import { addMonths, addWorkingDays, endOfDay, nextWorkingDay } from '../calendar.ts';
import type { Kind } from './contract.ts';

const USUAL_WORKING_DAYS = 10;
const AFTER_CHANGE_WORKING_DAYS = 3;
const PROGRESS_MONTHS = 12;

/** [FB2] when it is due: ten working days after the moment, three after an important change, progress at least yearly; it ends at 17:00. */
export function termOf(kind: Kind, since: string, agreed?: string): { due: string; dueAt: string } {
  const due = nextWorkingDay(agreed ?? usual(kind, since));
  return { due, dueAt: endOfDay(due) };
}

function usual(kind: Kind, since: string): string {
  if (kind === 'PROGRESS') return addMonths(since, PROGRESS_MONTHS);
  return addWorkingDays(since, kind === 'CHANGE' ? AFTER_CHANGE_WORKING_DAYS : USUAL_WORKING_DAYS);
}
