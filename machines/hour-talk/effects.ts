import { carrier, notify, task, tellEnded, tellStarted } from '../beside-case.ts';
import type { Heard } from '../heard.ts';
import type { Command, Effect } from '../track.ts';
import type { HourTalkContext } from './contract.ts';

type Args = { context: HourTalkContext; event: Heard; self: string };

const OPEN_WORK = ['work.open', 'work.accepted', 'work.inProgress'];
const PLAN_WD = 5;

/** Once the hour was held, the tasks to plan it are done. */
const recordTime = ({ self }: Args): Command[] => [{ do: 'tell', to: { machine: 'action', linkedTo: self, in: OPEN_WORK }, type: 'COMPLETE' }];

/** [HOUR3] every action of the plan has one owner: named, or who looks after the plan */
function createAction(args: Args): Command[] {
  const { plan } = args.context;
  return (plan?.actions ?? []).map(({ text, owner, due }) => task(args, '', { text, owner: owner ?? plan!.owner, ...(due && { due }) }));
}

/** What an hour asks for, by the names of DOMAIN.md 3.4; `tellStarted` and `tellEnded` are its own (machines/deviations.ts). */
export const effects: Record<string, Effect> = {
  declareLine: () => [{ do: 'show' }],
  recordTime,
  createAction,
  createTask: (args) => [task(args, 'planHourTalk', { wd: PLAN_WD, about: args.self })],
  createCallTask: (args) => [task(args, 'callPatient', { wd: PLAN_WD, about: args.self })],
  remindOwner: ({ context }) => notify(carrier(context), 'declarationLapsed'),
  tellStarted: tellStarted('hourTalk'),
  tellEnded,
};
