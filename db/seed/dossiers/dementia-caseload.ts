import { dossier, type Cast } from '../legs.ts';
import { said } from '../tracks/said.ts';
import type { Dossier, SeedClient, Step } from '../types.ts';

const dem = said('dementia');
const ilse: Cast = { org: 'linde', reporter: 'petra', triage: 'petra', owner: 'ilse' };
const WITHOUT: Pick<SeedClient, 'gp' | 'postcode'> = { gp: 'degraaf', postcode: '9799 NB' };

/** From the worry to the enrolment; the case manager makes the first contact herself. */
const enrolled = (raised: string, on: string): Step[] => [
  {
    at: `${raised}T09:00`,
    by: 'petra',
    to: 'dementia',
    start: 'dementia',
    with: { clientId: '@client', orgId: '@org:linde', worker: '@ilse' },
  },
  dem(`${raised}T09:02`, 'petra', 'ASSIGN_FIRST_CONTACT', { contact: '@ilse' }),
  dem(`${raised}T11:00`, 'petra', 'CONCERN_CONFIRMED'),
  dem(`${on}T09:00`, 'petra', 'ENROL_CM', { on, provider: '@org:geheugen' }),
];

/** The case manager comes, does the intake and begins the plan. */
const met = (day: string, stage: number, ediz: number): Step[] => [
  dem(`${day}T09:00`, 'ilse', 'CM_ASSIGNED'),
  dem(`${day}T13:00`, 'ilse', 'FIRST_CM_CONTACT'),
  dem(`${day}T15:00`, 'ilse', 'INTAKE_DONE', { stage, strain: { ediz, perseveranceTime: '6M_1Y' } }),
];

/** All of a plan but the agreement about the first contact. */
const plan = (carer: string, everyWeeks: number) => ({
  clientGoals: ['Elke week naar de markt, en thuis slapen.'],
  pillars: [
    { pillar: 'ZZ', situation: 'Vergeet afspraken en medicijnen.', action: 'Weekdoos, en de agenda samen doornemen.', who: carer },
    { pillar: 'MM', wish: 'Onder de mensen blijven.', action: 'Twee dagdelen dagbesteding.' },
    { pillar: 'GG', notApplicable: 'Eet, slaapt en beweegt goed.' },
  ],
  safetyChecklist: [
    { item: 'FIRE', risk: 'HIGH', measure: 'Kookplaat met wekker.' },
    { item: 'FALLING', risk: 'SOME' },
  ],
  safetyNet: [{ who: carer, what: 'Belt elke avond', when: 'rond zeven uur', fallback: 'De buren hebben een sleutel' }],
  carers: [{ name: carer, phone: '06-00 00 01 44' }],
  advanceCare: { plannedOn: '2026-12-15' },
  visitAgreement: { everyWeeks, byPerson: '@ilse', alternatesWith: '@petra' },
  familyTalkAgreement: { withWhom: carer, byWhom: '@ilse', howOften: 'elke maand' },
  crisisPlan: { signs: 'Dwaalt, of herkent het huis niet.', firstStep: `Bel ${carer}, daarna de praktijk.` },
});
const firstContactAgreement = { byWhom: '@petra', phone: '050-000 01 10' };

const client = (name: string, birthDate: string, address: string, carer?: string): SeedClient => ({
  name,
  birthDate,
  address,
  ...WITHOUT,
  ...(carer ? { carer } : {}),
});
const told = (key: string, about: SeedClient, ...steps: Step[]): Dossier => dossier(key, ilse, about, () => steps);

/** The case manager's own caseload, without a case beside it: somebody in every state that asks something of her on the day of the demo. */
export const dementiaCaseload: Dossier[] = [
  told('postema', client('Mw. F. Postema', '1942-05-30', 'Brugstraat 33'), ...enrolled('2026-10-20', '2026-10-25')),
  told('wierda', client('Dhr. O. Wierda', '1939-09-09', 'Brugstraat 35'), ...enrolled('2026-09-22', '2026-10-01')),
  told(
    'hamersma',
    client('Mw. D. Hamersma', '1944-01-21', 'Brugstraat 37', 'Wiebe Hamersma (man)'),
    ...enrolled('2026-10-01', '2026-10-05'),
    ...met('2026-10-26', 4, 3),
    dem('2026-11-10', 'ilse', 'WRITE_PLAN', plan('Wiebe', 8)),
  ),
  told(
    'feitsma',
    client('Dhr. J. Feitsma', '1938-12-02', 'Brugstraat 39', 'Tine Feitsma (dochter)'),
    ...enrolled('2026-06-01', '2026-06-08'),
    ...met('2026-06-22', 5, 2),
    dem('2026-07-06', 'ilse', 'PLAN_AGREED', { ...plan('Tine', 8), firstContactAgreement, carerHeard: true }),
    dem('2026-09-15', 'ilse', 'VISIT_LOGGED', { note: 'Hij vertelde over de haven.' }),
  ),
  told(
    'sikkema',
    client('Mw. N. Sikkema', '1940-08-14', 'Brugstraat 41', 'Aukje Sikkema (dochter)'),
    ...enrolled('2026-02-02', '2026-02-09'),
    ...met('2026-03-02', 4, 3),
    dem('2026-03-16', 'ilse', 'PLAN_AGREED', { ...plan('Aukje', 6), firstContactAgreement, carerHeard: true }),
    dem('2026-06-09', 'ilse', 'VISIT_LOGGED', { strain: { ediz: 5, perseveranceTime: '6M_1Y' } }),
    dem('2026-06-09T11:00', 'ilse', 'STAGE_CHANGED', { stage: 5 }),
    dem('2026-07-21', 'ilse', 'VISIT_LOGGED'),
    dem('2026-09-01', 'ilse', 'VISIT_LOGGED'),
    dem('2026-09-15T11:30', 'ilse', 'PLAN_REVIEWED', { strain: { ediz: 6, perseveranceTime: '1M_6M' } }),
    dem('2026-10-13', 'ilse', 'VISIT_LOGGED'),
    dem('2026-11-10T11:00', 'ilse', 'VISIT_LOGGED', {
      strain: { ediz: 7, perseveranceTime: '1M_6M' },
      nextOn: '2026-11-24',
      note: 'Aukje huilde. Over twee weken weer.',
    }),
  ),
  told(
    'walstra',
    client('Dhr. E. Walstra', '1936-03-03', 'Brugstraat 43', 'Mw. Walstra (vrouw)'),
    ...enrolled('2026-07-01', '2026-07-06'),
    ...met('2026-07-27', 6, 4),
    dem('2026-08-10', 'ilse', 'PLAN_AGREED', { ...plan('Mevrouw Walstra', 6), firstContactAgreement, carerHeard: true }),
    dem('2026-09-21', 'ilse', 'VISIT_LOGGED'),
    dem('2026-11-02', 'ilse', 'VISIT_LOGGED'),
    dem('2026-11-24T08:40', 'ilse', 'RAISE_CRISIS', { reason: 'Vannacht buiten gevonden; mevrouw durft niet meer te slapen.' }),
  ),
];
