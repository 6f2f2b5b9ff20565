import type { Example, Saying } from '../track.ts';

const EDIZ = 'https://mekoar.example/fhir/Questionnaire/ediz|1.0.0';
const CSI = 'https://mekoar.example/fhir/Questionnaire/csi|1.0.0';
const input = {
  caseId: '00000000-0000-4000-8000-0000000000d1',
  clientId: '00000000-0000-4000-8000-0000000000c1',
  questionnaire: EDIZ,
  on: '2026-11-20',
  answers: { dementia: [{ linkId: 'score', answer: '7' }] },
};
const amend: Saying = {
  type: 'AMEND',
  questionnaire: EDIZ,
  answers: { dementia: [{ linkId: 'score', answer: '6' }] },
  reason: 'Verkeerd overgenomen van papier.',
};
const wrong: Saying = { type: 'ENTERED_IN_ERROR', reason: 'Hoort bij een ander.' };

/** What happens to what was filled in, rule by rule. */
export const examples: Example[] = [
  { rule: 'VRG4', title: 'a correction is a new version', input, when: amend, then: { state: 'amended', effects: [] } },
  { rule: 'VRG4', title: 'and may be corrected again', input, given: [amend], when: amend, then: { state: 'amended' } },
  { rule: 'VRG4', title: 'what is about somebody else is set aside, not deleted', input, when: wrong, then: { state: 'enteredInError' } },
  { rule: 'VRG5', title: 'another questionnaire is another response', input, when: { ...amend, questionnaire: CSI }, then: { refused: 'sameQuestionnaire' } },
];
