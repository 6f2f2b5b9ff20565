import type { Words } from '../engine/types.ts';

/** Themes as a report names them. */
export const THEME_NAMES: Record<string, Words> = {
  ELDERLY: { nl: 'Ouderen', en: 'Elderly' },
  YOUTH: { nl: 'Jeugd', en: 'Youth' },
  MENTAL_HEALTH: { nl: 'Psychische gezondheid', en: 'Mental health' },
  DEBT: { nl: 'Schulden', en: 'Debts' },
  SAFETY: { nl: 'Veiligheid', en: 'Safety' },
  OTHER: { nl: 'Overig', en: 'Other' },
};
