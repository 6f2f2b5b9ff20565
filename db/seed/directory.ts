import type { OrganisationKey, PersonKey } from './types.ts';

/**
 * What the directory of the Noorderbuurt says: who works when, where, in which core function; neighbours without a login; postcodes, services.
 * Everything and everybody here is fictional.
 */
type Place = OrganisationKey | ExtraKey;
type ExtraKey = 'haven' | 'apotheek' | 'fysio' | 'verloskunde' | 'logopedie' | 'speelhuis';
type Extra = { key: ExtraKey; name: string; kind: string; phone: string; address: string };

/** Organisations that have no part in the stories. */
export const extraOrganisations: Extra[] = [
  { key: 'haven', name: 'WIJ-team Havenbuurt', kind: 'team', phone: '050-000 11 00', address: 'Kadehuis, Havenkade 2, 9798 AB Waterveen' },
  { key: 'apotheek', name: 'Apotheek De Vijzel', kind: 'pharmacy', phone: '050-000 12 00', address: 'Lindeplein 6, 9799 NA Waterveen' },
  { key: 'fysio', name: 'Fysiotherapie Lindeplein', kind: 'physiotherapy', phone: '050-000 13 00', address: 'Lindeplein 8, 9799 NA Waterveen' },
  { key: 'verloskunde', name: 'Verloskundigen Waterveen', kind: 'midwifery', phone: '050-000 14 00', address: 'Singel 12, 9799 ND Waterveen' },
  { key: 'logopedie', name: 'Logopedie Noord', kind: 'speech-therapy', phone: '050-000 15 00', address: 'Brugstraat 9, 9799 NB Waterveen' },
  { key: 'speelhuis', name: 'Het Speelhuis, jeugdhulp', kind: 'provider', phone: '050-000 16 00', address: 'Ringweg 40, 9798 AA Waterveen' },
];

type Neighbour = { key: string; name: string; email: string; phone: string; org: Place; title: string; days: string; keywords?: string; core?: string };

/** People to be found who do not work with Mekoar themselves: no role, no login. */
export const neighbours: Neighbour[] = [
  {
    key: 'vijzel',
    name: 'Floor Tamminga',
    email: 'floor.tamminga@vijzel.example',
    phone: '06-00 00 01 01',
    org: 'apotheek',
    title: 'Apotheker',
    days: 'ma di wo vr',
    keywords: 'medicatiebeoordeling weekdoos',
  },
  {
    key: 'beweeg',
    name: 'Ruben Kamst',
    email: 'ruben.kamst@lindeplein.example',
    phone: '06-00 00 01 02',
    org: 'fysio',
    title: 'Fysiotherapeut, geriatrie',
    days: 'ma wo do',
    keywords: 'valpreventie ouderen',
  },
  {
    key: 'geboorte',
    name: 'Mila Oostra',
    email: 'mila.oostra@verloskundigen.example',
    phone: '06-00 00 01 03',
    org: 'verloskunde',
    title: 'Verloskundige',
    days: 'di do vr',
  },
  {
    key: 'spraak',
    name: 'Joris Haveman',
    email: 'joris.haveman@logopedie.example',
    phone: '06-00 00 01 04',
    org: 'logopedie',
    title: 'Logopedist',
    days: 'ma di 09:00-13:00 do',
    keywords: 'slikken spraak',
  },
  {
    key: 'spel',
    name: 'Amber Ritsema',
    email: 'amber.ritsema@speelhuis.example',
    phone: '06-00 00 01 05',
    org: 'speelhuis',
    title: 'Speltherapeut',
    days: 'ma di wo do',
    keywords: 'kinderen trauma',
  },
  {
    key: 'havenlead',
    name: 'Jelle Wierda',
    email: 'jelle.wierda@haven.example',
    phone: '06-00 00 01 06',
    org: 'haven',
    title: 'Teamleider',
    days: 'ma di wo do',
    core: 'V',
  },
  {
    key: 'havenoud',
    name: 'Selma Kaya',
    email: 'selma.kaya@haven.example',
    phone: '06-00 00 01 07',
    org: 'haven',
    title: 'Ouderenadviseur',
    days: 'ma wo vr',
    core: 'II',
  },
  {
    key: 'havenjeugd',
    name: 'Twan Pool',
    email: 'twan.pool@haven.example',
    phone: '06-00 00 01 08',
    org: 'haven',
    title: 'Jeugd- en gezinswerker',
    days: 'di do vr',
    core: 'III',
  },
];

