import type { Step } from '../types.ts';
import { said, started } from './said.ts';

const ggz = said('ggz');

/** The monthly talk of POH-GGZ and practice coach. */
export const mentalHealthTracks: Record<string, Step[]> = {
  rob: [
    started('ggz', '2026-09-10', 'marieke', { question: 'Wie houdt Rob in de gaten als de post komt?', domains: ['MIND', 'SOCIETY'] }),
    ggz('2026-09-10T10:05', 'marieke', 'ADD_TO_MONTHLY', { on: '2026-10-06' }),
    ggz('2026-10-06T12:30', 'marieke', 'OPEN_DISCUSSION'),
    ggz('2026-10-06T12:45', 'marieke', 'RISK_ELEVATED', {
      risk: {
        thoughts: 'Denkt er soms aan er niet meer te zijn.',
        plan: 'Geen plan.',
        hopelessness: 'Als er een envelop komt.',
        protecting: 'Zijn zus, en zijn handen gebruiken.',
        whoIsNear: 'Zus belt om de dag.',
      },
      childCheck: { children: 'NO' },
      minutes: 15,
    }),
    ggz('2026-10-06T12:55', 'marieke', 'AGREEMENTS_RECORDED', {
      agreements: [{ text: 'De post elke week samen openen', owner: '@hans', due: '2026-10-16' }],
      monitorBy: '@hans',
      nextContact: '2026-10-15',
      everyWeeks: 2,
      warningSigns: 'Neemt niet op, drinkt doordeweeks.',
      whatIf: 'Hans belt de zus, Marieke ziet hem dezelfde dag.',
      reviewOn: '2026-12-01',
    }),
    ggz('2026-10-15T16:00', 'hans', 'MONITOR_CONTACT_LOGGED', { note: 'Drie enveloppen, geen paniek.' }),
    ggz('2026-10-29T16:00', 'hans', 'MONITOR_CONTACT_LOGGED', { note: 'Werkt twee dagen bij een kennis.' }),
    // The next contact was to be on Monday.
    ggz('2026-11-12T16:00', 'hans', 'MONITOR_CONTACT_LOGGED', { note: 'Somber, maar nam op.', nextContact: '2026-11-23' }),
    started(
      'rob4d',
      '2026-10-06T13:05',
      'marieke',
      {
        questionnaire: 'https://mekoar.example/fhir/Questionnaire/vier-domeinen|1.0.0',
        on: '2026-10-06',
        answers: {
          social: [
            { linkId: 'BODY.note', answer: 'Slaapt overdag, drinkt in het weekend.' },
            { linkId: 'MIND.problem', answer: 'true' },
            { linkId: 'MIND.note', answer: 'Somber sinds het ontslag.' },
            { linkId: 'SOCIAL.strength', answer: 'Zijn zus belt om de dag.' },
            { linkId: 'SOCIETY.problem', answer: 'true' },
            { linkId: 'SOCIETY.note', answer: 'Huurachterstand, ongeopende post.' },
          ],
        },
      },
      'questionnaireResponse',
    ),
    started(
      'rob4dkl',
      '2026-10-06T13:10',
      'marieke',
      {
        questionnaire: 'https://mekoar.example/fhir/Questionnaire/4dkl|1.0.0',
        on: '2026-10-05',
        answers: {
          mental: [
            { linkId: 'score.distress', answer: '21' },
            { linkId: 'score.depression', answer: '4' },
            { linkId: 'score.anxiety', answer: '6' },
            { linkId: 'score.somatic', answer: '9' },
          ],
        },
      },
      'questionnaireResponse',
    ),
  ],
  kim: [
    started('ggz', '2026-10-12', 'hans', { question: 'Redt Kim het als oma een stap terugdoet?' }),
    ggz('2026-11-03T13:00', 'marieke', 'ADD_TO_MONTHLY', { on: '2026-12-01' }),
  ],
  yara: [
    started('ggz', '2026-11-02', 'marieke', { question: 'Kan zij weer leren reizen met wat wij samen hebben?' }),
    ggz('2026-11-02T10:05', 'marieke', 'ADD_TO_MONTHLY', { on: '2026-11-17' }),
    ggz('2026-11-17T12:30', 'marieke', 'OPEN_DISCUSSION'),
    ggz('2026-11-17T12:45', 'marieke', 'RISK_LOW', {
      risk: { thoughts: 'Nee, en dat zegt zij stellig.', protecting: 'Studieadviseur en een vriendin in huis.' },
      childCheck: { children: 'NO' },
    }),
  ],
  wendy: [started('ggz', '2026-11-13T14:10', 'hans', { question: 'Angst bij een licht verstandelijke beperking: wat kan in de praktijk?' })],
};
