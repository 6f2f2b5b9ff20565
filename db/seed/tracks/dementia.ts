import { feedbackSent, feedbackWritten, type Cast } from '../legs.ts';
import type { PersonKey, Step } from '../types.ts';
import { said, started } from './said.ts';

const dem = said('dementia');
const ilse: Cast = { org: 'linde', reporter: 'ilse', triage: 'petra', owner: 'ilse' };

type Days = { contact: string; confirmed: string; diagnosis: string; assigned: string; first: string; intake: string; agreed: string };
type About = { diagnosis: string; stage: number; ediz: number; everyWeeks: number; carer: string; goal: string; begins: PersonKey };

/** From the worry to a plan that was agreed at the kitchen table, with the report that the GP is owed for it. */
function guided(start: string, days: Days, { diagnosis, stage, ediz, everyWeeks, carer, goal, begins }: About): Step[] {
  return [
    started('dementia', start, begins),
    dem(`${days.contact}T09:00`, 'petra', 'ASSIGN_FIRST_CONTACT'),
    dem(days.contact, 'petra', 'CONTACT_LOGGED', { minutes: 50 }),
    dem(days.confirmed, 'petra', 'CONCERN_CONFIRMED'),
    dem(days.diagnosis, 'bakker', 'DIAGNOSIS_DEMENTIA', { diagnosis, stage }),
    dem(days.assigned, 'ilse', 'CM_ASSIGNED'),
    dem(days.first, 'ilse', 'FIRST_CM_CONTACT', { minutes: 60 }),
    dem(days.intake, 'ilse', 'INTAKE_DONE', { strain: { ediz, perseveranceTime: '6M_1Y' } }),
    dem(days.agreed, 'ilse', 'PLAN_AGREED', {
      carerHeard: true,
      clientGoals: [goal],
      pillars: [
        { pillar: 'ZZ', situation: 'Geheugen en oriëntatie gaan achteruit.', action: 'Weekdoos en een vaste dagindeling.' },
        { pillar: 'MM', wish: 'Onder de mensen blijven.', action: 'Dagbesteding op dinsdag en vrijdag.' },
        { pillar: 'GG', situation: 'Slaapt onrustig.', action: 'Overdag naar buiten, geen koffie na vieren.' },
      ],
      safetyNet: [{ who: carer, what: 'Is elke avond in de buurt.', fallback: 'De buren hebben een sleutel.' }],
      advanceCare: { plannedOn: '2026-12-01', representative: carer },
      safetyChecklist: [
        { item: 'WANDERING', risk: 'SOME' },
        { item: 'FALLING', risk: 'NONE' },
      ],
      stage,
      visitAgreement: { everyWeeks, byPerson: '@ilse', alternatesWith: '@petra' },
      familyTalkAgreement: { withWhom: carer, byWhom: '@ilse', howOften: 'Elke maand.' },
      firstContactAgreement: { byWhom: '@petra', phone: '050-000 01 10' },
      crisisPlan: { signs: 'Dwaalt, of herkent het huis niet.', firstStep: `Bel ${carer}, daarna Ilse.` },
    }),
    ...reported(days.agreed),
  ];
}

function reported(day: string): Step[] {
  const report = {
    askToRecipient: 'FOR_INFORMATION',
    supportKind: 'DEMENTIA_CARE',
    startDate: day,
    question: 'Wie begeleidt thuis?',
    whatWasDone: 'Kennisgemaakt, intake gedaan en het zorgleefplan afgesproken.',
    agreements: [{ who: 'Ilse Wiersma', what: 'Bezoekt zoals afgesproken en belt de familie elke maand' }],
    risks: 'Dwalen in de avond.',
    advice: 'Vraag bij het volgende consult hoe het met de mantelzorger gaat.',
    noNextFeedback: true,
    followUp: 'Over een half jaar een evaluatie.',
  };
  return [feedbackWritten(`${day}T15:00`, 'bakker', report), feedbackSent(`${day}T15:10`, 'bakker', `${day}T17:00`)].flatMap((leg) => leg(ilse));
}