/** Work days of those who do work with it, by organisation: `ma di do`, with times where they are not the usual ones. */
export const workDays: { who: PersonKey; org: OrganisationKey; days: string; core?: string; at?: string; keywords?: string; duo?: PersonKey }[] = [
  { who: 'bakker', org: 'linde', days: 'ma di do vr', at: 'plein' },
  { who: 'veenstra', org: 'kompas', days: 'ma di wo do', duo: 'degraaf' },
  { who: 'degraaf', org: 'kompas', days: 'wo do vr', duo: 'veenstra' },
  { who: 'petra', org: 'linde', days: 'ma di do', at: 'plein', keywords: 'kwetsbare ouderen, geheugen, valrisico' },
  { who: 'marieke', org: 'linde', days: 'di wo 09:00-13:00 vr', at: 'dependance' },
  { who: 'marieke', org: 'kompas', days: 'ma do' },
  { who: 'joost', org: 'linde', days: 'ma di wo do', at: 'plein', keywords: 'diabetes, COPD, hart en vaten' },
  { who: 'sanne', org: 'linde', days: 'ma di wo do vr', at: 'plein' },
  { who: 'wouter', org: 'linde', days: 'ma di do', at: 'plein' },
  { who: 'anja', org: 'thuiszorg', days: 'ma di wo do vr' },
  { who: 'anja', org: 'wij', days: 'di do', core: 'III' },
  { who: 'hans', org: 'wij', days: 'ma di do', core: 'IV' },
  { who: 'fatima', org: 'wij', days: 'ma di wo do', core: 'II', keywords: 'schulden, huisvesting' },
  { who: 'gerda', org: 'wij', days: 'ma wo do', core: 'II', keywords: 'mantelzorg, eenzaamheid' },
  { who: 'nadia', org: 'wij', days: 'ma di do vr', core: 'III', keywords: 'opvoeden, veiligheid' },
  { who: 'lotte', org: 'linde', days: 'ma do', at: 'dependance' },
  { who: 'lotte', org: 'wij', days: 'di wo', core: 'III' },
  { who: 'ilse', org: 'geheugen', days: 'ma di wo do' },
  { who: 'oosterhof', org: 'anker', days: 'ma di do' },
  { who: 'bram', org: 'welzijn', days: 'ma di wo do', core: 'I', keywords: 'Welzijn op Recept, ontmoeten' },
  { who: 'esther', org: 'wij', days: 'ma di wo do', core: 'V' },
  { who: 'tom', org: 'ggz', days: 'ma di wo do vr' },
  { who: 'saskia', org: 'crisis', days: 'ma di wo do vr' },
];

export const locations = [
  { key: 'plein', org: 'linde', name: 'Lindeplein', address: 'Lindeplein 4', postcode: '9799 NA', phone: '050-000 01 10' },
  { key: 'dependance', org: 'linde', name: 'Dependance Rietoever', address: 'Rietoever 21', postcode: '9799 NF', phone: '050-000 01 12' },
] as const;

