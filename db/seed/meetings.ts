import type { PersonKey, SeedMeeting, Step } from './types.ts';

type Talk = {
  dossier: string;
  at: string;
  views: Partial<Record<string, [PersonKey, string]>>;
  summary: string;
  decisions?: string[];
  actions?: { text: string; owner: PersonKey; due: string }[];
  noChange?: boolean;
  nextReview: string;
  informed?: { who: string; byWhom: PersonKey; before: string };
};
type Lead = { key: string; chair: PersonKey; notes: PersonKey };

const CORE = [
  { person: '@bakker', discipline: 'GP', org: '@org:linde' },
  { person: '@petra', discipline: 'POH_O', org: '@org:linde' },
  { person: '@anja', discipline: 'DISTRICT_NURSE', org: '@org:thuiszorg' },
  { person: '@ilse', discipline: 'DEM_CM', org: '@org:geheugen' },
  { person: '@hans', discipline: 'WIJ_COACH', org: '@org:wij' },
  { person: '@oosterhof', discipline: 'SO', org: '@org:anker' },
  { person: '@sanne', discipline: 'ASSISTANT', org: '@org:linde' },
];
const PAIR = [
  { person: '@veenstra', discipline: 'GP', org: '@org:kompas' },
  { person: '@marieke', discipline: 'POH_GGZ', org: '@org:linde' },
  { person: '@hans', discipline: 'WIJ_COACH', org: '@org:wij' },
  { person: '@bakker', discipline: 'GP', org: '@org:linde' },
];

const ELDERLY_PLAN = {
  theme: 'ELDERLY',
  orgId: '@org:linde',
  place: 'De Linde, overlegkamer',
  chair: '@bakker',
  minuteTaker: '@sanne',
  coordinator: '@petra',
  participants: CORE,
};
const GGZ_PLAN = {
  theme: 'MENTAL_HEALTH',
  orgId: '@org:linde',
  place: 'Buurthuis De Brug, zaal 2',
  chair: '@veenstra',
  minuteTaker: '@marieke',
  coordinator: '@marieke',
  participants: PAIR,
};

/** The meeting is made, with everything that it needs. */
function planned(key: string, made: string, by: PersonKey, plan: object, title: string, day: string, [from, until]: [string, string]): Step[] {
  return [
    { at: made, by, to: `#${key}`, start: 'meeting', with: { ...plan, title, startsAt: local(day, from), endsAt: local(day, until) } },
    { at: later(made, 2), by, to: `#${key}`, say: 'SCHEDULE' },
  ];
}

/** What is said and noted about one item. The chair opens and concludes. */
function talk(lead: Lead, { dossier, at, views, summary, decisions = [], actions = [], noChange, nextReview, informed }: Talk): Step[] {
  const item = `$${dossier}.item`;
  const to = `#${lead.key}`;
  const steps: Omit<Step, 'at'>[] = [
    { by: lead.chair, to, say: 'OPEN_ITEM', with: { item } },
    ...Object.entries(views).map(([discipline, view]) => ({
      by: view![0],
      to,
      say: 'ADD_NOTE',
      with: { item, field: `view.${discipline}`, text: view![1], base: 0 },
    })),
    { by: lead.notes, to, say: 'ADD_NOTE', with: { item, field: 'summary', text: summary, base: 0 } },
    ...decisions.map((text) => ({ by: lead.notes, to, say: 'RECORD_DECISION', with: { item, text } })),
    ...actions.map(({ text, owner, due }) => ({ by: lead.notes, to, say: 'RECORD_ACTION', with: { item, text, owner: `@${owner}`, due } })),
    {
      by: lead.chair,
      to,
      say: 'CONCLUDE_ITEM',
      with: { item, noChange: noChange ?? false, nextReview, ...(informed ? { informed: { ...informed, byWhom: `@${informed.byWhom}` } } : {}) },
    },
  ];
  return steps.map((step, n) => ({ ...step, at: later(at, n) }));
}

/** From the last item to minutes that wait for the chair. */
const ended = ({ key, chair, notes }: Lead, at: string, submitted: string): Step[] => [
  { at, by: chair, to: `#${key}`, say: 'START_WRAPUP' },
  { at: later(at, 2), by: chair, to: `#${key}`, say: 'END_MEETING' },
  { at: submitted, by: notes, to: `#${key}`, say: 'SUBMIT_MINUTES' },
];

