import type { Example, Saying } from '../track.ts';

const team = '00000000-0000-4000-8000-0000000000aa';
const client = '00000000-0000-4000-8000-0000000000c1';
const runningCase = '00000000-0000-4000-8000-0000000000d1';
const gp = '00000000-0000-4000-8000-0000000000e1';

const facts = { team, client: { ageBand: '80+', gpPerson: gp } };
const complete = {
  clientId: client,
  what: 'Mevrouw vergat deze week twee keer haar insuline en liet een pan droogkoken.',
  kind: 'NIET_PLUIS',
  sinceWhen: 'WEEKS',
  clientKnows: 'YES',
};
const phoned = { who: 'Anja', called: 'Crisisdienst', at: '2026-11-24T08:30:00.000Z', outcome: 'Komt binnen het uur' };

const submit: Saying = { type: 'SUBMIT', by: ['DISTRICT_NURSE'] };
const take: Saying = { type: 'TAKE_TRIAGE', by: ['POH_O'] };
const acute: Saying = { type: 'SUBMIT', by: ['DISTRICT_NURSE'], urgency: 'ACUTE' };
const acknowledge: Saying = { type: 'ACKNOWLEDGE_URGENT', by: ['GP'] };
const accept: Saying = { type: 'ACCEPT', by: ['POH_O'], facts: { openCaseOfClient: null } };

