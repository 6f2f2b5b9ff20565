import type { Locale } from '../../machines/track.ts';

/** All times on the screens are those of the neighbourhood, wherever the browser stands. */
const ZONE = 'Europe/Amsterdam';
const tags: Record<Locale, string> = { nl: 'nl-NL', en: 'en-GB' };
const cached = new Map<string, Intl.DateTimeFormat>();

function format(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  let made = cached.get(key);
  if (!made) cached.set(key, (made = new Intl.DateTimeFormat(tags[locale], { timeZone: ZONE, ...options })));
  return made;
}

/** Calendar day in Amsterdam as `2026-11-24`. */
export function dayOf(instant: string | number): string {
  if (typeof instant === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(instant)) return instant;
  return new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(new Date(instant));
}

/** Whole days from one calendar day to another; negative: it lies before. */
export function daysBetween(from: string | number, to: string | number): number {
  return Math.round((Date.parse(`${dayOf(to)}T12:00:00Z`) - Date.parse(`${dayOf(from)}T12:00:00Z`)) / 86_400_000);
}

/** `di 24 nov`, with the year when it is another one than now's. */
export function dayText(instant: string, locale: Locale, now: number): string {
  const at = noon(instant);
  const sameYear = dayOf(instant).slice(0, 4) === dayOf(now).slice(0, 4);
  const parts = format(locale, { weekday: 'short', day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) }).format(at);
  return parts.replaceAll('.', '').replace(',', '');
}

/** `17:00` */
export function timeText(instant: string, locale: Locale): string {
  return format(locale, { hour: '2-digit', minute: '2-digit' }).format(new Date(instant));
}

/** `di 24 nov, 17:00`; a bare day has no time. */
export function momentText(instant: string, locale: Locale, now: number): string {
  if (!instant.includes('T')) return dayText(instant, locale, now);
  return `${dayText(instant, locale, now)}, ${timeText(instant, locale)}`;
}

/** `dinsdag 24 november 2026`, for letters and headings. */
export function longDay(instant: string | number, locale: Locale): string {
  return format(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(noon(instant));
}

/** vandaag, gisteren, morgen, over 3 dagen, 3 dagen geleden; further away it is the day itself. */
export function relativeDay(instant: string, locale: Locale, now: number): string {
  const days = daysBetween(now, instant);
  if (Math.abs(days) > 13) return dayText(instant, locale, now);
  return new Intl.RelativeTimeFormat(tags[locale], { numeric: 'auto' }).format(days, 'day');
}

/** How long ago, for the timeline: within the day in minutes and hours, then days. */
export function ago(instant: string, locale: Locale, now: number): string {
  const minutes = Math.round((Date.parse(instant) - now) / 60_000);
  const relative = new Intl.RelativeTimeFormat(tags[locale], { numeric: 'auto' });
  if (Math.abs(minutes) < 1) return locale === 'nl' ? 'zojuist' : 'just now';
  if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute');
  if (daysBetween(now, instant) === 0) return timeText(instant, locale);
  return relativeDay(instant, locale, now);
}

/** Instant of a wall time in Amsterdam: `2026-11-24T17:00` → ISO with the right offset. */
export function toInstant(local: string): string {
  const asUtc = Date.parse(`${local.length === 16 ? `${local}:00` : local}Z`);
  const first = asUtc - offsetAt(asUtc);
  return new Date(asUtc - offsetAt(first)).toISOString();
}

/** The wall time in Amsterdam of an instant, as `2026-11-24T17:00`. */
export function toLocal(instant: string | number): string {
  const at = typeof instant === 'number' ? instant : Date.parse(instant);
  return new Date(at + offsetAt(at)).toISOString().slice(0, 16);
}

function offsetAt(at: number): number {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'medium' }).format(new Date(at));
  return Date.parse(`${parts.replace(' ', 'T')}Z`) - Math.floor(at / 1000) * 1000;
}

function noon(instant: string | number): Date {
  return new Date(typeof instant === 'string' && !instant.includes('T') ? `${instant}T12:00:00Z` : instant);
}
