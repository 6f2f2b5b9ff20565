import { ownWords } from '../../words/own.ts';

/** Names of what the palette finds. */
export const paletteWords = ownWords(
  { cases: 'Cliënten en casussen', meetings: 'Overleggen', actions: 'Afspraken en taken', others: 'Wat er verder loopt' },
  { cases: 'Clients and cases', meetings: 'Meetings', actions: 'Agreements and tasks', others: 'What else runs' },
);
