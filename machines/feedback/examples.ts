import type { Example, Saying } from '../track.ts';

const gp = '00000000-0000-4000-8000-0000000000b1';
const hans = '00000000-0000-4000-8000-000000000002';
const input = {
  caseId: '00000000-0000-4000-8000-0000000000d1',
  clientId: '00000000-0000-4000-8000-0000000000c1',
  kind: 'INTAKE',
  recipient: gp,
  owner: hans,
  level: 2,
};
const theCase = { clientId: input.clientId, orgId: '00000000-0000-4000-8000-0000000000aa', theme: 'ELDERLY', owner: hans };
const facts = { case: theCase, gp: { person: gp, org: null }, handoff: false, referral: false };
const yes = { consents: { basis: 'CONSENT', consentId: '00000000-0000-4000-8000-0000000000e1', refused: false, asked: false } };
const unknown = { consents: { basis: null, consentId: null, refused: false, asked: false } };
const no = { consents: { basis: null, consentId: null, refused: true, asked: false } };

const small = { askToRecipient: 'FOR_INFORMATION', supportKind: 'SOCIAL_WORK', startDate: '2026-11-10', reachable: '050-000 02 00, ma di do' };
const full = {
  ...small,
  question: 'Meneer wil zijn administratie weer zelf doen.',
  whatWasDone: 'Drie gesprekken thuis, post geordend, betalingsregeling met de verhuurder.',
  agreements: [{ who: 'Hans', what: 'Belt elke donderdag' }],
  risks: 'Geen',
  advice: 'Slaapmedicatie nog eens bekijken.',
  noNextFeedback: true,
};
const begun: Saying = { type: 'START_DRAFT', by: ['WIJ_COACH'] };
const completed: Saying = { type: 'DRAFT_COMPLETED', by: ['WIJ_COACH'], ...full, facts: yes };
const ok: Saying = { type: 'CONSENT_OK', by: ['SYSTEM'], facts: yes };
const missing: Saying = { type: 'CONSENT_MISSING', by: ['SYSTEM'] };
const send: Saying = { type: 'SEND', by: ['WIJ_COACH'], facts: yes };
const ready = [begun, completed, ok];
const sent = [...ready, send];
const asked = [begun, { ...completed, facts: unknown }, missing];
const late: Saying[] = [{ type: 'FEEDBACK_REMIND' }, { type: 'FEEDBACK_DUE' }];

