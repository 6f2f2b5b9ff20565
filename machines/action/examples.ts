import type { Example, Saying } from '../track.ts';

const maker = '00000000-0000-4000-8000-000000000002';
const other = '00000000-0000-4000-8000-0000000000b2';
const input = {
  caseId: '00000000-0000-4000-8000-0000000000d1',
  meetingId: '00000000-0000-4000-8000-0000000000e1',
  text: 'Bel dochter Karin over de sleutel',
  owner: maker,
  due: '2026-12-08',
  source: 'MDO',
};

const accept: Saying = { type: 'ACCEPT', by: ['DISTRICT_NURSE'] };
const begin: Saying = { type: 'START', by: ['DISTRICT_NURSE'] };
const block: Saying = { type: 'BLOCK', by: ['DISTRICT_NURSE'], reason: 'Karin is op vakantie' };
const complete: Saying = { type: 'COMPLETE', by: ['DISTRICT_NURSE'], result: 'Sleutel ligt bij de buren' };
const decline: Saying = { type: 'DECLINE', by: ['DISTRICT_NURSE'], reason: 'Ik ben er die week niet' };
const cancel: Saying = { type: 'CANCEL', by: ['CHAIR'] };
const late: Saying[] = [{ type: 'ACTION_REMIND' }, { type: 'ACTION_DUE' }];

/** A promise of a meeting, and the next meeting of its series. */
const agreed = { ...input, series: 'ELDERLY' };
const nextOne = { next: { id: '00000000-0000-4000-8000-0000000000e2', startsAt: '2026-12-22T11:30:00.000Z' } };
const overdue: Saying[] = [{ type: 'ACTION_REMIND' }, { type: 'ACTION_DUE', facts: nextOne }];
const atTable = (type: string, more: Partial<Saying> = {}): Saying => ({ type, by: ['SYSTEM'], ...more });

const comingBack: Example[] = [
  {
    rule: 'ACT11',
    title: 'what is late stands on the next agenda',
    input: agreed,
    given: [{ type: 'ACTION_REMIND' }],
    when: { type: 'ACTION_DUE', facts: nextOne },
    then: { state: 'timeliness.overdue', effects: ['remindOwner', 'toAgenda'], timers: ['ACTION_ACCEPT', 'ACTION_ESC'] },
  },
  {
    rule: 'ACT11',
    title: 'from then on the chair does not cancel it outside a meeting',
    input: agreed,
    given: overdue,
    when: cancel,
    then: { refused: 'notAtTable' },
  },
  {
    rule: 'ACT11',
    title: 'nor when no meeting is planned yet',
    input: agreed,
    given: [{ type: 'ACTION_REMIND' }, { type: 'ACTION_DUE', facts: { next: null } }],
    when: cancel,
    then: { refused: 'notAtTable' },
  },
  {
    rule: 'ACT11',
    title: 'the owner may still report it done',
    input: agreed,
    given: overdue,
    when: complete,
    then: { state: { work: 'done', timeliness: 'settled' }, effects: ['settle'] },
  },
  {
    rule: 'ACT11',
    title: 'which nobody verifies outside a meeting',
    input: agreed,
    given: [...overdue, complete],
    when: { type: 'VERIFY', by: ['CHAIR'] },
    then: { refused: 'notAtTable' },
  },
  {
    rule: 'ACT11',
    title: 'what no meeting agreed comes back nowhere',
    input,
    given: late,
    when: cancel,
    then: { state: { work: 'cancelled', timeliness: 'settled' } },
  },
  {
    rule: 'ACT12',
    title: 'the table closes it as done',
    input: agreed,
    given: [...overdue, complete],
    when: atTable('CLOSE_AT_TABLE', { how: 'DONE' }),
    then: { state: { work: 'verified', timeliness: 'settled' }, effects: [], timers: [] },
  },
  {
    rule: 'ACT12',
    title: 'or as not done, with a reason',
    input: agreed,
    given: overdue,
    when: atTable('CLOSE_AT_TABLE', { how: 'GIVEN_UP', reason: 'CLIENT_DECLINED' }),
    then: { state: { work: 'cancelled', timeliness: 'settled' }, effects: ['settle'], timers: [] },
  },
  {
    rule: 'ACT13',
    title: 'once more: open again, with a new day',
    input: agreed,
    given: [...overdue, { type: 'ACTION_ESC' }],
    when: atTable('CARRY_AGAIN', { reason: 'NO_TIME', facts: nextOne }),
    then: { state: { work: 'open', timeliness: 'onTrack' }, effects: ['toAgenda'], timers: ['ACTION_ACCEPT', 'ACTION_REMIND'] },
  },
  {
    rule: 'ACT13',
    title: 'a meeting that did not come to it passes it on',
    input: agreed,
    given: overdue,
    when: atTable('CARRY_ON', { facts: nextOne }),
    then: { state: 'timeliness.overdue', effects: ['toAgenda'] },
  },
];

