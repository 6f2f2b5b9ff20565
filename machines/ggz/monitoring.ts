import { addDays, addMonths, dayInAmsterdam } from '../calendar.ts';
import type { Heard } from '../heard.ts';
import type { GgzContext } from './contract.ts';

const DAYS_IN_WEEK = 7;

/** Who keeps contact, when next, and when it is talked about again, after what an event says; whoever says nothing does it himself, in a week. */
export function monitoringAfter(context: GgzContext, event: Heard): { monitorBy: string; nextContact: string; everyWeeks: number | null; reviewOn: string } {
  const today = dayInAmsterdam(event.at);
  const everyWeeks = event.everyWeeks ?? context.everyWeeks;
  return {
    monitorBy: event.monitorBy ?? context.monitorBy ?? event.by.person,
    nextContact: event.nextContact ?? addDays(today, DAYS_IN_WEEK * (everyWeeks ?? 1)),
    everyWeeks,
    reviewOn: event.reviewOn ?? (context.reviewOn && context.reviewOn > today ? context.reviewOn : addMonths(today, 1)),
  };
}