/** The chair approves, and the extracts go out. */
const approved = ({ key, chair }: Lead, at: string): Step[] => [
  { at, by: chair, to: `#${key}`, say: 'APPROVE_MINUTES' },
  { at: later(at, 3), by: chair, to: `#${key}`, say: 'DISTRIBUTE' },
];

/** Who brings an item in has read up on it; the product asks for that when the agenda is fixed. */
const prepared = (at: string, ...items: [dossier: string, owner: PersonKey][]): Step[] =>
  items.map(([dossier, by], nth) => ({ at: later(at, nth), by, to: `$${dossier}.task:prepareItem`, say: 'COMPLETE', maybe: true }));

const present = (...people: PersonKey[]) => ({ present: people.map((person) => `@${person}`) });
const first: Lead = { key: 'elderly-1', chair: 'bakker', notes: 'sanne' };
const second: Lead = { key: 'elderly-2', chair: 'bakker', notes: 'sanne' };
const ggz: Lead = { key: 'ggz-1', chair: 'veenstra', notes: 'marieke' };

/** September: everything agreed was done, so it is complete. */
const elderly1: Step[] = [
  ...planned('elderly-1', '2026-08-24T15:00', 'petra', ELDERLY_PLAN, 'MDO ouderen september', '2026-09-15', ['12:30', '13:15']),
  ...prepared('2026-09-14T09:00', ['hofman', 'petra'], ['groen', 'ilse']),
  { at: '2026-09-15T12:31', by: 'bakker', to: '#elderly-1', say: 'START_MEETING', with: present('bakker', 'petra', 'anja', 'ilse', 'oosterhof', 'sanne') },
  ...talk(first, {
    dossier: 'hofman',
    at: '2026-09-15T12:34',
    views: { POH_O: ['petra', 'Zij bloeit op. De winter is het zwakke punt: bij gladheid blijft zij thuis.'] },
    summary: 'Mevrouw gaat drie van de vier weken naar de kookochtend en hoort weer goed. Voor de winter is vervoer nodig.',
    decisions: ['Halfjaarlijks blijven volgen, geen nieuwe hulp.'],
    actions: [{ text: 'Vrijwilliger met auto zoeken voor de kookochtend', owner: 'petra', due: '2026-10-06' }],
    nextReview: '2027-03-09',
    informed: { who: 'CLIENT', byWhom: 'petra', before: '2026-09-25' },
  }),
  ...talk(first, {
    dossier: 'groen',
    at: '2026-09-15T12:44',
    views: {
      DEM_CM: ['ilse', 'De onrust begint als het licht verandert. Mevrouw gaat in discussie en dan loopt het op.'],
      GP: ['bakker', 'Slaapmiddel gaf een slechtere nacht; dat doen wij niet meer.'],
      SO: ['oosterhof', 'Past bij Lewy body. Antipsychotica hier vermijden.'],
    },
    summary: 'Geen medicatie voor de avondonrust. Eerst licht, ritme en een andere reactie van mevrouw. De neuroloog ziet hem in oktober.',
    decisions: ['Geen slaapmiddel; avondritme met lamp om vijf uur.'],
    actions: [{ text: 'Met mevrouw een avondritme maken en oefenen', owner: 'ilse', due: '2026-10-01' }],
    nextReview: '2027-01-19',
    informed: { who: 'CARER', byWhom: 'ilse', before: '2026-09-22' },
  }),
  ...ended(first, '2026-09-15T13:08', '2026-09-16T11:00'),
  ...approved(first, '2026-09-17T08:10'),
  { at: '2026-10-02T12:00', by: 'bakker', to: '#elderly-1', say: 'COMPLETE' },
];