export const examples: Example[] = [
  {
    rule: 'ACT1',
    title: 'a promise without more belongs to who makes it',
    when: accept,
    then: { state: 'work.accepted', effects: [], timers: ['ACTION_REMIND'] },
  },
  {
    rule: 'ACT2',
    title: 'it is given back in the first days',
    input,
    when: decline,
    then: { state: 'work.declined', effects: ['createTask', 'toAgenda'], timers: ['ACTION_REMIND'] },
  },
  { rule: 'ACT2', title: 'not after two working days', input, when: { ...decline, at: '2026-11-27T09:00:00.000Z' }, then: { refused: 'declineLeft' } },
  {
    rule: 'ACT2',
    title: 'not twice by the same owner',
    input,
    given: [decline, { type: 'REASSIGN', by: ['CASE_OWNER'] }],
    when: decline,
    then: { refused: 'declineLeft' },
  },
  {
    rule: 'ACT2',
    title: 'the next owner may give it back too',
    input,
    given: [decline, { type: 'REASSIGN', by: ['CASE_OWNER'], owner: other }],
    when: decline,
    then: { state: 'work.declined' },
  },
  {
    rule: 'ACT2',
    title: 'a colleague does not give it to another',
    input,
    given: [decline],
    when: { type: 'REASSIGN', by: ['DISTRICT_NURSE'], owner: other },
    then: { refused: 'role' },
  },
  {
    rule: 'ACT3',
    title: 'two working days before, a reminder',
    input,
    when: { type: 'ACTION_REMIND' },
    then: { state: 'timeliness.dueSoon', effects: ['remindOwner'], timers: ['ACTION_ACCEPT', 'ACTION_DUE'] },
  },
  {
    rule: 'ACT3',
    title: 'at the end of the day it is late',
    input,
    given: [{ type: 'ACTION_REMIND' }],
    when: { type: 'ACTION_DUE' },
    then: { state: 'timeliness.overdue', effects: ['remindOwner', 'toAgenda'], timers: ['ACTION_ACCEPT', 'ACTION_ESC'] },
  },
  {
    rule: 'ACT3',
    title: 'a week later the leads hear it',
    input,
    given: late,
    when: { type: 'ACTION_ESC' },
    then: { state: 'timeliness.escalated', effects: ['escalateOwner'] },
  },
  {
    rule: 'ACT4',
    title: 'done settles it',
    input,
    given: [accept, begin],
    when: complete,
    then: { state: { work: 'done', timeliness: 'settled' }, effects: ['settle'], timers: [] },
  },
  {
    rule: 'ACT4',
    title: 'late but done settles it too',
    input,
    given: late,
    when: complete,
    then: { state: { work: 'done', timeliness: 'settled' }, effects: ['settle'], timers: [] },
  },
  {
    rule: 'ACT5',
    title: 'handed over it is open with somebody else',
    input,
    given: [accept],
    when: { type: 'HAND_OVER', by: ['DISTRICT_NURSE'], to: other },
    then: { state: 'work.open', effects: ['createTask'], timers: ['ACTION_ACCEPT', 'ACTION_REMIND'] },
  },
  {
    rule: 'ACT5',
    title: 'what nobody accepted is not handed over',
    input,
    when: { type: 'HAND_OVER', by: ['DISTRICT_NURSE'], to: other },
    then: { refused: 'not-now' },
  },
  {
    rule: 'ACT6',
    title: 'a case owner verifies',
    input,
    given: [complete],
    when: { type: 'VERIFY', by: ['CASE_OWNER'] },
    then: { state: 'work.verified', effects: [], timers: [] },
  },
  {
    rule: 'ACT6',
    title: 'the owner does not verify his own work',
    input,
    given: [complete],
    when: { type: 'VERIFY', by: ['DISTRICT_NURSE'] },
    then: { refused: 'role' },
  },
  {
    rule: 'ACT6',
    title: 'what was not done well is reopened',
    input,
    given: [complete],
    when: { type: 'REOPEN', by: ['CHAIR'], reason: 'De sleutel past niet' },
    then: { state: { work: 'open', timeliness: 'onTrack' }, effects: [], timers: ['ACTION_ACCEPT', 'ACTION_REMIND'] },
  },
  { rule: 'ACT6', title: 'the owner does not cancel', input, when: { ...cancel, by: ['DISTRICT_NURSE'] }, then: { refused: 'role' } },
  { rule: 'ACT7', title: 'what is blocked cannot be done', input, given: [accept, begin, block], when: complete, then: { refused: 'completeAllowed' } },
  {
    rule: 'ACT7',
    title: 'going on, it can',
    input,
    given: [accept, begin, block, { type: 'UNBLOCK' }],
    when: complete,
    then: { state: { work: 'done', timeliness: 'settled' }, effects: ['settle'] },
  },
  {
    rule: 'ACT7',
    title: 'being stuck is told',
    input,
    given: [accept, begin],
    when: block,
    then: { state: 'work.blocked', effects: ['remindOwner', 'toAgenda'] },
  },
  { rule: 'ACT7', title: 'what is open is not reopened', input, when: { type: 'REOPEN', by: ['CHAIR'] }, then: { refused: 'not-now' } },
  { rule: 'ACT8', title: 'who does not accept is reminded', input, when: { type: 'ACTION_ACCEPT' }, then: { state: 'work.open', effects: ['remindOwner'] } },
  {
    rule: 'ACT9',
    title: 'cancelled is the end',
    input,
    when: cancel,
    then: { state: { work: 'cancelled', timeliness: 'settled' }, effects: ['settle'], timers: [] },
  },
  { rule: 'ACT9', title: 'after which nothing comes', input, given: [cancel], when: { type: 'REOPEN', by: ['CHAIR'] }, then: { refused: 'not-now' } },
  {
    rule: 'ACT10',
    title: 'a task of the product waits for nobody once it is verified',
    input: { ...input, text: undefined, task: 'requestConsent', source: 'TASK' },
    given: [complete],
    when: { type: 'VERIFY', by: ['SYSTEM'] },
    then: { state: 'work.verified', effects: [], timers: [] },
  },
  ...comingBack,
];
