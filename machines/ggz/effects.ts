import { carrier, managers, notify, task, tellEnded, tellStarted } from '../beside-case.ts';
import { informGpUrgent, noteToGp } from '../client-gp.ts';
import type { Heard } from '../heard.ts';
import type { Audience, Command, Effect } from '../track.ts';
import type { GgzContext } from './contract.ts';

type Args = { context: GgzContext; event: Heard; self: string };

const OPEN_WORK = ['work.open', 'work.accepted', 'work.inProgress'];
const REVIEW_WD = 5;

const settle = (key: string | null, type: string): Command[] => (key ? [{ do: 'tell', to: { machine: 'action', linkedTo: key, in: OPEN_WORK }, type }] : []);
const liaisons = ({ orgId }: GgzContext): Audience[] => (orgId ? [{ role: 'LIAISON', org: orgId, theme: 'MENTAL_HEALTH' }] : []);
const nextContact = (args: Args): Command =>
  task(args, 'monitor', { owner: args.context.monitorBy, about: args.context.contactKey, ...(args.context.nextContact && { due: args.context.nextContact }) });

/** [GGZ6] every agreement has one owner; the first contact is a task for who monitors. */
function createAction(args: Args): Command[] {
  const { context } = args;
  const agreed = context.agreements.map(({ text, owner, due }) => task(args, 'monitor', { text, owner, ...(due && { due }) }));
  return [...settle(context.contactBefore, 'CANCEL'), ...agreed, nextContact(args)];
}

const recordTime = (args: Args): Command[] =>
  args.event.type === 'MONITOR_CONTACT_LOGGED' ? [...settle(args.context.contactBefore, 'COMPLETE'), nextContact(args)] : [{ do: 'show' }];

/** [GGZ7] a signal of its own for the child: what is known of the parent stays here, who flagged it writes down what is the matter with the child. */
function createYouthSignal({ event }: Args): Command[] {
  const input = {
    kind: 'KOPP',
    theme: 'YOUTH',
    source: 'POH',
    childrenInHome: 'YES',
    expected: 'TAKE_OVER',
    ...(event.clientId && { clientId: event.clientId }),
  };
  const flagged: Command[] = event.by.person === 'system' ? [] : notify([{ person: event.by.person }], 'finishYouthSignal');
  return [{ do: 'start', machine: 'signal', id: event.fresh, input }, ...flagged];
}

/** The GP and the referrers are owed a report; without a case there is nobody to owe it to, and the talk is over. */
function createEndFeedback({ context, self }: Args): Command[] {
  const owed: Command[] = context.caseId
    ? [{ do: 'start', machine: 'feedback', input: { caseId: context.caseId, kind: 'END', trackId: self, ...(context.worker && { owner: context.worker }) } }]
    : [{ do: 'tell', to: { id: self }, type: 'FEEDBACK_SETTLED' }];
  return [...settle(context.contactBefore, 'CANCEL'), ...owed];
}

/** [GGZ4] the case hears of the crisis and of each call, so that one panel and one log serve everybody. */
function tellCrisis({ context, event }: Args): Command[] {
  if (!context.caseId) return [];
  if (event.call) return [{ do: 'tell', to: { id: context.caseId }, type: 'LOG_CALL', payload: { call: event.call } }];
  const reason = event.reason ? { reason: event.reason } : {};
  return event.type === 'RAISE_ACUTE' && event.facts?.caseCalm ? [{ do: 'tell', to: { id: context.caseId }, type: 'RAISE_CRISIS', payload: reason }] : [];
}

/** What a mental health talk asks for, by the names of DOMAIN.md 3.4; `tellCrisis`, `tellStarted` and `tellEnded` are its own (machines/deviations.ts). */
export const effects: Record<string, Effect> = {
  showCrisisPanel: () => [{ do: 'show' }],
  recordTime,
  createAction,
  createYouthSignal,
  createEndFeedback,
  noteToGp,
  // A case in crisis has its own task to phone and calls in the GP; twice would be once too often.
  callCrisis: (args) =>
    args.context.caseId ? [] : [task(args, 'callCrisis', { owner: args.event.by.person === 'system' ? null : args.event.by.person, wd: 0 })],
  informGpUrgent: (args) => (args.event.type === 'RAISE_ACUTE' && args.context.caseId ? [] : informGpUrgent(args)),
  createCallTask: (args) => [task(args, args.event.type === 'NEEDS_EARLIER' ? 'callEarlier' : 'askAssessment', { wd: 0 })],
  createTask: (args) => [task(args, 'reviewRisk', { wd: REVIEW_WD })],
  notifyOnCall: ({ context }) => notify([...carrier(context), ...liaisons(context), ...managers(context)], 'sameDay'),
  notifyNextOnCall: ({ context }) => notify([...liaisons(context), ...managers(context)], 'nobodyPhoned'),
  escalateOwner: ({ context }) => notify([...carrier(context), ...managers(context)], 'followUpWaits'),
  remindOwner: ({ context }) => notify(carrier(context), 'reviewDue'),
  tellCrisis,
  tellStarted: tellStarted('ggz'),
  tellEnded,
};
