import type { SharedContent } from './resources.ts';

/** What may happen in one case that people with another case of the same household should know of; each a word and no more. */
export const HOUSEHOLD_KINDS = ['CRISIS', 'SAFETY', 'ADMISSION', 'BEREAVEMENT'] as const;
export type HouseholdKind = (typeof HOUSEHOLD_KINDS)[number];

/** The kind of the outbox row that carries it. */
export const HOUSEHOLD = 'household';

/** Which event of which machine is such a thing. */
const EVENTS: Record<string, Record<string, HouseholdKind>> = {
  case: { RAISE_CRISIS: 'CRISIS', CLIENT_DECEASED: 'BEREAVEMENT' },
  meldcode: { ACUTE_UNSAFE: 'SAFETY', DECIDE_REPORT: 'SAFETY' },
  ggz: { ASSESSED_ADMITTED: 'ADMISSION' },
  dementia: { TEMP_ADMITTED: 'ADMISSION', EMERGENCY_ADMISSION: 'ADMISSION', ADMITTED: 'ADMISSION' },
};

/** What the client must have agreed to share for contact with the family before anybody hears of it who does not know it already. */
export const HOUSEHOLD_CONTENT: Record<HouseholdKind, Exclude<SharedContent, 'ANY'>> = {
  CRISIS: 'SUPPORT_PRESENT',
  SAFETY: 'SAFETY',
  ADMISSION: 'MEDICAL',
  BEREAVEMENT: 'SUPPORT_PRESENT',
};

/** The word for an event, or undefined for the many that concern nobody else. */
export const householdKind = (machine: string, type: string): HouseholdKind | undefined => EVENTS[machine]?.[type];
