import type { Example, Saying } from '../track.ts';

const input = {
  caseId: '00000000-0000-4000-8000-0000000000d1',
  about: '00000000-0000-4000-8000-0000000000f1',
  letter: 'FEEDBACK',
  recipient: '00000000-0000-4000-8000-0000000000b1',
  recipientRole: 'GP',
  purpose: 'GP_INFORM',
  basis: 'CONSENT',
};
const yes = { consents: { basis: 'CONSENT', consentId: '00000000-0000-4000-8000-0000000000e1', refused: false, asked: false } };
const no = { consents: { basis: null, consentId: null, refused: true, asked: false } };
const unknown = { consents: { basis: null, consentId: null, refused: false, asked: false } };

const handOver: Saying = { type: 'HAND_OVER', by: ['SYSTEM'], facts: yes };
const byHand: Saying = { type: 'HAND_OVER', by: ['WIJ_COACH'], facts: yes };
const arrived: Saying = { type: 'CHANNEL_DELIVERED', by: ['SYSTEM'], receipt: 'r-1' };
const failed: Saying = { type: 'CHANNEL_FAILED', by: ['SYSTEM'] };
const again: Saying[] = [failed, { type: 'MSG_RETRY' }];
const dead: Saying[] = [handOver, { type: 'MSG_DEAD' }];

export const examples: Example[] = [
  {
    rule: 'MSG1',
    title: 'the channel takes it, and it is waited for',
    input,
    when: handOver,
    then: { state: 'handedOver', effects: [], timers: ['MSG_DEAD'] },
  },
  {
    rule: 'MSG1',
    title: 'it arrives, and the letter hears so',
    input,
    given: [handOver],
    when: arrived,
    then: { state: 'delivered', effects: ['tellLetter'], timers: [] },
  },
  {
    rule: 'MSG2',
    title: 'consent that ended while it was queued keeps it here',
    input,
    when: { ...handOver, facts: unknown },
    then: { refused: 'hasConsentForRecipient' },
  },
  {
    rule: 'MSG2',
    title: 'what the client knew of goes without a consent of its own',
    input: { ...input, basis: 'IMPLIED' },
    when: { ...handOver, facts: unknown },
    then: { state: 'handedOver' },
  },
  {
    rule: 'MSG2',
    title: 'unless he said no since',
    input: { ...input, basis: 'IMPLIED' },
    when: { ...handOver, facts: no },
    then: { refused: 'hasConsentForRecipient' },
  },
  {
    rule: 'MSG3',
    title: 'who took it along says that it arrived',
    input,
    given: [byHand],
    when: { type: 'CHANNEL_DELIVERED', by: ['WIJ_COACH'] },
    then: { state: 'delivered', effects: ['tellLetter'] },
  },
  {
    rule: 'MSG3',
    title: 'nobody says so of what the channel carries',
    input,
    given: [handOver],
    when: { type: 'CHANNEL_DELIVERED', by: ['WIJ_COACH'] },
    then: { refused: 'heardByHand' },
  },
  {
    rule: 'MSG4',
    title: 'consent ends: it stops, and the letter is told',
    input,
    when: { type: 'STOP', by: ['SYSTEM'], consentId: '00000000-0000-4000-8000-0000000000e1', facts: no },
    then: { state: 'stopped', effects: ['tellLetter'] },
  },
  {
    rule: 'MSG4',
    title: 'another consent carries it: it goes on waiting',
    input,
    when: { type: 'STOP', by: ['SYSTEM'], consentId: '00000000-0000-4000-8000-0000000000e1', facts: yes },
    then: { state: 'queued', effects: [] },
  },
  { rule: 'MSG4', title: 'a colleague does not stop it', input, when: { type: 'STOP', by: ['DISTRICT_NURSE'] }, then: { refused: 'role' } },
  {
    rule: 'MSG5',
    title: 'tried again, and waited for again',
    input,
    given: [handOver, failed],
    when: { type: 'MSG_RETRY' },
    then: { state: 'handedOver', effects: ['offerToChannel'], timers: ['MSG_DEAD'] },
  },
  {
    rule: 'MSG5',
    title: 'after the third time somebody phones',
    input,
    given: [handOver, ...again, ...again, ...again, failed],
    when: { type: 'MSG_RETRY' },
    then: { state: 'dead', effects: ['openHelpdesk', 'tellLetter'], timers: [] },
  },
  {
    rule: 'MSG6',
    title: 'no confirmation in a working day: not delivered',
    input,
    given: [handOver],
    when: { type: 'MSG_DEAD' },
    then: { state: 'dead', effects: ['openHelpdesk', 'tellLetter'] },
  },
  {
    rule: 'MSG7',
    title: 'sent again it waits for its channel',
    input,
    given: dead,
    when: { type: 'RESEND', by: ['WIJ_COACH'] },
    then: { state: 'queued', effects: ['tellLetter', 'offerToChannel'] },
  },
  {
    rule: 'MSG7',
    title: 'handled by phone it is done',
    input,
    given: dead,
    when: { type: 'HANDLED_BY_PHONE', by: ['WIJ_COACH'], spokeTo: 'Sanne, assistente', outcome: 'Leest de brief voor aan de huisarts' },
    then: { state: 'processed', effects: ['tellLetter'] },
  },
  {
    rule: 'MSG7',
    title: 'not before it is known to be lost',
    input,
    given: [handOver],
    when: { type: 'RESEND', by: ['WIJ_COACH'] },
    then: { refused: 'not-now' },
  },
  {
    rule: 'MSG8',
    title: 'the practice says that it has it',
    input,
    given: [handOver, arrived],
    when: { type: 'READ_CONFIRMED', by: ['ASSISTANT'] },
    then: { state: 'processed', effects: ['tellLetter'] },
  },
  {
    rule: 'MSG8',
    title: 'the sender does not say so for it',
    input,
    given: [handOver, arrived],
    when: { type: 'READ_CONFIRMED', by: ['WIJ_COACH'] },
    then: { refused: 'role' },
  },
  {
    rule: 'MSG9',
    title: 'who receives it hears that it came',
    input: { ...input, recipientOrg: '00000000-0000-4000-8000-0000000000aa' },
    given: [handOver],
    when: arrived,
    then: { state: 'delivered', effects: ['tellLetter'] },
  },
];
