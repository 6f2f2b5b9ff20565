import type { Example, Saying } from '../track.ts';

const fatima = '00000000-0000-4000-8000-0000000000b3';
const deputy = '00000000-0000-4000-8000-0000000000b4';
const wij = '00000000-0000-4000-8000-0000000000aa';
const input = { orgId: wij, theme: 'YOUTH', person: fatima, partners: ['00000000-0000-4000-8000-0000000000a1'], phone: '06-00 00 00 13', days: ['MON', 'TUE'] };
const works = { deputy: { active: true, orgs: [wij] } };
const elsewhere = { deputy: { active: true, orgs: [] } };

const confirm: Saying = { type: 'CONFIRM', by: ['TEAM_MANAGER'] };
const away: Saying = { type: 'START_ABSENCE', by: ['LIAISON'], until: '2026-12-18' };
const covered: Saying = { ...away, deputy, facts: works };
const leave: Saying = { type: 'LEAVE', by: ['TEAM_MANAGER'], facts: { open: { actions: [], signals: 2 } } };

export const examples: Example[] = [
  {
    rule: 'LIA1',
    title: 'confirmed, both sides hear who it is',
    input,
    when: confirm,
    then: { state: 'active', effects: ['notifyParticipants'], timers: ['LIAISON_VERIFY'] },
  },
  { rule: 'LIA1', title: 'a colleague does not confirm', input, when: { type: 'CONFIRM', by: ['WIJ_WORKER'] }, then: { refused: 'role' } },
  {
    rule: 'LIA2',
    title: 'after half a year somebody is asked',
    input,
    given: [confirm],
    when: { type: 'LIAISON_VERIFY' },
    then: { state: 'active', effects: ['remindOwner'] },
  },
  {
    rule: 'LIA3',
    title: 'absent with a deputy',
    input,
    given: [confirm],
    when: covered,
    then: { state: 'covered', effects: ['notifyParticipants'], timers: [] },
  },
  {
    rule: 'LIA3',
    title: 'absent without one: a gap that is seen',
    input,
    given: [confirm],
    when: away,
    then: { state: 'uncovered', effects: ['flagCoverageGap'] },
  },
  {
    rule: 'LIA3',
    title: 'somebody of another organisation is no deputy',
    input,
    given: [confirm, away],
    when: { type: 'SET_DEPUTY', by: ['TEAM_MANAGER'], deputy, facts: elsewhere },
    then: { refused: 'deputySet' },
  },
  {
    rule: 'LIA3',
    title: 'neither is the one who is absent',
    input,
    given: [confirm, away],
    when: { type: 'SET_DEPUTY', by: ['TEAM_MANAGER'], deputy: fatima, facts: works },
    then: { refused: 'deputySet' },
  },
  {
    rule: 'LIA4',
    title: 'rejected, the place is open',
    input,
    when: { type: 'REJECT', by: ['PRACTICE_MANAGER'], reason: 'Werkt hier straks niet meer' },
    then: { state: 'vacant', effects: ['flagCoverageGap'] },
  },
  {
    rule: 'LIA5',
    title: 'who leaves leaves work behind',
    input,
    given: [confirm],
    when: leave,
    then: { state: 'vacant', effects: ['flagCoverageGap', 'carryOver'], timers: [] },
  },
  {
    rule: 'LIA6',
    title: 'a liaison says when he is back',
    input,
    given: [confirm, covered],
    when: { type: 'RETURN', by: ['LIAISON'] },
    then: { state: 'active', effects: [], timers: ['LIAISON_VERIFY'] },
  },
  { rule: 'LIA6', title: 'a liaison does not end the assignment', input, given: [confirm], when: { ...leave, by: ['LIAISON'] }, then: { refused: 'role' } },
  {
    rule: 'LIA7',
    title: 'a successor begins as a proposal',
    input,
    given: [confirm, leave],
    when: { type: 'ASSIGN', by: ['TEAM_MANAGER'], person: deputy },
    then: { state: 'proposed', effects: [] },
  },
  {
    rule: 'LIA7',
    title: 'nobody is assigned while somebody is there',
    input,
    given: [confirm],
    when: { type: 'ASSIGN', by: ['TEAM_MANAGER'], person: deputy },
    then: { refused: 'not-now' },
  },
  {
    rule: 'LIA8',
    title: 'a theme that nobody needs ends',
    input,
    given: [confirm, leave],
    when: { type: 'CLOSE_THEME', by: ['TEAM_MANAGER'] },
    then: { state: 'ended', effects: [], timers: [] },
  },
];
