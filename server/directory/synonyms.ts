import type { Role } from '../../machines/roles.ts';

/** Words that people search by, Dutch and English, and what they mean: themes, roles, kinds of organisation, and words that may stand in a title. */
type Meaning = { words: string[]; themes?: string[]; roles?: Role[]; kinds?: string[]; titles?: string[] };

const MEANINGS: Meaning[] = [
  {
    words: ['ouderen', 'oudere', 'ouderenzorg', 'bejaarden', 'senioren', 'elderly', 'seniors', 'older', 'kwetsbaar', 'frail'],
    themes: ['ELDERLY'],
    roles: ['POH_O', 'SO', 'DEM_CM'],
    titles: ['ouderen'],
  },
  { words: ['dementie', 'geheugen', 'alzheimer', 'dementia', 'memory'], roles: ['DEM_CM', 'SO'], kinds: ['dementia'], titles: ['dementie'] },
  {
    words: ['jeugd', 'kind', 'kinderen', 'jongeren', 'gezin', 'opvoeden', 'youth', 'child', 'children', 'family', 'cjg'],
    themes: ['YOUTH'],
    roles: ['OJG', 'YOUTH_CM'],
    titles: ['jeugd', 'gezin'],
  },
  {
    words: ['ggz', 'psychisch', 'psychische', 'somber', 'angst', 'mental', 'mentalhealth', 'psychology', 'psycholoog', 'depressie'],
    themes: ['MENTAL_HEALTH'],
    roles: ['POH_GGZ'],
    titles: ['ggz', 'psycholo'],
  },
  { words: ['schulden', 'schuld', 'geld', 'budget', 'debt', 'debts', 'money'], themes: ['DEBT'], titles: ['schuld', 'budget'] },
  { words: ['veiligheid', 'geweld', 'mishandeling', 'safety', 'violence', 'abuse', 'meldcode'], themes: ['SAFETY'], titles: ['veilig'] },
  { words: ['huisarts', 'dokter', 'arts', 'gp', 'doctor', 'physician'], roles: ['GP', 'SUBSTITUTE_GP'], titles: ['huisarts'] },
  { words: ['poh', 'praktijkondersteuner', 'nursepractitioner'], roles: ['POH_O', 'POH_S', 'POH_GGZ'], titles: ['poh'] },
  {
    words: ['wijkverpleging', 'wijkverpleegkundige', 'verpleegkundige', 'thuiszorg', 'nurse', 'homecare'],
    roles: ['DISTRICT_NURSE'],
    kinds: ['home-care'],
    titles: ['verpleeg'],
  },
  { words: ['apotheek', 'apotheker', 'medicijnen', 'pharmacy', 'pharmacist'], kinds: ['pharmacy'], titles: ['apothe'] },
  { words: ['fysio', 'fysiotherapie', 'fysiotherapeut', 'physio', 'physiotherapist'], kinds: ['physiotherapy'], titles: ['fysio'] },
  { words: ['verloskundige', 'zwanger', 'zwangerschap', 'midwife', 'pregnant'], kinds: ['midwifery'], titles: ['verloskund'] },
  { words: ['logopedie', 'logopedist', 'speech'], kinds: ['speech-therapy'], titles: ['logoped'] },
  {
    words: ['welzijn', 'eenzaam', 'eenzaamheid', 'vrijwilliger', 'welfare', 'lonely', 'loneliness'],
    roles: ['WELFARE_COACH'],
    kinds: ['welfare'],
    titles: ['welzijn'],
  },
  { words: ['crisis', 'crisisdienst', 'acuut', 'emergency'], roles: ['CRISIS_SERVICE'], kinds: ['crisis-service'] },
  { words: ['teamleider', 'manager', 'leidinggevende', 'praktijkmanager'], roles: ['TEAM_MANAGER', 'PRACTICE_MANAGER'], titles: ['manager', 'teamleider'] },
  { words: ['wijkteam', 'wij', 'team', 'socialteam'], kinds: ['team'] },
  { words: ['praktijk', 'huisartsenpraktijk', 'practice'], kinds: ['practice', 'gp-practice'] },
];

const KNOWN = new Map(MEANINGS.flatMap((meaning) => meaning.words.map((word) => [word, meaning] as const)));

/** What a word means besides itself; a beginning of four letters or more is enough. */
export function meaningsOf(word: string): Meaning[] {
  const exact = KNOWN.get(word);
  if (exact) return [exact];
  if (word.length < 4) return [];
  return [...new Set([...KNOWN].filter(([known]) => known.startsWith(word)).map(([, meaning]) => meaning))];
}

/** Lower case, without accents; words of a question without those that carry nothing. */
export const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const EMPTY = new Set('wie wat doet is de het een in op bij van voor aan met der en er deze who does what the a an at in of for with and care zorg'.split(' '));

/** The words of a question that carry something. */
export const wordsOf = (question: string): string[] =>
  plain(question)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word && !EMPTY.has(word));
