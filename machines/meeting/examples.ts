import type { Role } from '../roles.ts';
import type { Example, Saying } from '../track.ts';
import { carriedExamples } from './examples-carried.ts';
import { hearingExamples } from './examples-hearing.ts';

const id = (n: string) => `00000000-0000-4000-8000-0000000000${n}`;
const [BAKKER, PETRA, ANJA, ROB_ITEM, JANS_ITEM, ROB_CASE] = ['b1', 'b2', 'b3', 'd1', 'd2', 'c1'].map(id);
const TEXT = 'ref:00000000-0000-4000-8000-00000000000f:40';
const input = {
  title: 'MDO ouderen',
  theme: 'ELDERLY',
  startsAt: '2026-12-08T11:30:00.000Z',
  place: 'De Linde',
  chair: BAKKER,
  minuteTaker: PETRA,
  coordinator: PETRA,
  participants: [
    { person: BAKKER, discipline: 'GP' },
    { person: PETRA, discipline: 'POH_O' },
    { person: ANJA, discipline: 'DISTRICT_NURSE' },
  ],
};
const line = {
  id: ROB_ITEM,
  state: 'scheduled',
  caseId: ROB_CASE,
  anonymous: false,
  timebox: 10,
  requiredDisciplines: ['GP'],
  proposer: ANJA,
  nextReview: null,
};
const agenda = { agenda: [line] };
const table = { agenda: [{ ...line, state: 'inDiscussion' }] };

const chair = (type: string, more: Partial<Saying> = {}): Saying => ({ type, by: ['CHAIR' as Role], person: BAKKER, ...more });
const anybody = (type: string, more: Partial<Saying> = {}): Saying => ({ type, by: ['ANY_PRO' as Role], ...more });
const system = (type: string, more: Partial<Saying> = {}): Saying => ({ type, by: ['SYSTEM' as Role], ...more });

const schedule: Saying = { type: 'SCHEDULE', by: ['POH_O'] };
const placed = system('ITEM_PLACED', { item: ROB_ITEM, facts: { placed: { here: true, caseId: ROB_CASE } } });
const frozen = [schedule, placed, chair('FREEZE_AGENDA')];
const start = chair('START_MEETING', { facts: agenda });
const open = chair('OPEN_ITEM', { facts: { ...agenda, consent: { ok: true, until: '2027-11-26' } } });
const opened = [...frozen, start, open];
const action = chair('RECORD_ACTION', { text: TEXT, owner: ANJA, due: '2026-12-15' });
const concluded = [...opened, action, chair('CONCLUDE_ITEM', { facts: table })];
const wrapped = [...concluded, chair('START_WRAPUP')];
const ended = [...wrapped, chair('END_MEETING', { facts: { agenda: [{ ...line, state: 'concluded' }] } })];
const reviewed = [...ended, chair('SUBMIT_MINUTES')];
const call = { who: TEXT, called: TEXT, at: '2026-12-15T11:47:00.000Z', outcome: TEXT };

