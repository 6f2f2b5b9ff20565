import { and, assign, or, setup, stateIn } from 'xstate';
import { addOffset, addWorkingDays, dayInAmsterdam, endOfDay, nextWorkingDay } from '../calendar.ts';
import { ANY, SYSTEM, type Role } from '../roles.ts';
import { effectNames, namedDelays, type Born, type Said } from '../track.ts';
import { again, carried, isAtTable, said } from './agenda.ts';
import type { contract, ActionContext } from './contract.ts';

type Events = Said<typeof contract.events>;
type Input = Born<typeof contract.input>;

const LEADS = ['CHAIR', 'CASE_OWNER'] as const satisfies readonly Role[];
const GIVES_WORK = [...LEADS, 'LIAISON'] as const satisfies readonly Role[];
const VERIFIES = [...LEADS, 'SYSTEM'] as const satisfies readonly Role[];
const USUAL_WORKING_DAYS = 10;
const DECLINE_WORKING_DAYS = 2;

const shape = setup({
  types: { context: {} as ActionContext, events: {} as Events, input: {} as Input },
  delays: namedDelays('ACTION_ACCEPT', 'ACTION_REMIND', 'ACTION_DUE', 'ACTION_ESC'),
  guards: {
    // [ACT2] giving back is possible once per owner, in the first two working days
    declineLeft: ({ context, event }) =>
      !context.declinedBy.includes(context.owner ?? event.by.person) &&
      Date.parse(event.at) <= Date.parse(addOffset(context.openedAt, DECLINE_WORKING_DAYS, 'wd')),
    // Regions move together: what the work region refuses may not settle the other one.
    completeAllowed: or([stateIn({ work: 'open' }), stateIn({ work: 'accepted' }), stateIn({ work: 'inProgress' })]),
    cancelAllowed: and([
      ({ context }) => !isAtTable(context),
      or([
        stateIn({ work: 'open' }),
        stateIn({ work: 'declined' }),
        stateIn({ work: 'accepted' }),
        stateIn({ work: 'inProgress' }),
        stateIn({ work: 'blocked' }),
      ]),
    ]),
    // [ACT11] what stands on an agenda because it was not carried out is closed at that table and nowhere else
    notAtTable: ({ context }) => !isAtTable(context),
    doneAtTable: ({ event }) => event.type === 'CLOSE_AT_TABLE' && event.how === 'DONE',
    reopenAllowed: stateIn({ work: 'done' }),
  },
  actions: {
    ...effectNames('createTask', 'remindOwner', 'escalateOwner', 'settle', 'toAgenda'),
    keepDeclined: assign({ declinedBy: ({ context, event }) => [...context.declinedBy, context.owner ?? event.by.person] }),
    keepReason: assign({ reason: ({ context, event }) => ('reason' in event ? event.reason : null) ?? context.reason }),
    keepResult: assign({ result: ({ context, event }) => (event.type === 'COMPLETE' ? event.result : null) ?? context.result }),
    setOwner: assign(({ context, event }) => reassigned(context, event)),
    setTaker: assign({ owner: ({ context, event }) => context.owner ?? event.by.person }),
    keepSettled: assign({ settledAt: ({ event }) => event.at }),
    keepReopened: assign({ settledAt: null, openedAt: ({ event }) => event.at }),
    keepCarried: assign(({ context, event }) => carried(context, event)),
    keepAgain: assign(({ context, event }) => again(context, event)),
    keepSaid: assign(({ event }) => (event.type === 'CLOSE_AT_TABLE' ? said(event.how, event) : {})),
  },
});

const complete = { guard: 'completeAllowed', target: 'settled', actions: ['keepSettled', 'settle'], meta: { by: ANY } } as const;
const cancel = { guard: 'cancelAllowed', target: 'settled', actions: ['keepSettled', 'settle'], meta: { by: LEADS } } as const;
const done = { target: 'done', actions: 'keepResult', meta: { by: ANY } } as const;
const cancelled = { guard: 'notAtTable', target: 'cancelled', actions: 'keepReason', meta: { by: LEADS } } as const;
const closed = { target: 'settled', actions: ['keepSettled', 'settle'], meta: { by: SYSTEM } } as const;
const handOver = { target: 'open', actions: ['keepReason', 'setOwner', 'createTask'], meta: { by: ANY } } as const;

