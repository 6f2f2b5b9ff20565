import type { Example, Saying } from '../track.ts';

const input = { caseId: '00000000-0000-4000-8000-0000000000d1', clientId: '00000000-0000-4000-8000-0000000000c1' };
const aged = (ageBand: string) => ({ client: { ageBand, gpPerson: null } });

const ask: Saying = { type: 'ASK', by: ['WIJ_WORKER'] };
const grant: Saying = { type: 'GRANT', by: ['WIJ_WORKER'] };
const refuse: Saying = { type: 'REFUSE', by: ['WIJ_WORKER'] };
const withdraw: Saying = { type: 'WITHDRAW', by: ['POH_O'] };

export const examples: Example[] = [
  { rule: 'CON1', title: 'asking tells the case and makes a task', input, when: ask, then: { state: 'requested', effects: ['settleTasks', 'tellCase', 'createTask'], timers: ['CONSENT_ASK'] } },
  { rule: 'CON1', title: 'a grown-up says yes once', input, facts: aged('80+'), given: [ask], when: grant, then: { state: 'active', effects: ['settleTasks', 'tellCase'], timers: ['CONSENT_EXPIRY_WARN'] } },
  { rule: 'CON1', title: 'what was not asked cannot be given', input, when: grant, then: { refused: 'not-now' } },
  { rule: 'CON2', title: 'one parent of a child of nine is not enough', input, facts: aged('4-11'), given: [ask], when: { ...grant, signatory: 'PARENT_1' }, then: { state: 'partiallySigned', effects: [], timers: ['CONSENT_ASK'] } },
  { rule: 'CON2', title: 'the second parent completes it', input, facts: aged('4-11'), given: [ask, { ...grant, signatory: 'PARENT_1' }], when: { ...grant, signatory: 'PARENT_2' }, then: { state: 'active', effects: ['settleTasks', 'tellCase'] } },
  { rule: 'CON2', title: 'both parents may say yes in one talk', input, facts: aged('4-11'), given: [ask], when: { ...grant, together: ['PARENT_1', 'PARENT_2'] }, then: { state: 'active' } },
  { rule: 'CON2', title: 'a parent with sole authority is enough', input, facts: aged('4-11'), given: [{ ...ask, soleAuthority: true }], when: { ...grant, signatory: 'PARENT_1' }, then: { state: 'active' } },
  { rule: 'CON2', title: 'a child of nine cannot say yes instead of the parents', input, facts: aged('4-11'), given: [ask, { ...grant, signatory: 'PARENT_1' }], when: { ...grant, signatory: 'CLIENT' }, then: { refused: 'signatoriesComplete' } },
  { rule: 'CON2', title: 'at thirteen youth and parent both say yes', input, facts: aged('12-15'), given: [ask], when: { ...grant, together: ['CLIENT', 'PARENT_1'] }, then: { state: 'active' } },
  { rule: 'CON2', title: 'at thirteen the youth alone is not enough', input, facts: aged('12-15'), given: [ask], when: { ...grant, signatory: 'CLIENT' }, then: { state: 'partiallySigned' } },
  { rule: 'CON2', title: 'at sixteen the youth decides', input, facts: aged('16-17'), given: [ask], when: { ...grant, signatory: 'CLIENT' }, then: { state: 'active' } },
  { rule: 'CON3', title: 'a representative answers for who cannot', input, facts: aged('80+'), given: [ask, { type: 'ASSESS_INCAPACITY', by: ['SO'], representative: 'Karin, dochter' }], when: { ...grant, signatory: 'REPRESENTATIVE' }, then: { state: 'active', effects: ['settleTasks', 'tellCase'] } },
  { rule: 'CON3', title: 'then the client cannot answer alone', input, facts: aged('80+'), given: [ask, { type: 'ASSESS_INCAPACITY', by: ['SO'] }], when: { ...grant, signatory: 'CLIENT' }, then: { refused: 'signatoriesComplete' } },
  { rule: 'CON3', title: 'a social team worker does not judge capacity', input, given: [ask], when: { type: 'ASSESS_INCAPACITY', by: ['WIJ_WORKER'] }, then: { refused: 'role' } },
  { rule: 'CON4', title: 'a month before the end a reminder comes', input, given: [ask, grant], when: { type: 'CONSENT_EXPIRY_WARN' }, then: { state: 'expiring', effects: ['remindOwner'], timers: ['CONSENT_EXPIRY'] } },
  { rule: 'CON4', title: 'renewed in time it runs on', input, given: [ask, grant, { type: 'CONSENT_EXPIRY_WARN' }], when: { type: 'RENEW', by: ['WIJ_WORKER'] }, then: { state: 'active', effects: ['tellCase'], timers: ['CONSENT_EXPIRY_WARN'] } },
  { rule: 'CON4', title: 'both parents renew, not one', input, facts: aged('4-11'), given: [ask, { ...grant, together: ['PARENT_1', 'PARENT_2'] }, { type: 'CONSENT_EXPIRY_WARN' }], when: { type: 'RENEW', by: ['OJG'], signatory: 'PARENT_1' }, then: { refused: 'signatoriesComplete' } },
  { rule: 'CON4', title: 'otherwise it expires and the case hears it', input, given: [ask, grant, { type: 'CONSENT_EXPIRY_WARN' }], when: { type: 'CONSENT_EXPIRY' }, then: { state: 'expired', effects: ['stopPendingSends', 'tellCase'], timers: [] } },
  { rule: 'CON5', title: 'a no is not asked again the next day', input, given: [ask, refuse], when: ask, then: { refused: 'mayAskAgain' } },
  { rule: 'CON5', title: 'unless the client brings it up', input, given: [ask, refuse], when: { ...ask, reason: 'CLIENT_INITIATIVE' }, then: { state: 'requested', effects: ['settleTasks', 'tellCase'] } },
  { rule: 'CON5', title: 'or three months have passed', input, given: [ask, grant, withdraw], when: { ...ask, at: '2027-02-25T09:00:00.000Z' }, then: { state: 'requested' } },
  { rule: 'CON5', title: 'a day short of three months is too early', input, given: [ask, grant, withdraw], when: { ...ask, at: '2027-02-23T09:00:00.000Z' }, then: { refused: 'mayAskAgain' } },
  { rule: 'CON6', title: 'withdrawal works at once', input, given: [ask, grant], when: withdraw, then: { state: 'withdrawn', effects: ['stopPendingSends', 'tellRecipients', 'tellCase'], timers: [] } },
  { rule: 'CON6', title: 'who shares less stops what waits', input, given: [ask, grant], when: { type: 'AMEND', by: ['WIJ_WORKER'], grants: [{ recipient: 'GP', purpose: 'GP_INFORM', content: ['CONTACT'], until: '2027-05-24' }] }, then: { state: 'active', effects: ['stopPendingSends', 'tellCase'] } },
  { rule: 'CON7', title: 'a referral that the client knows of is recorded', input, when: { type: 'RECORD_IMPLICIT', by: ['GP'], explanation: 'Ouders weten van de verwijzing.' }, then: { state: 'implied', effects: [], timers: [] } },
  { rule: 'CON7', title: 'and ends with its purpose', input, given: [{ type: 'RECORD_IMPLICIT', by: ['GP'] }], when: { type: 'PURPOSE_ENDED', by: ['CASE_OWNER'] }, then: { state: 'ended', effects: [] } },
  { rule: 'CON7', title: 'only the case owner or the system says so', input, given: [{ type: 'RECORD_IMPLICIT', by: ['GP'] }], when: { type: 'PURPOSE_ENDED', by: ['WELFARE_COACH'] }, then: { refused: 'role' } },
  { rule: 'CON7', title: 'asked and given it becomes real consent', input, given: [{ type: 'RECORD_IMPLICIT', by: ['GP'] }], when: grant, then: { state: 'active', effects: ['settleTasks', 'tellCase'] } },
  { rule: 'CON8', title: 'the case hears a refusal', input, given: [ask], when: refuse, then: { state: 'refused', effects: ['settleTasks', 'tellCase', 'remindOwner'] } },
  { rule: 'CON9', title: 'asking again after it expired makes no second task', input, given: [ask, grant, { type: 'CONSENT_EXPIRY_WARN' }, { type: 'CONSENT_EXPIRY' }], when: ask, then: { state: 'requested', effects: ['settleTasks', 'tellCase'] } },
  { rule: 'CON10', title: 'an open question is reminded', input, given: [ask], when: { type: 'CONSENT_ASK' }, then: { state: 'requested', effects: ['remindOwner'], timers: ['CONSENT_ASK'] } },
  { rule: 'CON11', title: 'at an age limit it is asked again', input, given: [ask, grant], when: { type: 'CLIENT_REACHED_AGE', by: ['SYSTEM'] }, then: { state: 'requested', effects: ['createTask', 'tellCase'] } },
  { rule: 'CON11', title: 'death ends it, also when it was about to expire', input, given: [ask, grant, { type: 'CONSENT_EXPIRY_WARN' }], when: { type: 'CLIENT_DECEASED', by: ['SYSTEM'] }, then: { state: 'ended', effects: [], timers: [] } },
  { rule: 'CON11', title: 'nobody sends an age by hand', input, given: [ask, grant], when: { type: 'CLIENT_REACHED_AGE', by: ['WIJ_WORKER'] }, then: { refused: 'role' } },
];