export const examples: Example[] = [
  { rule: 'SIG1', title: 'a complete signal is submitted', input: complete, facts, when: submit, then: { state: 'submitted', effects: ['ackReporter', 'notifyTriage'], timers: ['SIGNAL_ACK', 'SIGNAL_TRIAGE'] } },
  { rule: 'SIG1', title: 'what is missing may be added while submitting', input: { clientId: client }, facts, when: { ...submit, ...complete }, then: { state: 'submitted' } },
  { rule: 'SIG1', title: 'a signal without its required fields stays a concept', input: { clientId: client }, facts, when: submit, then: { refused: 'signalComplete' } },
  { rule: 'SIG1', title: 'a few words are no description', input: { ...complete, what: 'Gaat niet goed.' }, facts, when: submit, then: { refused: 'signalComplete' } },
  { rule: 'SIG1', title: 'that the client does not know needs a reason', input: { ...complete, clientKnows: 'NO' }, facts, when: submit, then: { refused: 'signalComplete' } },
  { rule: 'SIG1', title: 'a client who is not known yet is described', input: { ...complete, clientId: undefined, description: 'Mevrouw, 80+, Diamantlaan' }, facts: { team }, when: submit, then: { state: 'submitted' } },
  { rule: 'SIG2', title: 'a concept is thrown away', facts, when: { type: 'DISCARD' }, then: { state: 'discarded', effects: [], timers: [] } },
  { rule: 'SIG2', title: 'what was submitted is not thrown away', input: complete, facts, given: [submit], when: { type: 'DISCARD' }, then: { refused: 'not-now' } },
  { rule: 'SIG3', title: 'a day without triage is told to the deputy', input: complete, facts, given: [submit], when: { type: 'SIGNAL_ACK' }, then: { state: 'submitted', effects: ['notifyDeputy'] } },
  { rule: 'SIG3', title: 'late triage is told to the team manager', input: complete, facts, given: [submit, take], when: { type: 'SIGNAL_TRIAGE' }, then: { state: 'triaging', effects: ['notifyManager'] } },
  { rule: 'SIG4', title: 'acute goes to who is on call, filled in or not', facts, when: acute, then: { state: 'escalated', effects: ['showCrisisPanel', 'notifyOnCall'], timers: ['URGENT_ACK'] } },
  { rule: 'SIG4', title: 'a signal in triage can still become urgent', input: complete, facts, given: [submit, take], when: { type: 'RAISE_URGENCY' }, then: { state: 'escalated', effects: ['showCrisisPanel', 'notifyOnCall'] } },
  { rule: 'SIG5', title: 'nobody leaves an urgent signal before somebody phoned', facts, given: [acute, acknowledge], when: { type: 'DOWNGRADE', by: ['GP'] }, then: { refused: 'crisisLogged' } },
  { rule: 'SIG5', title: 'a logged call opens the way', facts, given: [acute, acknowledge, { type: 'URGENT_CONTACT_LOGGED', call: phoned }], when: { type: 'DOWNGRADE', by: ['GP'] }, then: { state: 'triaging', effects: [], timers: ['SIGNAL_TRIAGE'] } },
  { rule: 'SIG5', title: 'the call may be typed in with the step itself', facts, given: [acute, acknowledge], when: { type: 'REDIRECT', by: ['GP'], call: phoned }, then: { state: 'redirected', effects: ['feedbackToReporter'] } },
  { rule: 'SIG5', title: 'an empty call is no call', facts, given: [acute, acknowledge], when: { type: 'URGENT_CONTACT_LOGGED' }, then: { refused: 'crisisLogged' } },
  { rule: 'SIG6', title: 'urgency that nobody confirms goes to the next on call', facts, given: [acute], when: { type: 'URGENT_ACK' }, then: { state: 'escalated', effects: ['notifyNextOnCall'], timers: ['URGENT_ACK'] } },
  { rule: 'SIG7', title: 'an accepted signal opens a case', input: complete, facts, given: [submit, take], when: accept, then: { state: 'accepted', effects: ['openCase', 'feedbackToReporter'], timers: [] } },
  { rule: 'SIG7', title: 'a client with a running case gets no second one', input: complete, facts, given: [submit, take], when: { ...accept, facts: { openCaseOfClient: runningCase } }, then: { state: 'accepted', effects: ['openCase', 'feedbackToReporter'] } },
  { rule: 'SIG8', title: 'no case about nobody', input: { ...complete, clientId: undefined, description: 'Mevrouw, 80+, Diamantlaan' }, facts: { team }, given: [submit, take], when: accept, then: { refused: 'clientKnown' } },
  { rule: 'SIG8', title: 'triage says who it is', input: { ...complete, clientId: undefined, description: 'Mevrouw, 80+, Diamantlaan' }, facts: { team }, given: [submit, take], when: { ...accept, clientId: client }, then: { state: 'accepted' } },
  { rule: 'SIG8', title: 'also an urgent signal becomes a case of somebody', facts: { team }, given: [acute, acknowledge], when: { type: 'ACCEPT', by: ['GP'], call: phoned }, then: { refused: 'crisisLogged' } },
  { rule: 'SIG9', title: 'advice goes back to the reporter', input: complete, facts, given: [submit, take], when: { type: 'ADVISE_ONLY', by: ['OJG'], advice: 'Bel de wijkverpleging voor een medicijndoos.' }, then: { state: 'advised', effects: ['feedbackToReporter'] } },
  { rule: 'SIG9', title: 'not taken up is told too', input: complete, facts, given: [submit, take], when: { type: 'DISMISS', by: ['POH_O'], reason: 'Dubbel met een eerder signaal' }, then: { state: 'dismissed', effects: ['feedbackToReporter'] } },
  { rule: 'SIG10', title: 'missing information does not hold a signal', input: complete, facts, given: [submit, take, { type: 'REQUEST_INFO', by: ['POH_O'], question: 'Woont er iemand bij?' }], when: { type: 'SIGNAL_INFO' }, then: { state: 'triaging', effects: ['remindReporter'], timers: ['SIGNAL_TRIAGE'] } },
  { rule: 'SIG10', title: 'an answer brings it back to triage', input: complete, facts, given: [submit, take, { type: 'REQUEST_INFO', by: ['POH_O'] }], when: { type: 'INFO_PROVIDED', by: ['DISTRICT_NURSE'], answer: 'Nee, zij woont alleen.' }, then: { state: 'triaging', effects: [] } },
  { rule: 'SIG11', title: 'a district nurse does no triage', input: complete, facts, given: [submit], when: { type: 'TAKE_TRIAGE', by: ['DISTRICT_NURSE'] }, then: { refused: 'role' } },
  { rule: 'SIG11', title: 'the GP may confirm urgency', facts, given: [acute], when: acknowledge, then: { state: 'handlingUrgent', timers: [] } },
  { rule: 'SIG11', title: 'a welfare coach may not', facts, given: [acute], when: { ...acknowledge, by: ['WELFARE_COACH'] }, then: { refused: 'role' } },
  { rule: 'SIG12', title: 'safety asks for children in the home', input: { ...complete, kind: 'VEILIGHEID' }, facts, when: submit, then: { refused: 'signalComplete' } },
  { rule: 'SIG12', title: 'with that answer it goes', input: { ...complete, kind: 'VEILIGHEID', childrenInHome: 'UNKNOWN' }, facts, when: submit, then: { state: 'submitted' } },
  { rule: 'SIG13', title: 'urgent without a phone call stays a concept', input: { ...complete, urgency: 'URGENT' }, facts, when: submit, then: { refused: 'signalComplete' } },
  { rule: 'SIG13', title: 'urgent with one goes to triage', input: { ...complete, urgency: 'URGENT', phoneLog: [phoned] }, facts, when: submit, then: { state: 'submitted' } },
  { rule: 'SIG13', title: 'a call in the future was not made', input: { ...complete, urgency: 'URGENT', phoneLog: [{ ...phoned, at: '2027-01-01T08:00:00Z' }] }, facts, when: submit, then: { refused: 'signalComplete' } },
];