/** [ACT1] the smallest promise: what is done about it, beside how late it is */
export const machine = shape.createMachine({
  id: 'action',
  context: ({ input }) => firstContext(input),
  type: 'parallel',
  on: {
    PLACE_ON_AGENDA: { actions: ['keepCarried', 'toAgenda'], meta: { by: SYSTEM } },
    CARRY_ON: { actions: ['keepCarried', 'toAgenda'], meta: { by: SYSTEM } },
  },
  states: {
    work: {
      initial: 'open',
      on: {
        CLOSE_AT_TABLE: [
          { guard: 'doneAtTable', target: '.verified', actions: 'keepSaid', meta: { by: SYSTEM } },
          { target: '.cancelled', actions: 'keepSaid', meta: { by: SYSTEM } },
        ],
        CARRY_AGAIN: { target: '.open', actions: ['keepAgain', 'toAgenda'], meta: { by: SYSTEM } },
      },
      states: {
        open: {
          on: {
            ACCEPT: { target: 'accepted', actions: 'setTaker', meta: { by: ANY } },
            DECLINE: {
              guard: 'declineLeft',
              target: 'declined',
              actions: ['keepDeclined', 'keepReason', 'keepCarried', 'createTask', 'toAgenda'],
              meta: { by: ANY },
            },
            COMPLETE: done,
            CANCEL: cancelled,
          },
          after: { ACTION_ACCEPT: { actions: 'remindOwner' } },
        },
        declined: { on: { REASSIGN: { target: 'open', actions: 'setOwner', meta: { by: GIVES_WORK } }, CANCEL: cancelled } },
        accepted: { on: { START: { target: 'inProgress', meta: { by: ANY } }, COMPLETE: done, HAND_OVER: handOver, CANCEL: cancelled } },
        inProgress: {
          on: {
            COMPLETE: done,
            BLOCK: { target: 'blocked', actions: ['keepReason', 'keepCarried', 'remindOwner', 'toAgenda'], meta: { by: ANY } },
            HAND_OVER: handOver,
            CANCEL: cancelled,
          },
        },
        blocked: {
          on: { UNBLOCK: { target: 'inProgress', meta: { by: ANY } }, HAND_OVER: { ...handOver, actions: ['keepReason', 'setOwner'] }, CANCEL: cancelled },
        },
        done: {
          on: {
            VERIFY: { guard: 'notAtTable', target: 'verified', meta: { by: VERIFIES } },
            REOPEN: { target: 'open', actions: ['keepReason', 'keepReopened'], meta: { by: LEADS } },
          },
        },
        verified: { type: 'final' },
        cancelled: { type: 'final' },
      },
    },
    timeliness: {
      initial: 'onTrack',
      on: { CARRY_AGAIN: { target: '.onTrack', meta: { by: SYSTEM } } },
      states: {
        onTrack: {
          on: { COMPLETE: complete, CANCEL: cancel, CLOSE_AT_TABLE: closed },
          after: { ACTION_REMIND: { target: 'dueSoon', actions: 'remindOwner' } },
        },
        dueSoon: {
          on: { COMPLETE: complete, CANCEL: cancel, CLOSE_AT_TABLE: closed },
          after: { ACTION_DUE: { target: 'overdue', actions: ['keepCarried', 'remindOwner', 'toAgenda'] } },
        },
        overdue: {
          on: { COMPLETE: complete, CANCEL: cancel, CLOSE_AT_TABLE: closed },
          after: { ACTION_ESC: { target: 'escalated', actions: 'escalateOwner' } },
        },
        escalated: { on: { COMPLETE: complete, CANCEL: cancel, CLOSE_AT_TABLE: closed } },
        settled: { on: { REOPEN: { guard: 'reopenAllowed', target: 'onTrack', meta: { by: LEADS } } } },
      },
    },
  },
});

function firstContext({
  at,
  by,
  self,
  caseId,
  meetingId,
  itemId,
  text,
  task,
  owner,
  due,
  source,
  orgId,
  about,
  trackId,
  series,
  decision,
}: Input): ActionContext {
  return {
    self,
    caseId: caseId ?? null,
    meetingId: meetingId ?? null,
    itemId: itemId ?? null,
    orgId: orgId ?? null,
    about: about ?? null,
    trackId: trackId ?? null,
    text: text ?? null,
    task: task ?? null,
    owner: owner ?? (by.person === 'system' ? null : by.person),
    madeBy: by.person,
    ...dueOn(due ?? addWorkingDays(dayInAmsterdam(at), USUAL_WORKING_DAYS)),
    source,
    openedAt: at,
    declinedBy: [],
    result: null,
    reason: null,
    settledAt: null,
    series: series ?? null,
    decision: decision ?? null,
    carriedOver: 0,
    agenda: null,
    waiting: false,
    said: null,
  };
}

/** [ACT3] a due day that is free becomes the next working day; it ends at 17:00 */
function dueOn(day: string): Pick<ActionContext, 'due' | 'dueAt'> {
  const due = nextWorkingDay(day);
  return { due, dueAt: endOfDay(due) };
}

function reassigned(context: ActionContext, event: Events): Partial<ActionContext> {
  const owner = event.type === 'REASSIGN' ? event.owner : event.type === 'HAND_OVER' ? event.to : undefined;
  const due = event.type === 'REASSIGN' && event.due ? dueOn(event.due) : {};
  return { owner: owner ?? context.owner, openedAt: event.at, ...due };
}