/** October: one item found no time, and one promise was not kept. */
const elderly2: Step[] = [
  ...planned('elderly-2', '2026-09-21T15:00', 'petra', ELDERLY_PLAN, 'MDO ouderen oktober', '2026-10-20', ['12:30', '13:00']),
  ...prepared('2026-10-19T09:00', ['mulder', 'petra'], ['kramer', 'anja']),
  { at: '2026-10-20T12:30', by: 'bakker', to: '#elderly-2', say: 'START_MEETING', with: present('bakker', 'petra', 'anja', 'ilse', 'sanne') },
  ...talk(second, {
    dossier: 'mulder',
    at: '2026-10-20T12:33',
    views: {
      DISTRICT_NURSE: ['anja', 'Hij valt tussen zes en acht uur, als de eerste tabletten nog niet werken.'],
      GP: ['bakker', 'Ik overleg met de neuroloog over een vroegere gift.'],
      POH_O: ['petra', 'Mevrouw heeft rugklachten en durft niet weg.'],
    },
    summary: 'De valpartijen zijn in de vroege ochtend. Medicatietijden vervroegen en het huis laten bekijken. Mevrouw krijgt een middag voor zichzelf.',
    decisions: ['Eerste medicatie om zes uur, in overleg met de neuroloog.', 'Ergotherapie aan huis voor badkamer en bed.'],
    actions: [
      { text: 'Neuroloog bellen over de vroege gift', owner: 'bakker', due: '2026-10-23' },
      { text: 'Ergotherapie aan huis aanvragen en een datum afspreken', owner: 'petra', due: '2026-11-06' },
      { text: 'Middag vrij voor mevrouw regelen met Welzijn', owner: 'hans', due: '2026-11-10' },
    ],
    nextReview: '2026-11-24',
    informed: { who: 'CLIENT', byWhom: 'anja', before: '2026-10-23' },
  }),
  { at: '2026-10-20T12:52', by: 'bakker', to: '#elderly-2', say: 'OPEN_ITEM', with: { item: '$kramer.item' } },
  {
    at: '2026-10-20T12:54',
    by: 'bakker',
    to: '#elderly-2',
    say: 'DEFER_ITEM',
    with: { item: '$kramer.item', reason: 'Dr. Veenstra kon niet komen; zonder zijn huisarts heeft het geen zin.' },
  },
  ...ended(second, '2026-10-20T12:56', '2026-10-21T16:00'),
  ...approved(second, '2026-10-22T08:05'),
  { at: '2026-10-22T17:30', by: 'bakker', to: '$mulder.action:0', say: 'COMPLETE', with: { result: 'Neuroloog akkoord, recept aangepast vanaf 24 oktober.' } },
  { at: '2026-10-23T09:00', by: 'petra', to: '$mulder.action:1', say: 'ACCEPT' },
  { at: '2026-10-23T09:10', by: 'petra', to: '$mulder.action:1', say: 'START' },
  { at: '2026-10-26T10:00', by: 'hans', to: '$mulder.action:2', say: 'ACCEPT' },
  {
    at: '2026-11-10T15:00',
    by: 'hans',
    to: '$mulder.action:2',
    say: 'COMPLETE',
    with: { result: 'Vrijwilliger komt op dinsdagmiddag; mevrouw gaat weer naar het koor.' },
  },
];

/** Today, half past twelve: six items, five with consent, one without a name. The agenda froze by itself on Friday. */
const elderly3: Step[] = [
  ...planned(
    'elderly-3',
    '2026-10-27T15:00',
    'petra',
    {
      ...ELDERLY_PLAN,
      participants: [...CORE, { person: '@veenstra', discipline: 'GP', org: '@org:kompas' }, { person: '@gerda', discipline: 'WIJ_WORKER', org: '@org:wij' }],
    },
    'MDO ouderen november',
    '2026-11-24',
    ['12:30', '13:30'],
  ),
  {
    at: '2026-11-19T16:00',
    by: 'petra',
    to: '#elderly-3',
    say: 'REORDER_AGENDA',
    with: { order: ['$mulder.item', '$visser.item', '$kramer.item', '$bouma.item', '$wolters.item', '$vandam.item'] },
  },
  // Gerda has not got round to it: her preparation is late when the meeting begins.
  ...prepared('2026-11-23T13:00', ['mulder', 'petra'], ['kramer', 'anja'], ['bouma', 'ilse'], ['wolters', 'petra']),
];

/** The next one, for which proposals come in. */
const elderly4: Step[] = planned('elderly-4', '2026-11-17T15:00', 'petra', ELDERLY_PLAN, 'MDO ouderen december', '2026-12-22', ['12:30', '13:30']);