export const orgDetails: { org: Place; line: string; open?: 'OPEN' | 'CLOSED'; consult?: string }[] = [
  { org: 'linde', line: 'FIRST', open: 'OPEN', consult: '050-000 01 11' },
  { org: 'kompas', line: 'FIRST', open: 'CLOSED', consult: '050-000 01 21' },
  { org: 'wij', line: 'ZERO' },
  { org: 'haven', line: 'ZERO' },
  { org: 'thuiszorg', line: 'FIRST' },
  { org: 'geheugen', line: 'ONE_AND_HALF' },
  { org: 'anker', line: 'SECOND' },
  { org: 'crisis', line: 'SECOND' },
  { org: 'welzijn', line: 'ZERO' },
  { org: 'ggz', line: 'SECOND' },
  { org: 'apotheek', line: 'FIRST' },
  { org: 'fysio', line: 'FIRST' },
  { org: 'verloskunde', line: 'FIRST' },
  { org: 'logopedie', line: 'FIRST' },
  { org: 'speelhuis', line: 'SECOND' },
];

/** One street changes teams at the new year. */
export const areas: { org: Place; from: string; until: string; fromOn: string; untilOn?: string }[] = [
  { org: 'wij', from: '9799NA', until: '9799NZ', fromOn: '2024-01-01' },
  { org: 'haven', from: '9798AA', until: '9798AZ', fromOn: '2024-01-01' },
  { org: 'haven', from: '9799NC', until: '9799NC', fromOn: '2027-01-01' },
];

type Service = {
  org: Place;
  name: string;
  kind: string;
  ages?: [number, number];
  contract?: 'YES' | 'NO';
  wait?: number;
  asked?: string;
  line?: string;
  keywords?: string;
};
export const services: Service[] = [
  {
    org: 'speelhuis',
    name: 'Speltherapie',
    kind: 'youth-care',
    ages: [4, 12],
    contract: 'YES',
    wait: 6,
    asked: '2026-11-02',
    line: 'SECOND',
    keywords: 'trauma, scheiding',
  },
  {
    org: 'speelhuis',
    name: 'Ouder-kindbegeleiding thuis',
    kind: 'youth-care',
    ages: [0, 12],
    contract: 'YES',
    wait: 9,
    asked: '2026-11-02',
    line: 'SECOND',
    keywords: 'opvoeden, gezin',
  },
  {
    org: 'ggz',
    name: 'Kortdurende behandeling jeugd',
    kind: 'youth-mental-health',
    ages: [12, 18],
    contract: 'YES',
    wait: 14,
    asked: '2026-10-19',
    line: 'SECOND',
    keywords: 'angst, somber',
  },
  { org: 'ggz', name: 'Wijk-GGZ volwassenen', kind: 'mental-health', ages: [18, 120], contract: 'YES', wait: 8, asked: '2026-11-09', line: 'SECOND' },
  {
    org: 'welzijn',
    name: 'Welzijn op Recept',
    kind: 'welfare',
    ages: [18, 120],
    contract: 'YES',
    wait: 1,
    asked: '2026-11-16',
    line: 'ZERO',
    keywords: 'eenzaam, ontmoeten',
  },
  {
    org: 'welzijn',
    name: 'Maatjes voor jongeren',
    kind: 'welfare',
    ages: [10, 23],
    contract: 'NO',
    wait: 4,
    asked: '2026-09-14',
    line: 'ZERO',
    keywords: 'jeugd, eenzaam',
  },
  {
    org: 'fysio',
    name: 'Valpreventie in een groep',
    kind: 'exercise',
    ages: [65, 120],
    contract: 'YES',
    wait: 3,
    asked: '2026-11-10',
    line: 'FIRST',
    keywords: 'ouderen, bewegen',
  },
  {
    org: 'anker',
    name: 'Dagbesteding ouderen',
    kind: 'day-care',
    ages: [65, 120],
    contract: 'YES',
    wait: 5,
    asked: '2026-11-12',
    line: 'ONE_AND_HALF',
    keywords: 'dementie, mantelzorg',
  },
];

/** People whom a practice sees often without their being a liaison; one more and De Linde has to know too many. */
export const regulars: { org: OrganisationKey; who: PersonKey }[] = [
  { org: 'linde', who: 'ilse' },
  { org: 'linde', who: 'anja' },
  { org: 'linde', who: 'bram' },
  { org: 'kompas', who: 'ilse' },
];
