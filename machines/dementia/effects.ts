import { carrier, createFeedback, managers, notify, task, tellEnded, tellStarted } from '../beside-case.ts';
import { informGpUrgent, noteToGp } from '../client-gp.ts';
import { dayInAmsterdam, dueAt } from '../calendar.ts';
import type { Heard } from '../heard.ts';
import type { Audience, Command, Effect } from '../track.ts';
import type { DementiaContext } from './contract.ts';
import { timers } from './timers.ts';

type Args = { context: DementiaContext; event: Heard; self: string };

const OPEN_WORK = ['work.open', 'work.accepted', 'work.inProgress'];
const TASK_WD = 5;

const settle = (key: string | null, type = 'COMPLETE'): Command[] =>
  key ? [{ do: 'tell', to: { machine: 'action', linkedTo: key, in: OPEN_WORK }, type }] : [];
const liaisons = ({ orgId }: DementiaContext): Audience[] => (orgId ? [{ role: 'LIAISON', org: orgId }] : []);

const REMINDERS: Record<string, string> = {
  VISIT_DUE: 'visitDue',
  RESPITE_END: 'respiteEnds',
  CAREPLAN_DUE: 'planWaits',
  CM_INTAKE: 'intakeWaits',
  DIAG_REVIEW: 'diagnosisWaits',
  WATCHFUL_REVIEW: 'lookAgain',
  BEREAVEMENT_FIRST: 'bereavement',
};
const reminder = (type: string): string => Object.entries(REMINDERS).find(([name]) => type.includes(name))?.[1] ?? 'handover';

/** [DEM6] the visit that was due is done, and the next one is a task for the agreed visitor. */
function planVisit(args: Args): Command[] {
  const { context } = args;
  const at = dueAt(timers.VISIT_DUE, args.event.at, context);
  return [
    ...settle(context.visitBefore),
    task(args, 'visit', { owner: context.visitor ?? context.worker, about: context.visitKey, ...(at ? { due: dayInAmsterdam(at) } : { wd: TASK_WD }) }),
  ];
}

const CONTACTS = ['CONTACT_LOGGED', 'FIRST_CM_CONTACT'];
/** A contact that was logged settles the task to make it, and so does that of the case manager; an intake settles nothing. */
const recordTime = ({ context, event }: Args): Command[] => [{ do: 'show' }, ...(CONTACTS.includes(event.type) ? settle(context.contactKey) : [])];

function createTask(args: Args): Command[] {
  const { context, event } = args;
  return event.type === 'CM_CHANGED' ? [task(args, 'introduceCm', { wd: TASK_WD })] : [task(args, 'firstContact', { wd: TASK_WD, about: context.contactKey })];
}

const feedback: Record<string, Effect> = {
  createIntakeFeedback: createFeedback('INTAKE'),
  createProgressFeedback: createFeedback('PROGRESS'),
  createEndFeedback: createFeedback('END'),
};

/** What a dementia track asks for, by the names of DOMAIN.md 3.4; `tellStarted`, `tellEnded` and `tellDeceased` are its own (machines/deviations.ts). */
export const effects: Record<string, Effect> = {
  addToBoard: () => [{ do: 'show' }],
  showCrisisPanel: () => [{ do: 'show' }],
  recordTime,
  createTask,
  planVisit,
  noteToGp,
  informGpUrgent,
  ...feedback,
  dropVisit: ({ context }) => settle(context.visitBefore, 'CANCEL'),
  // Measured just now, or nobody to ask: no task.
  measureStrain: (args) => (args.event.strain || args.context.hasCarer === false ? [] : [task(args, 'measureStrain', { wd: TASK_WD })]),
  offerRespite: (args) => [task(args, 'offerRespite', { wd: TASK_WD })],
  proposeMdo: (args) => [task(args, 'proposeMdo', { wd: TASK_WD })],
  escalateOwner: ({ context }) => notify([...carrier(context), ...managers(context)], 'stuck'),
  escalateCmWait: ({ context }) => notify([...managers(context), ...liaisons(context)], 'waitTooLong'),
  remindOwner: ({ context, event }) => notify(carrier(context), reminder(event.type)),
  notifyParticipants: ({ context }) => notify(context.caseId ? [{ team: true }] : carrier(context), 'newCm'),
  flagCoverageGap: ({ context }) => notify([...managers(context), ...liaisons(context)], 'noCm'),
  tellDeceased: ({ context, event }) =>
    context.caseId && event.facts?.caseRuns
      ? [{ do: 'tell', to: { id: context.caseId }, type: 'CLIENT_DECEASED', payload: context.deceasedOn ? { on: context.deceasedOn } : {} }]
      : [],
  tellStarted: tellStarted('dementia'),
  tellEnded,
};
