import type { Example } from '../track.ts';
import { asked, delivered, facts, input, sent } from './example-steps.ts';

/** A receiver outside who answers by the link of his letter, and a GP who wants to talk first. */
export const outsideExamples: Example[] = [
  {
    rule: 'REF17',
    title: 'a receiver outside accepts by the link',
    input,
    facts,
    given: delivered,
    when: { type: 'OUTSIDE_ANSWER', by: ['SYSTEM'], answer: 'ACCEPTED' },
    then: { state: 'route.accepted', effects: ['createIntakeFeedback', 'tellReferrer'] },
  },
  {
    rule: 'REF17',
    title: 'an appointment ends the wait for a first one',
    input,
    facts,
    given: sent,
    when: { type: 'OUTSIDE_ANSWER', by: ['SYSTEM'], answer: 'APPOINTMENT', on: '2026-12-01' },
    then: { state: 'route.accepted' },
  },
  {
    rule: 'REF17',
    title: 'a receiver outside rejects by the link',
    input,
    facts,
    given: delivered,
    when: { type: 'OUTSIDE_ANSWER', by: ['SYSTEM'], answer: 'REJECTED' },
    then: { state: 'route.rejected', effects: ['noteToGp'] },
  },
  {
    rule: 'REF17',
    title: 'what came is delivered',
    input,
    facts,
    given: sent,
    when: { type: 'OUTSIDE_ANSWER', by: ['SYSTEM'], answer: 'RECEIVED' },
    then: { state: 'route.delivered', effects: ['tellReferrer'] },
  },
  {
    rule: 'REF17',
    title: 'nobody presses it inside',
    input,
    facts,
    given: delivered,
    when: { type: 'OUTSIDE_ANSWER', by: ['PROVIDER'], answer: 'ACCEPTED' },
    then: { refused: 'role' },
  },
  {
    rule: 'REF18',
    title: 'a GP who wants to talk first is called',
    input,
    facts,
    given: asked,
    when: { type: 'GP_ASKS_CALL', by: ['GP'] },
    then: { state: 'route.gpConsultation', effects: ['createCallTask', 'tellReferrer'] },
  },
];
