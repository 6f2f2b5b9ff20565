import { carrier, managers, notify, task, tellEnded, tellStarted } from '../beside-case.ts';
import { noteToGp } from '../client-gp.ts';
import type { Heard } from '../heard.ts';
import type { Command, Effect } from '../track.ts';
import type { OjgContext } from './contract.ts';

type Args = { context: OjgContext; event: Heard; self: string };

const OPEN_WORK = ['work.open', 'work.accepted', 'work.inProgress'];
const JW_ANSWER_WD = 5;
const EVALUATE_WD = 5;

/** [OJG2] at the soft limit the question what next becomes a task; until the hard one each talk says how many are left. */
function promptEvaluation(args: Args): Command[] {
  const { counted, limits } = args.context;
  if (counted < limits.soft) return [];
  const tasks = counted === limits.soft ? [task(args, 'evaluateTalks', { wd: EVALUATE_WD, about: args.self })] : [];
  return [...tasks, ...notify(carrier(args.context), counted < limits.hard ? 'talksLeft' : 'limitReached', { counted, left: limits.hard - counted })];
}

/** [OJG7] the report goes to the GP; somebody of the practice puts it in the HIS and says that it is there. */
function sendReport(args: Args): Command[] {
  const gp = args.event.facts?.gp;
  return [
    ...(gp?.person ? notify([{ person: gp.person }], 'reportReady') : []),
    task(args, 'putInHis', { owner: gp?.person, wd: EVALUATE_WD, about: args.self }),
    ...(gp?.person || gp?.org ? [message(args, gp)] : []),
  ];
}

/** The report as a letter (4.5): it leaves on a consent of the case that covers the GP, and says itself how it fared. */
function message({ context, self }: Args, gp: { person: string | null; org: string | null }): Command {
  const about = { caseId: context.caseId, clientId: context.clientId, orgId: context.orgId, owner: context.worker, recipient: gp.person, recipientOrg: gp.org };
  const known = Object.fromEntries(Object.entries(about).filter(([, value]) => value !== null));
  return { do: 'start', machine: 'message', input: { letter: 'OJG', about: self, purpose: 'GP_INFORM', recipientRole: 'GP', ...known } };
}

function reminder(type: string): string {
  if (type.includes('OJG_REPORT')) return 'reportDue';
  if (type.includes('OJG_TALK')) return 'talkUnrecorded';
  if (type.includes('ALLOCATION_END')) return 'allocationEnds';
  return type === 'ALLOCATION_REJECTED' ? 'allocationRejected' : 'silent';
}

/** What an OJG track asks for, by the names of DOMAIN.md 3.4; `tellStarted` and `tellEnded` are its own (machines/deviations.ts). */
export const effects: Record<string, Effect> = {
  // The board row and the ledger in the context are written with every step.
  addToBoard: () => [{ do: 'show' }],
  recordTime: () => [{ do: 'show' }],
  countSession: () => [{ do: 'show' }],
  recordNotSent: () => [{ do: 'show' }],
  noteToGp,
  promptEvaluation,
  sendReport,
  createCallTask: (args) => [task(args, args.event.type.includes('REPORT_ACK') ? 'callPractice' : 'callFamily', { wd: 2 })],
  notifyManager: ({ context }) => notify([...managers(context), ...carrier(context)], 'notStarted'),
  remindOwner: ({ context, event }) => notify(carrier(context), reminder(event.type)),
  escalateOwner: ({ context }) => notify([...carrier(context), ...managers(context)], 'noAnswer'),
  // [OJG5] a message to the municipality is prepared by hand until there is a line to it
  sendJw315: (args) => [task(args, 'sendJw315', { wd: 1 })],
  sendJw305: (args) => [task(args, 'sendJw305', { wd: JW_ANSWER_WD })],
  sendJw307: (args) => [task(args, 'sendJw307', { wd: JW_ANSWER_WD })],
  startMeldcode: ({ context, event }) => [
    {
      do: 'start',
      machine: 'meldcode',
      id: event.fresh,
      input: { ...(context.caseId && { caseId: context.caseId }), ...(context.clientId && { clientId: context.clientId }) },
    },
  ],
  spawnTrack: ({ context, event, self }) => [
    {
      do: 'start',
      machine: 'referral',
      id: event.fresh,
      input: { ...(context.caseId && { caseId: context.caseId }), ...(context.clientId && { clientId: context.clientId }), from: self },
    },
  ],
  // The choice after the fifth talk has been made, or the report has been filed: the task for it is done.
  settleTasks: ({ self }) => [{ do: 'tell', to: { machine: 'action', linkedTo: self, in: OPEN_WORK }, type: 'COMPLETE' }],
  tellStarted: tellStarted('ojg'),
  tellEnded,
};