/** What a meeting does, rule by rule. */
export const examples: Example[] = [
  { rule: 'MEET1', title: 'a meeting without chair and place is not sent out', input: { title: 'MDO' }, when: schedule, then: { refused: 'hasChairAndNotes' } },
  {
    rule: 'MEET1',
    title: 'a whole plan opens the agenda',
    input,
    when: schedule,
    then: { state: 'agendaOpen', effects: ['sendInvites', 'fillAgenda', 'takeCarried'], timers: ['MDO_INVITE', 'AGENDA_CLOSE'] },
  },
  { rule: 'MEET1', title: 'the practice coach may plan the monthly talk', input, when: { ...schedule, by: ['WIJ_COACH'] }, then: { state: 'agendaOpen' } },
  {
    rule: 'MEET2',
    title: 'a cancelled meeting lets its items go',
    input,
    given: [schedule, placed],
    when: { type: 'CANCEL', by: ['TEAM_MANAGER'] },
    then: { state: 'cancelled', effects: ['notifyParticipants', 'carryOver', 'releaseItems', 'passOnCarried'], timers: [] },
  },
  {
    rule: 'MEET3',
    title: 'everybody who was invited counts as present',
    input,
    given: frozen,
    when: start,
    then: { state: { inSession: 'checkIn' }, timers: ['MEETING_END'] },
  },
  {
    rule: 'MEET3',
    title: 'two disciplines are too few',
    input,
    given: frozen,
    when: chair('START_MEETING', { present: [BAKKER, PETRA], facts: agenda }),
    then: { state: 'noQuorum' },
  },
  {
    rule: 'MEET3',
    title: 'an item without its discipline keeps the table from going on',
    input,
    given: [...frozen, chair('START_MEETING', { present: [PETRA, ANJA], facts: agenda })],
    when: chair('PROCEED_LIMITED', { facts: agenda }),
    then: { refused: 'limitedOk' },
  },
  {
    rule: 'MEET3',
    title: 'with that item deferred it goes on',
    input,
    given: [...frozen, chair('START_MEETING', { present: [PETRA, ANJA], facts: agenda })],
    when: chair('PROCEED_LIMITED', { facts: { agenda: [] } }),
    then: { state: { inSession: 'checkIn' } },
  },
  {
    rule: 'MEET4',
    title: 'who does not chair adds nothing after the agenda closed',
    input,
    given: frozen,
    when: { type: 'ADD_URGENT_ITEM', by: ['CHAIR'], person: ANJA },
    then: { refused: 'chairApproves' },
  },
  {
    rule: 'MEET5',
    title: 'the next item comes to the table',
    input,
    given: [...frozen, start],
    when: open,
    then: { state: { inSession: 'discussing' }, effects: ['settleItems', 'openItem'], timers: ['MEETING_END', 'ITEM_WARN', 'ITEM_TIMEBOX'] },
  },
  {
    rule: 'MEET5',
    title: 'consent that ended keeps it off the table',
    input,
    given: [...frozen, start],
    when: { ...open, facts: { ...agenda, consent: { ok: false, until: null } } },
    then: { refused: 'itemConsentOk' },
  },
  {
    rule: 'MEET20',
    title: 'a meeting that begins on an earlier day than planned brings its items along',
    input,
    given: frozen,
    when: start,
    then: { state: { inSession: 'checkIn' }, effects: ['bringItems'] },
  },
  {
    rule: 'MEET6',
    title: 'a break stops the clock and the item hears of it',
    input,
    given: opened,
    when: chair('PAUSE'),
    then: { state: { inSession: 'paused' }, effects: ['changeClock'] },
  },
  {
    rule: 'MEET6',
    title: 'after the break the item goes on',
    input,
    given: [...opened, chair('PAUSE')],
    when: chair('RESUME_ITEM'),
    then: { state: { inSession: 'discussing' }, effects: ['changeClock'] },
  },
  {
    rule: 'MEET6',
    title: 'a third extension is refused',
    input,
    given: [...opened, chair('EXTEND_TIME'), chair('EXTEND_TIME')],
    when: chair('EXTEND_TIME'),
    then: { refused: 'extendLeft' },
  },
  {
    rule: 'MEET6',
    title: 'a break between items has no item to go back to',
    input,
    given: [...concluded, chair('PAUSE')],
    when: chair('RESUME_ITEM'),
    then: { refused: 'itemOpen' },
  },
  { rule: 'MEET7', title: 'an action is started', input, given: opened, when: action, then: { state: { inSession: 'discussing' }, effects: ['createAction'] } },
  {
    rule: 'MEET7',
    title: 'an action for somebody without words is refused',
    input,
    given: opened,
    when: chair('RECORD_ACTION', { owner: ANJA }),
    then: { refused: 'actionComplete' },
  },
  {
    rule: 'MEET7',
    title: 'only pressing "action" leaves the words to who pressed',
    input,
    given: opened,
    when: chair('RECORD_ACTION'),
    then: { effects: ['createAction'] },
  },
  {
    rule: 'MEET8',
    title: 'nothing recorded means no conclusion',
    input,
    given: opened,
    when: chair('CONCLUDE_ITEM', { facts: table }),
    then: { refused: 'outcomeRecorded' },
  },
  {
    rule: 'MEET8',
    title: 'with an action the item is concluded',
    input,
    given: [...opened, action],
    when: chair('CONCLUDE_ITEM', { facts: table }),
    then: { state: { inSession: 'betweenItems' }, effects: ['recordTime', 'settleItems'], timers: ['MEETING_END'] },
  },
  {
    rule: 'MEET9',
    title: 'an emergency stops everything',
    input,
    given: opened,
    when: anybody('RAISE_CRISIS'),
    then: { state: { inSession: 'urgentInterrupt' }, effects: ['showCrisisPanel', 'notifyOnCall', 'changeClock', 'tellCrisis'], timers: ['MEETING_END'] },
  },
  {
    rule: 'MEET9',
    title: 'during an emergency nothing is concluded',
    input,
    given: [...opened, anybody('RAISE_CRISIS')],
    when: chair('CONCLUDE_ITEM'),
    then: { refused: 'not-now' },
  },
  {
    rule: 'MEET9',
    title: 'without a logged call it does not go on',
    input,
    given: [...opened, anybody('RAISE_CRISIS')],
    when: chair('URGENT_HANDED_OVER'),
    then: { refused: 'crisisLogged' },
  },
  {
    rule: 'MEET9',
    title: 'with a logged call it goes on',
    input,
    given: [...opened, anybody('RAISE_CRISIS')],
    when: chair('URGENT_HANDED_OVER', { call }),
    then: { state: { inSession: 'discussing' }, effects: ['changeClock', 'tellCall'] },
  },
  {
    rule: 'MEET10',
    title: 'an older version read means a conflict',
    input,
    given: [...opened, anybody('ADD_NOTE', { field: 'summary', text: TEXT, base: 0, person: ANJA })],
    when: anybody('ADD_NOTE', { field: 'summary', text: TEXT, base: 0, person: PETRA }),
    then: { refused: 'noteFresh' },
  },
  {
    rule: 'MEET10',
    title: 'the version that stands may be written over',
    input,
    given: [...opened, anybody('ADD_NOTE', { field: 'summary', text: TEXT, base: 0, person: ANJA })],
    when: anybody('ADD_NOTE', { field: 'summary', text: TEXT, base: 1, person: PETRA }),
    then: { state: { inSession: 'discussing' }, effects: [] },
  },
  {
    rule: 'MEET11',
    title: 'an item that was not discussed keeps the meeting open',
    input,
    given: wrapped,
    when: chair('END_MEETING', { facts: { agenda: [{ ...line, id: JANS_ITEM }] } }),
    then: { refused: 'allItemsSettled' },
  },
  {
    rule: 'MEET11',
    title: 'an item that found no time is deferred unopened',
    input,
    given: [...wrapped, system('ITEM_PLACED', { item: JANS_ITEM, facts: { placed: { here: true, caseId: null } } })],
    when: chair('DEFER_ITEM', { item: JANS_ITEM }),
    then: { state: { inSession: 'wrapUp' }, effects: ['settleItems', 'deferToNext'] },
  },
  {
    rule: 'MEET11',
    title: 'with everything settled it closes and the cases hear of it',
    input,
    given: wrapped,
    when: chair('END_MEETING', { facts: { agenda: [{ ...line, state: 'concluded' }] } }),
    then: { state: 'minutesDraft', effects: ['recordTime', 'tellCases', 'settlePreparation', 'passOnCarried'], timers: ['MINUTES_DUE'] },
  },
  {
    rule: 'MEET18',
    title: 'preparing ends with the meeting',
    input,
    given: wrapped,
    when: chair('END_MEETING', { facts: { agenda: [{ ...line, state: 'deferred' }] } }),
    then: { state: 'minutesDraft', effects: ['recordTime', 'tellCases', 'settlePreparation', 'passOnCarried'] },
  },
  {
    rule: 'MEET12',
    title: 'minutes with an outcome for each item may be submitted',
    input,
    given: ended,
    when: chair('SUBMIT_MINUTES'),
    then: { state: 'minutesReview', effects: ['notifyParticipants'], timers: ['MINUTES_OBJECTION'] },
  },
  {
    rule: 'MEET13',
    title: 'an objection brings the minutes back',
    input,
    given: reviewed,
    when: anybody('OBJECT', { text: TEXT }),
    then: { state: 'minutesDraft', effects: ['notifyParticipants'] },
  },
  {
    rule: 'MEET14',
    title: 'approved minutes go out as extracts',
    input,
    given: [...reviewed, chair('APPROVE_MINUTES')],
    when: chair('DISTRIBUTE'),
    then: { state: 'distributing', effects: ['createExtracts', 'distributeExtracts'] },
  },
  {
    rule: 'MEET14',
    title: 'who was not reached becomes a task',
    input,
    given: [...reviewed, chair('APPROVE_MINUTES'), chair('DISTRIBUTE')],
    when: system('DISTRIBUTION_PARTIAL', { undelivered: [ANJA] }),
    then: { state: 'followUp', effects: ['createTask'], timers: ['FOLLOWUP_REVIEW'] },
  },
  {
    rule: 'MEET15',
    title: 'an item that left is off the list',
    input,
    given: [schedule, placed],
    when: system('ITEM_REMOVED', { item: ROB_ITEM }),
    then: { state: 'agendaOpen', effects: [] },
  },
  {
    rule: 'MEET16',
    title: 'who comes late takes a place at the table',
    input,
    given: [...frozen, start],
    when: anybody('JOIN'),
    then: { state: { inSession: 'checkIn' }, effects: [] },
  },
  {
    rule: 'MEET17',
    title: 'open actions keep it from being completed',
    input,
    given: [...reviewed, chair('APPROVE_MINUTES'), chair('DISTRIBUTE'), system('DISTRIBUTION_DONE')],
    when: chair('COMPLETE', { facts: { actions: 1 } }),
    then: { refused: 'allActionsSettled' },
  },
  {
    rule: 'MEET17',
    title: 'with all settled it is completed',
    input,
    given: [...reviewed, chair('APPROVE_MINUTES'), chair('DISTRIBUTE'), system('DISTRIBUTION_DONE')],
    when: chair('COMPLETE', { facts: { actions: 0 } }),
    then: { state: 'completed', effects: [], timers: [] },
  },
  ...carriedExamples({ input, opened, wrapped, table, chair, system }),
  ...hearingExamples({ input, started: [...frozen, start], open, chair, anybody }),
];