export const examples: Example[] = [
  {
    rule: 'FB1',
    title: 'a debt begins on time, with its reminders',
    input,
    facts,
    when: begun,
    then: { state: 'content.drafting', effects: [], timers: ['FEEDBACK_DUE', 'FEEDBACK_REMIND'] },
  },
  {
    rule: 'FB2',
    title: 'three working days before it is due whoever writes is reminded',
    input,
    facts,
    when: { type: 'FEEDBACK_REMIND', at: '2026-12-03T16:00:00.000Z' },
    then: { state: 'timeliness.dueSoon', effects: ['remindOwner'], timers: ['FEEDBACK_DUE'] },
  },
  {
    rule: 'FB3',
    title: 'a full draft goes to the consent check',
    input,
    facts,
    given: [begun],
    when: completed,
    then: { state: 'content.consentCheck', effects: ['judgeConsent'] },
  },
  {
    rule: 'FB3',
    title: 'what level 1 asks is too little at level 2',
    input,
    facts,
    given: [begun],
    when: { ...completed, ...emptied(), ...small },
    then: { refused: 'minContentMet' },
  },
  {
    rule: 'FB3',
    title: 'at level 1 it is enough',
    input: { ...input, level: 1 },
    facts,
    given: [begun],
    when: { type: 'DRAFT_COMPLETED', by: ['WIJ_COACH'], ...small, facts: yes },
    then: { state: 'content.consentCheck' },
  },
  {
    rule: 'FB3',
    title: 'an end report says when it ended and with what result',
    input: { ...input, kind: 'END' },
    facts,
    given: [begun],
    when: completed,
    then: { refused: 'minContentMet' },
  },
  { rule: 'FB4', title: 'with consent it is ready', input, facts, given: [begun, completed], when: ok, then: { state: 'content.ready', effects: [] } },
  {
    rule: 'FB4',
    title: 'nobody declares consent that is not there',
    input,
    facts,
    given: [begun, completed],
    when: { ...ok, facts: unknown },
    then: { refused: 'hasConsentForRecipient' },
  },
  {
    rule: 'FB4',
    title: 'whoever referred with the knowledge of the client may hear what came of it',
    input,
    facts: { ...facts, handoff: true },
    given: [begun, completed],
    when: { ...ok, facts: unknown },
    then: { state: 'content.ready' },
  },
  {
    rule: 'FB4',
    title: 'a no goes before what was implied',
    input,
    facts: { ...facts, handoff: true },
    given: [begun, completed],
    when: { ...ok, facts: no },
    then: { refused: 'hasConsentForRecipient' },
  },
  {
    rule: 'FB4',
    title: 'consent that ended between draft and letter stops the letter',
    input,
    facts,
    given: ready,
    when: { ...send, facts: unknown },
    then: { refused: 'hasConsentForRecipient' },
  },
  {
    rule: 'FB4',
    title: 'a case owner who explains a legal exception lets it go',
    input,
    facts,
    given: asked,
    when: { type: 'CONSENT_GRANTED', by: ['CASE_OWNER'], basis: 'LEGAL_EXCEPTION', explanation: 'Veilig Thuis vroeg het op, meldcode stap vijf.', facts: no },
    then: { state: 'content.ready', effects: [] },
  },
  {
    rule: 'FB4',
    title: 'saying that it may is not enough',
    input,
    facts,
    given: asked,
    when: { type: 'CONSENT_GRANTED', by: ['CASE_OWNER'], facts: unknown },
    then: { refused: 'hasConsentForRecipient' },
  },
  {
    rule: 'FB5',
    title: 'withdrawn, and nothing else carries it: consent is asked again',
    input,
    facts,
    given: ready,
    when: { type: 'CONSENT_WITHDRAWN', by: ['SYSTEM'], facts: no },
    then: { state: 'content.consentAsked', effects: [] },
  },
  {
    rule: 'FB5',
    title: 'one of two consents ended: it stays ready',
    input,
    facts,
    given: ready,
    when: { type: 'CONSENT_WITHDRAWN', by: ['SYSTEM'], facts: yes },
    then: { state: 'content.ready', effects: [] },
  },
  {
    rule: 'FB5',
    title: 'refused: settled without being sent',
    input,
    facts,
    given: asked,
    when: { type: 'CONSENT_REFUSED', by: ['CASE_OWNER'] },
    then: { state: { content: 'withheld', timeliness: 'settled' }, effects: ['recordNotSent', 'settle'] },
  },
  {
    rule: 'FB6',
    title: 'three working days late: the liaisons',
    input,
    facts,
    given: late,
    when: { type: 'FEEDBACK_ESC1' },
    then: { state: 'timeliness.escalatedLiaison', effects: ['notifyLiaisonBoth'], timers: ['FEEDBACK_ESC2'] },
  },
  {
    rule: 'FB6',
    title: 'five working days late: the managers',
    input,
    facts,
    given: [...late, { type: 'FEEDBACK_ESC1' }],
    when: { type: 'FEEDBACK_ESC2' },
    then: { state: 'timeliness.escalatedManager', effects: ['notifyManagersBoth'], timers: [] },
  },
  {
    rule: 'FB7',
    title: 'the report goes out and says on what ground',
    input,
    facts,
    given: ready,
    when: send,
    then: { state: { content: 'sent', timeliness: 'settled' }, effects: ['sendReport', 'settle'], timers: ['DELIVERY_ACK'] },
  },
  {
    rule: 'FB8',
    title: 'waived with a reason',
    input,
    facts,
    when: { type: 'WAIVE', by: ['CASE_OWNER'], reason: 'GP_ALREADY_INFORMED_IN_MDO' },
    then: { state: { content: 'waived', timeliness: 'settled' }, effects: ['settle'], timers: [] },
  },
  { rule: 'FB8', title: 'not without one', input, facts, when: { type: 'WAIVE', by: ['CASE_OWNER'] }, then: { refused: 'waiverReason' } },
  {
    rule: 'FB8',
    title: 'a colleague without that task does not waive',
    input,
    facts,
    when: { type: 'WAIVE', by: ['DISTRICT_NURSE'], reason: 'DUPLICATE' },
    then: { refused: 'role' },
  },
  {
    rule: 'FB8',
    title: 'not delivered in time: the debt is open again',
    input,
    facts,
    given: sent,
    when: { type: 'DELIVERY_FAILED', by: ['SYSTEM'] },
    then: { state: { content: 'ready', timeliness: 'onTrack' }, effects: ['createCallTask'] },
  },
  {
    rule: 'FB8',
    title: 'not delivered and past its date: late at once',
    input,
    facts,
    given: sent,
    when: { type: 'DELIVERY_FAILED', by: ['SYSTEM'], at: '2026-12-09T09:00:00.000Z' },
    then: { state: { content: 'ready', timeliness: 'overdue' }, effects: ['createCallTask', 'remindOwner'] },
  },
  {
    rule: 'FB9',
    title: 'not confirmed after a working day: somebody phones',
    input,
    facts,
    given: sent,
    when: { type: 'DELIVERY_ACK' },
    then: { state: 'content.sent', effects: ['createCallTask'] },
  },
  {
    rule: 'FB9',
    title: 'the practice files it',
    input,
    facts,
    given: [...sent, { type: 'DELIVERED', by: ['SYSTEM'] }],
    when: { type: 'ACKNOWLEDGE', by: ['ASSISTANT'] },
    then: { state: 'content.acknowledged', effects: ['tellMessage'] },
  },
  {
    rule: 'FB12',
    title: 'once it is in the record nobody waits for its message',
    input,
    facts,
    given: [...sent, { type: 'DELIVERED', by: ['SYSTEM'] }],
    when: { type: 'ACKNOWLEDGE', by: ['GP'] },
    then: { state: 'content.acknowledged', effects: ['tellMessage'] },
  },
  {
    rule: 'FB11',
    title: 'an organisation that agreed on less sends a short letter',
    input: { ...input, level: undefined },
    facts: { ...facts, levels: { '*': 3, [theCase.orgId]: 1 } },
    given: [begun],
    when: { type: 'DRAFT_COMPLETED', by: ['WIJ_COACH'], ...small, facts: yes },
    then: { state: 'content.consentCheck' },
  },
  {
    rule: 'FB11',
    title: 'what all agreed on holds for who agreed on nothing else',
    input: { ...input, level: undefined },
    facts: { ...facts, levels: { '*': 2 } },
    given: [begun],
    when: { type: 'DRAFT_COMPLETED', by: ['WIJ_COACH'], ...small, facts: yes },
    then: { refused: 'minContentMet' },
  },
  {
    rule: 'FB9',
    title: 'a professional does not say that the post came',
    input,
    facts,
    given: sent,
    when: { type: 'DELIVERED', by: ['WIJ_COACH'] },
    then: { refused: 'role' },
  },
  { rule: 'FB10', title: 'nothing is settled by sending a draft', input, facts, given: [begun], when: send, then: { refused: 'sendAllowed' } },
];

function emptied() {
  return Object.fromEntries(Object.keys(full).map((field) => [field, undefined]));
}
