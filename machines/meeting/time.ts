import { dayInAmsterdam } from '../amsterdam.ts';
import type { Spent } from '../time-spent.ts';
import type { MeetingContext } from './contract.ts';
import type { Item, Participant } from './table.ts';

const SECONDS = 60;

/** BR-25: the minutes of every item for everybody who was there for it; what is open still has none. */
export function time(context: MeetingContext): Spent[] {
  return Object.entries(context.items).flatMap(([id, item]) => {
    if (!item.startedAt || !item.endedAt || !item.outcome || item.seconds <= 0) return [];
    return item.presentFor.flatMap((person): Spent[] => {
      const seat = context.participants.find((one) => one.person === person);
      const minutes = Math.round(secondsOf(item, seat) / SECONDS);
      if (minutes === 0) return [];
      return [
        {
          key: `${id}/${person}`,
          on: dayInAmsterdam(item.startedAt!),
          what: 'MDO',
          minutes,
          by: person,
          org: seat?.org ?? null,
          as: seat?.discipline ?? null,
          item: id,
          caseId: item.caseId,
          hinders: item.outcome === 'CONCLUDED' ? null : 'NOT_CONCLUDED',
        },
      ];
    });
  });
}

/** Who came in or left while the item was on the table was there for a part of it. */
function secondsOf(item: Item, seat: Participant | undefined): number {
  const [from, until] = [Date.parse(item.startedAt!), Date.parse(item.endedAt!)];
  const within = (iso: string | null | undefined, otherwise: number) => {
    const at = iso ? Date.parse(iso) : otherwise;
    return at > from && at < until ? at : otherwise;
  };
  const there = (within(seat?.leftAt, until) - within(seat?.joinedAt, from)) / 1000;
  return there > 0 ? Math.min(item.seconds, there) : item.seconds;
}
