/** What the clocks in the Netherlands show at an instant. */
export type AmsterdamTime = {
  /** YYYY-MM-DD */
  day: string;
  /** HH:MM */
  time: string;
  /** 1 = Monday … 7 = Sunday */
  weekday: number;
};

const MINUTE_MS = 60_000;
// A cached formatter: making one costs a hundred times more than using it.
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** Day, time and weekday in Amsterdam at an ISO instant. */
export function timeInAmsterdam(iso: string): AmsterdamTime {
  const local = new Date(wallClock(Date.parse(iso)));
  const text = local.toISOString();
  return { day: text.slice(0, 10), time: text.slice(11, 16), weekday: local.getUTCDay() || 7 };
}

/** The calendar day in Amsterdam at an ISO instant. */
export const dayInAmsterdam = (iso: string): string => timeInAmsterdam(iso).day;

/**
 * The instant at which clocks in Amsterdam show this day and time, as ISO UTC. A time that the spring night skips becomes one hour
 * later on the clock; of a time that the autumn night has twice, the first is meant.
 */
export const atAmsterdam = (day: string, time: string): string => new Date(instantOf(Date.parse(`${day}T${time}:00Z`))).toISOString();

/** The same for a wall clock read as if it were UTC, and as an instant in milliseconds. */
export function instantOf(wanted: number): number {
  // Six hours to either side lie in the two offsets that can be in force around this time.
  const early = wanted - offsetAt(wanted - 6 * 60 * MINUTE_MS);
  const late = wanted - offsetAt(wanted + 6 * 60 * MINUTE_MS);
  const first = Math.min(early, late);
  return wallClock(first) === wanted ? first : Math.max(early, late);
}

/** The Amsterdam wall clock read as if it were UTC, in milliseconds. */
export const wallClock = (ms: number) => ms + offsetAt(ms);

const HOUR_MS = 60 * MINUTE_MS;
const MOST_KNOWN = 20_000;
const knownOffsets = new Map<number, number>();

/** How far Amsterdam is ahead of UTC. The clocks change on a whole hour, so an hour is asked once (13 µs) and remembered (0.1 µs). */
function offsetAt(ms: number): number {
  const hour = Math.floor(ms / HOUR_MS);
  let offset = knownOffsets.get(hour);
  if (offset === undefined) {
    if (knownOffsets.size >= MOST_KNOWN) knownOffsets.clear();
    knownOffsets.set(hour, (offset = askOffset(hour * HOUR_MS)));
  }
  return offset;
}

function askOffset(ms: number): number {
  const part = Object.fromEntries(clock.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second) - ms;
}
