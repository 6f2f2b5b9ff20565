export type Ground = 'CONSENT' | 'IMPLIED' | 'LEGAL_EXCEPTION' | null;

const GROUNDS: Record<string, string> = {
  CONSENT: 'De cliënt heeft toestemming gegeven om dit met u te delen. Geef het niet verder door zonder nieuwe toestemming.',
  IMPLIED: 'De cliënt weet van deze brief en is het ermee eens. Geef hem niet verder door zonder toestemming.',
  LEGAL_EXCEPTION: 'Deze brief wordt gedeeld op grond van een wettelijke uitzondering, die bij de afzender is vastgelegd.',
};

/** The consent as a sentence that every letter carries (4.0 ConsentRef). */
export const groundLine = (ground: Ground): string => GROUNDS[ground ?? 'CONSENT'];
