import { atAmsterdam } from '../../machines/calendar.ts';

/** A moment as people write it: with an offset, or local time in Amsterdam. Null when it is none. */
export function momentOf(text: string): Date | null {
  const local = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?)?$/.exec(text);
  const iso = local ? (isDay(local[1]) && isTime(local[2] ?? '00:00') ? atAmsterdam(local[1], local[2] ?? '00:00') : '') : text;
  const moment = new Date(iso);
  const year = moment.getUTCFullYear();
  return Number.isNaN(moment.getTime()) || year < 2000 || year > 2200 ? null : moment;
}

const isDay = (day: string) => new Date(`${day}T00:00:00Z`).toString() !== 'Invalid Date' && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
const isTime = (time: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(time);
