import type { RefusedBy } from './ledger-shapes.ts';

/** Why a fund does not pay, as the second sheet and the screen say it. */
export const REFUSED: Record<RefusedBy, { nl: string; en: string }> = {
  NO_FUND: { nl: 'de praktijk doet voor dit soort werk aan geen regeling mee', en: 'the practice takes part in no scheme for this kind of work' },
  NOT_CONCLUDED: { nl: 'het punt is doorgeschoven, niet afgerond', en: 'the item was put off, not concluded' },
  NOT_DECLARED: { nl: 'het uur-gesprek is nog niet gedeclareerd', en: 'the hour was not declared yet' },
  UNFUNDED: { nl: 'het uur-gesprek was zonder vergoeding gepland', en: 'the hour was planned without reimbursement' },
  WHO: { nl: 'de huisarts was er niet bij', en: 'the GP was not there' },
  NO_PATIENT: { nl: 'zonder naam besproken, dus zonder patiënt', en: 'discussed without a name, so without a patient' },
  PER_PATIENT: { nl: 'het hoogste aantal per patiënt per jaar is bereikt', en: 'the most per patient in a year is reached' },
  PATIENTS: { nl: 'het hoogste aantal patiënten per jaar is bereikt', en: 'the most patients in a year is reached' },
  PER_PRACTICE: { nl: 'het hoogste aantal per praktijk per jaar is bereikt', en: 'the most per practice in a year is reached' },
  PRACTICE_HOURS: { nl: 'de uren van dit jaar zijn op', en: 'the hours of this year are used up' },
  TOO_LATE: { nl: 'de termijn om te declareren is voorbij', en: 'the term for declaring is over' },
};
