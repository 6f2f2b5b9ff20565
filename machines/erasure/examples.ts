import type { Example, Saying } from '../track.ts';

const caseId = '00000000-0000-4000-8000-0000000000d1';
const owner = '00000000-0000-4000-8000-000000000002';
const officer = '00000000-0000-4000-8000-0000000000f1';
const closed = { case: { clientId: '00000000-0000-4000-8000-0000000000c1', orgId: null, owner, ended: true } };
const running = { case: { ...closed.case, ended: false } };
const input = { caseId, receivedOn: '2026-11-23' };

const identified: Saying = { type: 'CONFIRM_IDENTITY', by: ['DISTRICT_NURSE'] };
const tested: Saying = { type: 'TEST', by: ['CASE_OWNER'], person: owner };
const grant: Saying = { type: 'GRANT', by: ['CASE_OWNER'], person: owner, facts: closed };
const approve: Saying = { type: 'APPROVE', by: ['PRIVACY_OFFICER'], person: officer };
const carried: Saying = { type: 'CARRIED_OUT', by: ['SYSTEM'], person: 'system', scopes: 4 };
const refuse: Saying = { type: 'REFUSE', by: ['CASE_OWNER'], ground: 'DISPUTE', explanation: 'Er loopt een klacht over deze zorg.' };

export const examples: Example[] = [
  {
    rule: 'ERA1',
    title: 'a request begins with a term',
    input,
    facts: closed,
    when: identified,
    then: { state: { open: 'identified' }, effects: [], timers: ['ERASURE_DUE', 'ERASURE_REMIND'] },
  },
  { rule: 'ERA2', title: 'nothing is weighed before it is known who asks', input, facts: closed, when: tested, then: { refused: 'not-now' } },
  {
    rule: 'ERA2',
    title: 'a colleague does not weigh',
    input,
    facts: closed,
    given: [identified],
    when: { ...tested, by: ['WIJ_WORKER'] },
    then: { refused: 'role' },
  },
  {
    rule: 'ERA3',
    title: 'a week before the term ends its owner hears it',
    input,
    facts: closed,
    when: { type: 'ERASURE_REMIND' },
    then: { state: { open: 'received' }, effects: ['remindOwner'] },
  },
  {
    rule: 'ERA3',
    title: 'it is not put off twice',
    input,
    facts: closed,
    given: [{ type: 'EXTEND', by: ['CASE_OWNER'], reason: 'Het dossier is groot.' }],
    when: { type: 'EXTEND', by: ['CASE_OWNER'] },
    then: { refused: 'notExtended' },
  },
  {
    rule: 'ERA4',
    title: 'no exception and a closed file: it waits for a second person',
    input,
    facts: closed,
    given: [identified, tested],
    when: grant,
    then: { state: 'granted', effects: ['askSecond'] },
  },
  {
    rule: 'ERA4',
    title: 'not while somebody works in it',
    input,
    facts: closed,
    given: [identified, tested],
    when: { ...grant, facts: running },
    then: { refused: 'mayBeErased' },
  },
  {
    rule: 'ERA4',
    title: 'not while there is a dispute',
    input,
    facts: closed,
    given: [identified, { ...tested, exceptions: ['DISPUTE'] }],
    when: grant,
    then: { refused: 'mayBeErased' },
  },
  { rule: 'ERA4', title: 'refused with a ground it is over', input, facts: closed, given: [identified], when: refuse, then: { state: 'refused', timers: [] } },
  {
    rule: 'ERA4',
    title: 'not without one',
    input,
    facts: closed,
    given: [identified],
    when: { type: 'REFUSE', by: ['CASE_OWNER'] },
    then: { refused: 'groundNamed' },
  },
  {
    rule: 'ERA5',
    title: 'a second person approves',
    input,
    facts: closed,
    given: [identified, tested, grant],
    when: approve,
    then: { state: 'approved', effects: ['tellOwner'] },
  },
  {
    rule: 'ERA5',
    title: 'who decided does not approve',
    input,
    facts: closed,
    given: [identified, tested, grant],
    when: { ...approve, person: owner },
    then: { refused: 'otherPerson' },
  },
  {
    rule: 'ERA5',
    title: 'or sends it back',
    input,
    facts: closed,
    given: [identified, tested, grant],
    when: { type: 'SEND_BACK', by: ['PRIVACY_OFFICER'], person: officer },
    then: { state: { open: 'tested' }, effects: ['tellOwner'] },
  },
  {
    rule: 'ERA6',
    title: 'carried out, the owner tells the client',
    input,
    facts: closed,
    given: [identified, tested, grant, approve],
    when: carried,
    then: { state: 'carriedOut', effects: ['tellOwner'], timers: ['ERASURE_CONFIRM'] },
  },
  {
    rule: 'ERA7',
    title: 'the client knows: it is over',
    input,
    facts: closed,
    given: [identified, tested, grant, approve, carried],
    when: { type: 'CONFIRM', by: ['DISTRICT_NURSE'] },
    then: { state: 'confirmed', timers: [] },
  },
  {
    rule: 'ERA7',
    title: 'and until then somebody is reminded',
    input,
    facts: closed,
    given: [identified, tested, grant, approve, carried],
    when: { type: 'ERASURE_CONFIRM' },
    then: { state: 'carriedOut', effects: ['tellOwner'] },
  },
];
