import type { Dossier, SeedClient, Step } from '../types.ts';

type Said = [day: string, what: string, payload?: Record<string, unknown>];
type Family = { client: SeedClient; opened: string; signs: string[]; sole?: boolean; asked: string; question: string; said: Said[] };

const talk = (note: string, minutes = 45) => ({ spokenWith: 'FAMILY', intervention: 'PARENT_GUIDANCE', minutes, note });
const at = (day: string) => (day.length === 10 ? `${day}T14:00` : day);

/** A youth whose case Lotte carries herself: opened, agreed by those who must, referred, and what was said since. */
function youth(key: string, { client, opened, signs, sole = false, asked, question, said }: Family): Dossier {
  const lotte = (time: string, to: string, say: string, payload = {}): Step => ({ at: time, by: 'lotte', to, say, with: payload });
  const agreed = signs.length
    ? [
        lotte(`${opened}T09:10`, 'consent', 'ASK', { soleAuthority: sole }),
        lotte(`${opened}T09:20`, 'consent', 'GRANT', { signatory: signs[0], together: signs, form: 'WRITTEN', note: 'Samen gelezen en getekend.' }),
      ]
    : [];
  return {
    key,
    client,
    steps: [
      { at: `${opened}T09:00`, by: 'lotte', to: 'case', start: 'case', with: { clientId: '@client', theme: 'YOUTH', orgId: '@org:linde', owner: '@lotte' } },
      ...agreed,
      { at: at(asked), by: 'bakker', to: 'ojg', start: 'ojg', with: { caseId: '$case', worker: '@lotte', orgId: '@org:linde', referralQuestion: question } },
      ...said.map(([day, what, payload]) => lotte(at(day), 'ojg', what, payload)),
    ],
  };
}

const BOTH = ['PARENT_1', 'PARENT_2'];
const short = (from: string, question: string): Said[] => [
  [`${from}T15:30`, 'CLARIFICATION_DONE', { questionAfterClarification: question }],
  [`${from}T15:35`, 'CHOOSE_SHORT'],
];

/** What else Lotte has in hand: a sister, one whose budget is used up, one with an allocation, one with a report to write, and one who waits. */
export const youthCaseload: Dossier[] = [
  youth('tessb', {
    client: {
      name: 'Tess de Boer',
      birthDate: '2016-06-21',
      address: 'Brugstraat 52',
      postcode: '9799 NB',
      carer: 'Kim de Boer (moeder)',
      household: 'Brugstraat 52',
      gp: 'bakker',
    },
    opened: '2026-10-26',
    signs: ['PARENT_1'],
    sole: true,
    asked: '2026-10-27',
    question: 'De zus van Mila: buikpijn op school, thuis de sterke.',
    said: [
      ['2026-10-28', 'ACCEPT_REFERRAL'],
      ['2026-11-02', 'INTAKE_HELD', talk('Tess zorgt dat Mila eet. Voor zichzelf vraagt zij niets.', 50)],
      ...short('2026-11-09', 'Hoe mag Tess weer gewoon tien zijn?'),
      ['2026-11-16', 'SESSION_HELD', talk('Afgesproken wat moeder doet en wat Tess niet meer hoeft.')],
      ['2026-11-16T15:00', 'PLAN_TALK', { when: '2026-11-24T15:30:00+01:00', place: 'HOME' }],
    ],
  }),
  youth('daanp', {
    client: { name: 'Daan Postma', birthDate: '2012-03-15', address: 'Havenkade 7', postcode: '9799 NC', carer: 'Jelle Postma (vader)', gp: 'bakker' },
    opened: '2026-09-07',
    signs: ['CLIENT', 'PARENT_1'],
    asked: '2026-09-08',
    question: 'Slaapt niet, ruzie over gamen, school dreigt met schorsing.',
    said: [
      ['2026-09-09', 'ACCEPT_REFERRAL'],
      ['2026-09-15', 'INTAKE_HELD', talk('Daan praat als zijn vader niet meeluistert.')],
      ...short('2026-09-22', 'Hoe komt Daan om elf uur in bed zonder strijd?'),
      ...['2026-09-29', '2026-10-06', '2026-10-20', '2026-10-27', '2026-11-03'].map((day, nth): Said => [
        day,
        'SESSION_HELD',
        talk(`Week ${nth + 1} van het slaapplan.`),
      ]),
      ['2026-11-03T15:00', 'GO_ON', { reason: 'Nog één gesprek met school erbij.' }],
      ['2026-11-17', 'SESSION_HELD', talk('Met de mentor. Het gaat beter, maar de nachten blijven kort.')],
    ],
  }),
  youth('linah', {
    client: { name: 'Lina Haddad', birthDate: '2018-10-02', address: 'Lindeplein 12', postcode: '9799 NA', carer: 'beide ouders', gp: 'bakker' },
    opened: '2026-08-24',
    signs: BOTH,
    asked: '2026-08-25',
    question: 'Bang in het donker sinds de brand bij de buren.',
    said: [
      ['2026-08-26', 'ACCEPT_REFERRAL'],
      ['2026-08-31', 'INTAKE_HELD', talk('Lina tekent het huis met vlammen.')],
      ...short('2026-09-07', 'Hoe slaapt Lina weer alleen?'),
      ['2026-09-14', 'SESSION_HELD', talk('Samen de avond in stukjes geknipt.')],
      ['2026-09-21', 'SESSION_HELD', talk('Twee nachten in het eigen bed.')],
      [
        '2026-09-28',
        'EXTENSION_NEEDED',
        { reason: 'Trauma vraagt meer dan zeven gesprekken; ouders en dr. Bakker zijn het eens.', product: '45A01', startsOn: '2026-10-12' },
      ],
      ['2026-10-09', 'ALLOCATION_GRANTED', { number: '2026-1187', product: '45A01', from: '2026-10-12', until: '2027-01-31' }],
      ['2026-11-02', 'SESSION_HELD', talk('Zij durft langs het huis van de buren.')],
      ['2026-11-02T15:00', 'PLAN_TALK', { when: '2026-11-30T14:00:00+01:00', place: 'PRACTICE' }],
    ],
  }),
  youth('finnw', {
    client: { name: 'Finn Wolters', birthDate: '2009-12-12', address: 'Singel 71', postcode: '9799 ND', gp: 'bakker' },
    opened: '2026-10-05',
    signs: ['CLIENT'],
    asked: '2026-10-06',
    question: 'Somber na het overlijden van zijn opa; wil met iemand praten.',
    said: [
      ['2026-10-07', 'ACCEPT_REFERRAL'],
      ['2026-10-12', 'INTAKE_HELD', talk('Finn vertelt een uur lang over zijn opa.', 60)],
      ...short('2026-10-19', 'Mag ik hem missen en toch verder?'),
      ['2026-10-26', 'SESSION_HELD', talk('Hij schreef een brief aan opa.')],
      ['2026-11-09', 'SESSION_HELD', talk('Hij voetbalt weer.')],
      ['2026-11-20', 'GOALS_REACHED', { reason: 'Hij redt het zelf, met zijn vrienden.' }],
    ],
  }),
  youth('yaras', {
    client: { name: 'Yara Smit', birthDate: '2020-01-30', address: 'Ringweg 44', postcode: '9798 AB', carer: 'beide ouders', gp: 'bakker' },
    opened: '2026-11-12',
    signs: [],
    asked: '2026-11-13',
    question: 'Driftbuien sinds de geboorte van haar broertje.',
    said: [],
  }),
];
