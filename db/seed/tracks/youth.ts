import type { Step } from '../types.ts';
import { said, started } from './said.ts';

const ojg = said('ojg');
const code = said('meldcode');
const hour = said('hourTalk');
/** A question about somebody without a name. */
const consult = (name: string, day: string, orgId: string, referralQuestion: string, problemField: string, minutes: number): Step[] => [
  { at: `${day}T09:00`, by: 'lotte', to: name, start: 'ojg', with: { orgId, referralQuestion } },
  { at: `${day}T09:01`, by: 'lotte', to: name, say: 'CONSULT_ONLY', with: { problemField } },
  { at: `${day}T09:02`, by: 'lotte', to: name, say: 'CLOSE_CONSULT', with: { minutes } },
];
const talk = (note: string) => ({ spokenWith: 'PARENTS', intervention: 'PARENT_GUIDANCE', minutes: 45, note });

/** What runs for children and families, and two hours that a GP took. */
export const youthTracks: Record<string, Step[]> = {
  noah: [
    started('ojg', '2026-10-05T11:00', 'bakker', { worker: '@lotte', referralQuestion: 'Woede na school; ouders willen eerst in de praktijk kijken.' }),
    ojg('2026-10-06', 'lotte', 'ACCEPT_REFERRAL'),
    ojg('2026-10-12', 'lotte', 'INTAKE_HELD', talk('Ouders vertellen allebei een ander verhaal. Noah tekent mee.')),
    ojg('2026-10-15T16:00', 'lotte', 'HOME_VISIT_LOGGED', { minutes: 60, note: 'Tas in de gang, jas erbovenop, en dan onder de tafel.' }),
    ojg('2026-10-19', 'lotte', 'CLARIFICATION_DONE', { questionAfterClarification: 'Hoe landt Noah na school zonder dat er iets sneuvelt?' }),
    ojg('2026-10-19T10:05', 'lotte', 'CHOOSE_SHORT'),
    ojg('2026-10-26', 'lotte', 'SESSION_HELD', talk('Eerst eten, dan pas vragen stellen.')),
    ojg('2026-11-02', 'lotte', 'SESSION_HELD', talk('Vader haalt hem op maandag op, dat scheelt.')),
    ojg('2026-11-09', 'lotte', 'SESSION_HELD', talk('Moeder is moe. Afgesproken wie er weggaat als het oploopt.')),
    ojg('2026-11-16', 'lotte', 'SESSION_HELD', talk('Twee middagen zonder uitbarsting.')),
    ojg('2026-11-16T11:00', 'lotte', 'PLAN_TALK', { when: '2026-11-24T16:30:00+01:00', place: 'PRACTICE' }),
  ],
  mila: [
    started('ojg', '2026-11-03', 'lotte', { referralQuestion: 'Zorgt voor zichzelf en voor haar moeder.' }),
    ojg('2026-11-03T10:05', 'lotte', 'ACCEPT_REFERRAL'),
    ojg('2026-11-10', 'lotte', 'INTAKE_HELD', { spokenWith: 'FAMILY', minutes: 50, note: 'Mila laat haar kamer zien en zegt dat mama moe is.' }),
  ],
  sem: [
    started('ojg', '2026-11-11', 'lotte', { referralQuestion: 'Blijft thuis van school, speelt ’s nachts.' }),
    ojg('2026-11-12', 'lotte', 'ACCEPT_REFERRAL'),
    // Of this one nothing was written down yet.
    ojg('2026-11-13', 'lotte', 'PLAN_TALK', { when: '2026-11-23T15:00:00+01:00', place: 'AT_SCHOOL' }),
  ],
  // Nobody's name: a question that a colleague had at the coffee table.
  julia: [
    {
      at: '2026-10-13T09:00',
      by: 'lotte',
      to: 'meedenken',
      start: 'ojg',
      with: { orgId: '@org:linde', referralQuestion: 'Hoe praat ik met een meisje dat zichzelf krast?' },
    },
    { at: '2026-10-13T09:05', by: 'lotte', to: 'meedenken', say: 'CONSULT_ONLY', with: { problemField: 'EMOTIONAL' } },
    {
      at: '2026-10-13T09:15',
      by: 'lotte',
      to: 'meedenken',
      say: 'CLOSE_CONSULT',
      with: { minutes: 10, advice: 'Vraag ernaar zonder schrik, en wat er vlak ervoor gebeurde.' },
    },
    ...consult('meedenken2', '2026-11-17', '@org:linde', 'Hoe lang mag een kind van vier nog in bed plassen?', 'DEVELOPMENT', 5),
    ...consult('meedenken3', '2026-11-23', '@org:wij', 'Vader belt elke dag over de omgang; waar begin ik?', 'FAMILY', 15),
  ],
  pal: [
    started('meldcode', '2026-11-16T16:40', 'nadia', { signs: 'Blauw oog, deur ingetrapt, twee kleine kinderen erbij.' }),
    code('2026-11-16T16:42', 'nadia', 'ACUTE_UNSAFE'),
    code('2026-11-16T17:30', 'nadia', 'REPORTED', {
      call: { who: 'Nadia Yildiz', called: 'Veilig Thuis', at: '2026-11-16T17:20:00+01:00', outcome: 'Melding aangenomen, huisverbod wordt besproken.' },
    }),
  ],
  luuk: [
    {
      at: '2026-11-20T10:20',
      by: 'nadia',
      to: 'meldcode',
      start: 'meldcode',
      with: { clientId: '@client', signs: 'Moeder zei aan de telefoon dat zij hem soms opsluit.' },
    },
    code('2026-11-20T11:00', 'nadia', 'MAPPED'),
    code('2026-11-23', 'nadia', 'CONSULTED', { consulted: 'VEILIG_THUIS', withWhom: 'Mevrouw Prins', advice: 'Eerst met moeder praten, zonder Luuk erbij.' }),
  ],
  oost: [
    started('hourTalk', '2026-09-14', 'bakker', { clientId: '@client', caseId: undefined, reason: 'Rug, slaap en geld: in tien minuten lukt het niet.' }),
    hour('2026-09-14T10:05', 'bakker', 'PLAN', { on: '2026-09-22' }),
    hour('2026-09-22T15:00', 'bakker', 'HELD', {
      minutes: 60,
      domains: [
        { domain: 'BODY', problem: true, note: 'Rug, en slapen in de bus.' },
        { domain: 'SOCIETY', problem: true, note: 'Geen adres, geen inkomen.' },
        { domain: 'SOCIAL', problem: false, strength: 'Een vriend met een schuur.' },
      ],
    }),
    hour('2026-09-22T16:10', 'bakker', 'PLAN_RECORDED', {
      goals: ['Een nacht in een bed'],
      actions: [{ text: 'Brief voor de gemeente over zijn rug', due: '2026-10-06' }],
      nextEvaluation: '2026-12-22',
    }),
  ],
  samira: [
    started('hourTalk', '2026-11-17', 'bakker', { clientId: '@client', caseId: undefined, reason: 'Hoofdpijn sinds de scheiding.' }),
    hour('2026-11-17T10:05', 'bakker', 'PLAN', { on: '2026-12-03' }),
  ],
};
