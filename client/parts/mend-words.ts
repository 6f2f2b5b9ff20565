import { ownWords } from '../words/own.ts';

/** Words for the way out of a step that is not possible. */
export const mendWords = ownWords(
  {
    first: 'Doe eerst: {step}',
    consent: 'Naar de toestemming',
    meeting: 'Naar het overleg',
    agenda: 'Naar het overleg waar het op de agenda staat',
    tracks: 'Naar wat nog loopt',
    referral: 'Naar de verwijzingen',
    ask: 'Vraag het:',
  },
  {
    first: 'First do: {step}',
    consent: 'To the consent',
    meeting: 'To the meeting',
    agenda: 'To the meeting on whose agenda it stands',
    tracks: 'To what still runs',
    referral: 'To the referrals',
    ask: 'Ask:',
  },
);
