import type { Example } from '../track.ts';
import { accepted, begins, facts, grantedBy, input, jw315, needed } from './example-steps.ts';

/** What the region of the allocation does, rule by rule. */
export const allocationExamples: Example[] = [
  { rule: 'REF11', title: 'care waits for its allocation', input, facts, given: [...accepted, needed], when: begins, then: { refused: 'allocationOk' } },
  {
    rule: 'REF11',
    title: 'granted, it begins',
    input,
    facts,
    given: [...accepted, needed, jw315, grantedBy],
    when: begins,
    then: { state: { route: 'inCare', allocation: 'granted' }, effects: ['createProgressFeedback'] },
  },
  {
    rule: 'REF11',
    title: 'acute care goes before it',
    input: { ...input, urgency: 'ACUTE' },
    facts,
    given: [...accepted, needed],
    when: begins,
    then: { state: { route: 'inCare', allocation: 'toRequest' } },
  },
  {
    rule: 'REF11',
    title: 'no second request while one waits',
    input,
    facts,
    given: [...accepted, needed],
    when: { ...jw315, facts: { requests: { pending: 1, current: 0 } } },
    then: { refused: 'newRequestAllowed' },
  },
  {
    rule: 'REF12',
    title: 'a request waits for its return message and its answer',
    input,
    facts,
    given: [...accepted, needed],
    when: jw315,
    then: { state: 'allocation.requested', effects: ['sendJw315'], timers: ['WARM_CHECK', 'FIRST_APPOINTMENT', 'JW_RETOUR', 'JW_ANSWER'] },
  },
  {
    rule: 'REF12',
    title: 'no answer in five working days: somebody phones',
    input,
    facts,
    given: [...accepted, needed, jw315],
    when: { type: 'JW_ANSWER' },
    then: { state: 'allocation.requested', effects: ['createCallTask', 'escalateOwner'] },
  },
  {
    rule: 'REF12',
    title: 'a denial can be asked again',
    input,
    facts,
    given: [...accepted, needed, jw315, { type: 'ALLOCATION_REJECTED', by: ['SYSTEM'], reason: '3' }],
    when: { type: 'RESUBMIT', by: ['PROVIDER'] },
    then: { state: 'allocation.toRequest', effects: [] },
  },
];
