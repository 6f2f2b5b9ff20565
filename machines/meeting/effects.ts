import { addWorkingDays, dayInAmsterdam } from '../calendar.ts';
import { decisionLink } from '../action/agenda.ts';
import type { Command, Effect, Json } from '../track.ts';
import type { MeetingContext } from './contract.ts';
import { carriedEffects } from './carried.ts';
import { tells } from './tells.ts';
import { agendaOf } from './table.ts';

type Args = { context: MeetingContext; event: any; self: string };

const NOTICES: Record<string, string> = {
  CANCEL: 'meetingCancelled',
  POSTPONE: 'meetingPostponed',
  SUBMIT_MINUTES: 'minutesSubmitted',
  OBJECT: 'minutesObjection',
  MDO_INVITE: 'inviteReminder',
  PREP_REMINDER: 'prepReminder',
};
const nameOf = (type: string): string => (type.startsWith('xstate.') ? type.split('.')[2] : type);
const toAll = (text: string, vars: Record<string, Json> = {}): Command => ({ do: 'notify', to: { participants: true }, text, vars });
const ofOrg = (context: MeetingContext) => (context.orgId ? { orgId: context.orgId } : {});

/** What a meeting asks for, by the names of DOMAIN.md 3.4; what it tells others is in tells.ts. */
export const effects: Record<string, Effect> = {
  sendInvites: ({ context }) => [toAll('meetingInvite', { startsAt: context.startsAt, place: context.place })],
  notifyParticipants: ({ context, event }) => [toAll(NOTICES[nameOf(event.type)] ?? 'meetingChanged', { startsAt: context.startsAt })],
  // What each of them sees of the agenda is decided when they look.
  distributeAgenda: ({ context }) => [toAll('agendaReady', { startsAt: context.startsAt })],
  createPrepTasks: (args) => prepTasks(args),
  createAgendaItem: (args) => [agendaItem(args)],
  overtimeAlert: () => [{ do: 'show' }],
  showCrisisPanel: () => [{ do: 'show' }],
  // The seconds per item and per person stand in the meeting itself; a report reads them there (BR-25).
  recordTime: () => [{ do: 'show' }],
  // The item itself waits in its series; the meeting has told it.
  deferToNext: () => [{ do: 'show' }],
  notifyOnCall: () => [{ do: 'notify', to: { holders: 'CHAIR' }, text: 'crisisInMeeting' }],
  createAction: (args) => (args.event.type === 'RECORD_DECISION' && !isNewPromise(args.event) ? [] : [action(args)]),
  /** a decision that was a slip takes along the promise that it made */
  undoDecision: ({ event, self }) =>
    event.withdrawn && event.id ? [{ do: 'tell', to: { machine: 'action', meetingId: self, linkedTo: decisionLink(event.id) }, type: 'CANCEL' }] : [],
  remindOwner: ({ event }) => [
    {
      do: 'notify',
      to: { holders: nameOf(event.type) === 'MINUTES_DUE' ? 'MINUTE_TAKER' : 'CHAIR' },
      text: nameOf(event.type) === 'MINUTES_DUE' ? 'minutesDue' : 'minutesWaitForChair',
    },
  ],
  createExtracts: (args) => extracts(args),
  // Delivery and the check of consent happen when the letter goes out, recipient by recipient.
  distributeExtracts: () => [{ do: 'show' }],
  createTask: ({ context, self }) => [
    {
      do: 'start',
      machine: 'action',
      input: { meetingId: self, task: 'deliverByHand', source: 'TASK', ...(context.minuteTaker ? { owner: context.minuteTaker } : {}), ...ofOrg(context) },
    },
  ],
  /** [MEET18] what was not prepared before the meeting need not be prepared after it */
  settlePreparation: ({ self }) => [
    { do: 'tell', to: { machine: 'action', linkedTo: self, in: ['work.open', 'work.accepted', 'work.inProgress'] }, type: 'COMPLETE' },
  ],
  carryOver: ({ context }) => (context.endedAt ? [{ do: 'notify', to: { holders: 'CHAIR' }, text: 'actionsCarriedOver' }] : [{ do: 'show' }]),
  ...tells,
  ...carriedEffects,
};

/** Decided for the first time, with who carries it out by when. */
const isNewPromise = (event: any): boolean => Boolean(event.owner && event.due && !event.withdrawn && !event.id);

function prepTasks({ context, event, self }: Args): Command[] {
  const due = context.startsAt ? addWorkingDays(dayInAmsterdam(context.startsAt), -1) : null;
  return agendaOf(event)
    .filter((line) => ['scheduled', 'scheduledAnonymous'].includes(line.state) && line.proposer !== 'system')
    .map((line) => ({
      do: 'start',
      machine: 'action',
      input: {
        meetingId: self,
        itemId: line.id,
        task: 'prepareItem',
        owner: line.proposer,
        source: 'TASK',
        about: self,
        ...(line.caseId ? { caseId: line.caseId } : {}),
        ...(due && due > dayInAmsterdam(event.at) ? { due } : {}),
        ...ofOrg(context),
      },
    }));
}

function agendaItem({ context, event, self }: Args): Command {
  const said = Object.fromEntries(
    ['caseId', 'question', 'background', 'clientWish', 'requiredDisciplines', 'timebox', 'domains', 'wishedOutcome']
      .filter((field) => event[field] !== undefined)
      .map((field) => [field, event[field]]),
  );
  const kind = event.type === 'ADD_URGENT_ITEM' ? 'URGENT' : 'NEW';
  return {
    do: 'start',
    machine: 'agendaItem',
    id: event.fresh,
    input: { ...said, kind, theme: context.theme, series: context.series, meetingId: self, ...ofOrg(context) },
  };
}

function action({ context, event, self }: Args): Command {
  const itemId: string | undefined = event.item ?? context.open?.id;
  const item = itemId ? context.items[itemId] : undefined;
  const decided = event.type === 'RECORD_DECISION';
  const made = decided ? { owner: event.owner, due: event.due } : item?.actions.find((one) => one.id === event.fresh);
  const words = event.text ? { text: event.text } : { task: 'wordAction' };
  return {
    do: 'start',
    machine: 'action',
    id: event.fresh,
    input: {
      meetingId: self,
      source: 'MDO',
      series: context.series,
      ...(decided ? { decision: event.fresh } : {}),
      ...words,
      ...(itemId ? { itemId } : {}),
      ...(item?.caseId ? { caseId: item.caseId } : {}),
      ...(made ? { owner: made.owner, due: made.due } : {}),
      ...ofOrg(context),
    },
  };
}

/** [MEET14] one letter per client; never the whole minutes, and none about an item without a name. */
function extracts({ context, self }: Args): Command[] {
  return Object.entries(context.items)
    .filter(([, item]) => item.outcome === 'CONCLUDED' && item.caseId)
    .map(([itemId, item]) => ({
      do: 'letter',
      kind: 'extract',
      to: [...new Set([...item.presentFor, ...(context.chair ? [context.chair] : [])])],
      content: {
        itemId,
        meetingId: self,
        caseId: item.caseId,
        version: context.minutes.version,
        notes: item.notes,
        decisions: item.decisions,
        actions: item.actions,
        noChange: item.noChange,
        nextReview: item.nextReview,
        presentFor: item.presentFor,
      },
    }));
}