/** Case management of dementia beside the cases of elderly people. */
export const dementiaTracks: Record<string, Step[]> = {
  drost: [
    ...guided(
      '2026-06-11',
      {
        contact: '2026-06-12',
        confirmed: '2026-06-15',
        diagnosis: '2026-06-22',
        assigned: '2026-06-25',
        first: '2026-06-29',
        intake: '2026-07-02',
        agreed: '2026-07-14',
      },
      { diagnosis: 'ALZHEIMER', stage: 5, ediz: 5, everyWeeks: 6, carer: 'zijn vrouw', goal: 'Thuis zijn, bij mijn vrouw.', begins: 'petra' },
    ),
    dem('2026-08-25', 'ilse', 'VISIT_LOGGED', { note: 'Hij zong mee met de radio.' }),
    dem('2026-10-06', 'ilse', 'VISIT_LOGGED', { strain: { ediz: 6, perseveranceTime: '1M_6M' }, note: 'Mevrouw slaapt weinig. Dagbesteding uitgebreid.' }),
    // The case records his death on 12 November; this track hears it.
    dem('2026-11-19', 'ilse', 'BEREAVEMENT_CONTACT_LOGGED', { minutes: 30, note: 'Mevrouw vertelde over de laatste week. Volgende week weer.' }),
  ],
  groen: [
    ...guided(
      '2026-08-18T11:00',
      {
        contact: '2026-08-19',
        confirmed: '2026-08-20',
        diagnosis: '2026-08-27',
        assigned: '2026-08-31',
        first: '2026-09-03',
        intake: '2026-09-07',
        agreed: '2026-09-10',
      },
      { diagnosis: 'LEWY', stage: 5, ediz: 4, everyWeeks: 8, carer: 'zijn vrouw', goal: 'Mijn eigen stoel, mijn eigen huis.', begins: 'ilse' },
    ),
    dem('2026-10-29', 'ilse', 'VISIT_LOGGED', { note: 'Deuren blijven open sinds het avondritme.' }),
    dem('2026-11-17', 'ilse', 'CARER_STRAIN_HIGH', {
      strain: { ediz: 8, perseveranceTime: '1W_1M' },
      note: 'Mevrouw slaapt drie nachten per week bij haar zus.',
    }),
  ],
  bouma: [
    started('dementia', '2026-10-12T11:00', 'petra'),
    dem('2026-10-12T11:05', 'petra', 'ASSIGN_FIRST_CONTACT'),
    dem('2026-10-14', 'petra', 'CONTACT_LOGGED', { minutes: 50, note: 'Zij zette drie keer thee. De zus was erbij.' }),
    dem('2026-10-16', 'petra', 'CONCERN_CONFIRMED'),
    dem('2026-11-02', 'bakker', 'ENROL_CM', { provider: '@org:geheugen' }),
    dem('2026-11-09', 'ilse', 'CM_ASSIGNED'),
    dem('2026-11-13', 'ilse', 'FIRST_CM_CONTACT', { minutes: 60, note: 'Zij rijdt nog naar haar zus; daar praten wij volgende keer over.' }),
  ],
  prins: [
    started('dementia', '2026-11-10T11:10', 'ilse'),
    dem('2026-11-10T11:12', 'ilse', 'ASSIGN_FIRST_CONTACT'),
    dem('2026-11-12', 'ilse', 'CONTACT_LOGGED'),
  ],
  bosman: [
    started('dementia', '2026-10-20', 'petra', { reason: 'Drie doosjes van hetzelfde: vergeten, of te veel tabletten?' }),
    dem('2026-10-20T10:05', 'petra', 'ASSIGN_FIRST_CONTACT'),
    dem('2026-10-22', 'petra', 'CONTACT_LOGGED', { minutes: 45 }),
    dem('2026-10-22T11:00', 'petra', 'CONCERN_UNCLEAR', { reason: 'Eerst de medicatie op orde, dan opnieuw kijken.' }),
  ],
};