/** Last week's talk about mental health: the minutes wait for the chair. */
const ggz1: Step[] = [
  ...planned('ggz-1', '2026-10-20T16:00', 'marieke', GGZ_PLAN, 'GGZ-overleg november', '2026-11-17', ['09:00', '10:00']),
  ...prepared('2026-11-16T14:00', ['rob', 'hans'], ['kim', 'marieke']),
  { at: '2026-11-17T09:01', by: 'veenstra', to: '#ggz-1', say: 'START_MEETING', with: present('veenstra', 'marieke', 'hans', 'bakker') },
  ...talk(ggz, {
    dossier: 'rob',
    at: '2026-11-17T09:04',
    views: {
      WIJ_COACH: ['hans', 'Hij neemt de telefoon op donderdag op, dat is nieuw. De brief van de deurwaarder gooide hem om.'],
      POH_GGZ: ['marieke', 'Veiligheidsplan is gemaakt en ligt bij hem op tafel.'],
    },
    summary: 'De steun werkt zolang er elke week contact is. De ontruiming is het grootste risico voor zijn stemming. Schuldhulp gaat voor.',
    decisions: ['Hans gaat mee naar het gesprek met de verhuurder.'],
    actions: [{ text: 'Met Rob naar de verhuurder en uitstel vragen', owner: 'hans', due: '2026-11-27' }],
    nextReview: '2026-12-15',
    informed: { who: 'CLIENT', byWhom: 'hans', before: '2026-11-20' },
  }),
  ...talk(ggz, {
    dossier: 'kim',
    at: '2026-11-17T09:24',
    views: { POH_GGZ: ['marieke', 'Kim gaat trouw naar De Wissel. Oma trekt het niet langer dan tot kerst.'] },
    summary: 'De behandeling loopt. Het gezin leunt op oma, die moe wordt. Steun in de ochtend is nu het belangrijkst voor de dochter.',
    decisions: ['Steun in de ochtend via het WIJ-team tot de behandeling lichter wordt.'],
    actions: [{ text: 'Ochtendsteun voor drie dagen regelen en met Kim bespreken', owner: 'hans', due: '2026-12-01' }],
    nextReview: '2026-12-15',
    informed: { who: 'CLIENT', byWhom: 'marieke', before: '2026-11-20' },
  }),
  ...ended(ggz, '2026-11-17T09:50', '2026-11-18T12:00'),
];

const others: SeedMeeting[] = [
  { key: 'ggz-2', steps: planned('ggz-2', '2026-11-18T16:00', 'marieke', GGZ_PLAN, 'GGZ-overleg december', '2026-12-15', ['12:30', '13:30']) },
  {
    key: 'youth-1',
    steps: [
      {
        at: '2026-11-19T11:00',
        by: 'nadia',
        to: '#youth-1',
        start: 'meeting',
        with: { theme: 'YOUTH', title: 'Jeugdoverleg januari', orgId: '@org:wij', place: 'Buurthuis De Brug', coordinator: '@nadia' },
      },
    ],
  },
  {
    key: 'debt-1',
    steps: [
      ...planned(
        'debt-1',
        '2026-09-14T11:00',
        'gerda',
        {
          theme: 'DEBT',
          orgId: '@org:wij',
          place: 'Buurthuis De Brug',
          chair: '@gerda',
          minuteTaker: '@fatima',
          coordinator: '@gerda',
          participants: [
            { person: '@gerda', discipline: 'WIJ_WORKER', org: '@org:wij' },
            { person: '@fatima', discipline: 'WIJ_WORKER', org: '@org:wij' },
          ],
        },
        'Overleg vroegsignalering',
        '2026-10-06',
        ['10:00', '11:00'],
      ),
      { at: '2026-09-30T09:00', by: 'gerda', to: '#debt-1', say: 'CANCEL', with: { reason: 'Twee van de vier deelnemers ziek, geen punten ingebracht.' } },
    ],
  },
];

/** The meetings of the neighbourhood, from September to the turn of the year. */
export const meetings: SeedMeeting[] = [
  { key: 'elderly-1', steps: elderly1 },
  { key: 'elderly-2', steps: elderly2 },
  { key: 'elderly-3', steps: elderly3 },
  { key: 'elderly-4', steps: elderly4 },
  { key: 'ggz-1', steps: ggz1 },
  ...others,
];

/** A clock time of the neighbourhood; the runner turns it into an instant. */
function local(day: string, time: string): string {
  return `local:${day}T${time}`;
}

function later(at: string, minutes: number): string {
  const [day, time] = at.split('T');
  const total = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + minutes;
  return `${day}T${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}
