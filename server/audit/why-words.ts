import type { Words } from '../engine/types.ts';

/** A rule of the policy in words that a client understands: by the relation that its name ends in. */
const WORDS: Record<string, Words> = {
  team: { nl: 'hoort bij het team dat u helpt', en: 'belongs to the team that helps you' },
  amend: { nl: 'hoort bij het team dat u helpt', en: 'belongs to the team that helps you' },
  care: { nl: 'hoort bij het team dat u helpt', en: 'belongs to the team that helps you' },
  treatment: { nl: 'behandelt u', en: 'treats you' },
  practice: { nl: 'werkt bij uw praktijk', en: 'works at your practice' },
  organisation: { nl: 'werkt bij de organisatie die u helpt', en: 'works at the organisation that helps you' },
  table: { nl: 'zat bij het overleg waar uw situatie is besproken', en: 'sat at the meeting where your situation was discussed' },
  chair: { nl: 'leidde het overleg waar uw situatie is besproken', en: 'led the meeting where your situation was discussed' },
  minutes: { nl: 'maakte het verslag van het overleg', en: 'took the minutes of the meeting' },
  lead: { nl: 'leidde het overleg waar uw situatie is besproken', en: 'led the meeting where your situation was discussed' },
  guest: { nl: 'was gast bij het overleg', en: 'was a guest at the meeting' },
  shared: { nl: 'u gaf toestemming om dit te delen', en: 'you agreed to share this' },
  consent: { nl: 'u gaf toestemming om dit te delen', en: 'you agreed to share this' },
  emergency: { nl: 'er was haast (noodtoegang); dit wordt nagekeken', en: 'it was urgent (emergency access); this is checked' },
  urgent: { nl: 'er was haast', en: 'it was urgent' },
  inbox: { nl: 'kreeg hierover een bericht', en: 'was sent a message about this' },
  report: { nl: 'heeft zelf iets gemeld', en: 'reported something' },
  signal: { nl: 'heeft zelf iets gemeld', en: 'reported something' },
  desk: { nl: 'neemt nieuwe meldingen aan', en: 'takes in new reports' },
  officer: { nl: 'houdt toezicht op privacy', en: 'watches over privacy' },
  own: { nl: 'heeft dit zelf geschreven', en: 'wrote this' },
};
const ENTERED: Words = { nl: 'hield het dossier bij', en: 'kept the file up to date' };
const UNKNOWN: Words = { nl: 'de reden is niet vastgelegd; vraag het ons', en: 'the reason was not recorded; ask us' };

/** Why somebody could see it. `wrote`: he entered it himself, which needs no relation that was there before. */
export function whyInWords(rule: string | null, wrote: boolean): Words {
  if (rule === null) return wrote ? ENTERED : UNKNOWN;
  return WORDS[rule.split('.').at(-1)!] ?? { nl: 'hoort bij de mensen die u helpen', en: 'belongs to the people who help you' };
}

const DEEDS: Record<string, Words> = {
  C: { nl: 'schreef iets in uw dossier', en: 'wrote something in your file' },
  U: { nl: 'veranderde iets in uw dossier', en: 'changed something in your file' },
  D: { nl: 'haalde iets weg', en: 'removed something' },
  R: { nl: 'keek in uw dossier', en: 'looked at your file' },
  E: { nl: 'zocht in de lijst', en: 'searched the list' },
  export: { nl: 'maakte een afdruk of brief', en: 'made a print or letter' },
  'emergency-opened': { nl: 'opende uw dossier met noodtoegang', en: 'opened your file by emergency access' },
  'emergency-refused': { nl: 'vroeg noodtoegang en kreeg die niet', en: 'asked for emergency access and did not get it' },
  'emergency-over': { nl: 'sloot of beoordeelde een noodtoegang', en: 'closed or reviewed an emergency access' },
};

/** What was done, by the letter of NEN 7513; taking along, and each step of an emergency access, is a deed of its own. */
export const deedInWords = (deed: string): Words => DEEDS[deed] ?? DEEDS.R;
