/** Free days that some organisations give and others do not; off unless a neighbourhood chooses them. */
export type HolidayChoice = { goodFriday?: boolean; liberationDay?: boolean };

const DAY_MS = 86_400_000;
const known = new Map<string, ReadonlySet<string>>();

/**
 * The Dutch public holidays of a year as `YYYY-MM-DD`. Good Friday and 5 May are working days in care and welfare unless
 * `choice` says otherwise; King's Day moves to the 26th when the 27th is a Sunday.
 */
export function holidays(year: number, choice: HolidayChoice = {}): ReadonlySet<string> {
  const key = `${year}${choice.goodFriday ? 'g' : ''}${choice.liberationDay ? 'l' : ''}`;
  const before = known.get(key);
  if (before) return before;
  const easter = easterSunday(year);
  const kingsDay = new Date(Date.UTC(year, 3, 27)).getUTCDay() === 0 ? 26 : 27;
  const moving = [0, 1, 39, 49, 50, ...(choice.goodFriday ? [-2] : [])].map((days) => asDay(easter + days * DAY_MS));
  const fixed = ['01-01', `04-${kingsDay}`, '12-25', '12-26', ...(choice.liberationDay ? ['05-05'] : [])].map((rest) => `${year}-${rest}`);
  const days = new Set([...moving, ...fixed]);
  known.set(key, days);
  return days;
}

/** Easter Sunday by the Gregorian computus (Meeus), as milliseconds of midnight UTC. */
function easterSunday(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const correction = Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const shift = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const sum = epact + weekday - 7 * shift + 114;
  return Date.UTC(year, Math.floor(sum / 31) - 1, (sum % 31) + 1);
}

const asDay = (ms: number) => new Date(ms).toISOString().slice(0, 10);
