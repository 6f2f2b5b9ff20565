import type { Example } from '../../../machines/track.ts';

const input = { caseId: '0190a000-0000-7000-8000-000000000001', wish: 'ref:0190a000-0000-7000-8000-00000000000a:12' };
const reason = 'ref:0190a000-0000-7000-8000-00000000000b:8';

export const examples: Example[] = [
  { rule: 'WOR1', title: 'the first contact ends the wait', input, when: { type: 'INTRODUCE' }, then: { state: 'taking', timers: [] } },
  {
    rule: 'WOR2',
    title: 'stopping before one visit is refused',
    input,
    given: [{ type: 'INTRODUCE' }],
    when: { type: 'STOP', reason },
    then: { refused: 'attendedOnce' },
  },
  {
    rule: 'WOR2',
    title: 'stopping after a visit ends it',
    input,
    given: [{ type: 'INTRODUCE' }, { type: 'ATTEND', activity: 'CHOIR' }],
    when: { type: 'STOP', reason },
    then: { state: 'stopped', effects: ['tellCaseEnded', 'thankCoach'] },
  },
];
