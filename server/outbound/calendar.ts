import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventClass } from 'ical-generator';
import type { MeetingContext } from '../../machines/meeting/contract.ts';

/** An item as far as it decides who must be there: no client, no question. */
export type SlotItem = { timebox: number; requiredDisciplines: string[]; mine: boolean };
export type CalendarAsk = {
  meetingId: string;
  rev: number;
  meeting: Pick<MeetingContext, 'title' | 'theme' | 'place' | 'startsAt' | 'endsAt'>;
  /** in the order of the agenda */
  items: SlotItem[];
  /** the disciplines that this person brings; null: stays for the whole meeting (chair, minute taker) */
  disciplines: string[] | null;
  at: Date;
  cancelled: boolean;
};

const THEMES = { ELDERLY: 'ouderen', YOUTH: 'jeugd', MENTAL_HEALTH: 'GGZ', DEBT: 'schulden', SAFETY: 'veiligheid', OTHER: 'overleg' } as const;
const MINUTE_MS = 60_000;
const HOUR = 60;

/**
 * The calendar file for one participant: his own part of the meeting, from the first to the last item that needs his discipline or is about his case,
 * or else the whole. Title, place and minutes only: a calendar is read on walls and watches (BR-12). Null when there is no date yet.
 */
export function calendarFile(ask: CalendarAsk): string | null {
  const { meeting } = ask;
  if (!meeting.startsAt) return null;
  const begin = new Date(meeting.startsAt);
  const [from, until] = slot(ask);
  const start = new Date(begin.getTime() + from * MINUTE_MS);
  const end = new Date(begin.getTime() + until * MINUTE_MS);
  const calendar = ical({
    name: 'Mekoar',
    prodId: { company: 'Mekoar', product: 'overleg', language: 'NL' },
    method: ask.cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: `meeting-${ask.meetingId}@mekoar`,
    sequence: ask.rev,
    stamp: ask.at,
    start,
    end,
    summary: meeting.title || `MDO ${THEMES[meeting.theme]}`,
    location: meeting.place || null,
    description: `Uw deel: ${until - from} minuten.`,
    class: ICalEventClass.PRIVATE,
    busystatus: ICalEventBusyStatus.BUSY,
  });
  return calendar.toString();
}

/** Minutes after the start, from and until. */
function slot({ meeting, items, disciplines }: CalendarAsk): [number, number] {
  const planned = items.reduce((sum, item) => sum + item.timebox, 0);
  const whole = meeting.endsAt ? Math.round((Date.parse(meeting.endsAt) - Date.parse(meeting.startsAt!)) / MINUTE_MS) : Math.max(planned, HOUR);
  if (disciplines === null) return [0, whole];
  let at = 0;
  let span: [number, number] | null = null;
  for (const item of items) {
    if (item.mine || item.requiredDisciplines.some((discipline) => disciplines.includes(discipline))) span = [span?.[0] ?? at, at + item.timebox];
    at += item.timebox;
  }
  return span ?? [0, whole];
}
