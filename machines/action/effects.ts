import type { Heard } from '../heard.ts';
import type { Audience, Command, Effect } from '../track.ts';
import { tellAgenda } from './agenda.ts';
import type { ActionContext } from './contract.ts';

type Args = { context: ActionContext; event: Heard; self: string };

const notify = (to: Audience[], text: string): Command[] => to.map((audience) => ({ do: 'notify', to: audience, text }));
const owner = (context: ActionContext): Audience[] => (context.owner ? [{ person: context.owner }] : leads(context));
const leads = (context: ActionContext): Audience[] => [
  ...(context.caseId ? [{ holders: 'CASE_OWNER' } as Audience] : []),
  ...(context.meetingId ? [{ holders: 'CHAIR' } as Audience] : []),
];
const maker = (context: ActionContext): Audience[] => (context.madeBy === 'system' ? [] : [{ person: context.madeBy }]);

/** What the owner is reminded of; a timer is named as in `xstate.after.ACTION_DUE.…` */
function reminder(type: string): string {
  if (type === 'BLOCK') return 'blocked';
  if (type.includes('ACTION_ACCEPT')) return 'notAccepted';
  return type.includes('ACTION_DUE') ? 'overdue' : 'dueSoon';
}

/** It came on an agenda in this step; what was on one already has told it before. */
const movedTo = (context: ActionContext, event: Heard): boolean =>
  ['PLACE_ON_AGENDA', 'CARRY_ON', 'CARRY_AGAIN'].includes(event.type) || (context.agenda !== null && context.agenda === event.facts?.next?.id);

/** What an action asks for, by the names of DOMAIN.md 3.4. */
export const effects: Record<string, Effect> = {
  // [ACT5] the promise itself, open again, is the task; whoever must act hears of it
  createTask: ({ context, event }) =>
    event.type === 'DECLINE' ? notify([...maker(context), ...leads(context)], 'declined') : notify(owner(context), 'handedOver'),
  remindOwner: ({ context, event }: Args) => notify(owner(context), reminder(event.type)),
  escalateOwner: ({ context }) => notify([...owner(context), ...leads(context)], 'escalated'),
  // [ACT11] what became late, stuck or was given back stands on the next agenda of its series from this step on
  toAgenda: ({ context, event, self }) => (movedTo(context, event) ? tellAgenda(context, self) : []),
  settle: ({ context, event, self }) => [
    // A task of the product is no promise of the meeting, which counts its own.
    ...(context.meetingId && context.source !== 'TASK'
      ? [{ do: 'tell', to: { id: context.meetingId }, type: 'ACTION_SETTLED', payload: { actionId: self } } as Command]
      : []),
    // [ACT10] what the product asked for is of low risk: nobody has to look at it again
    ...(event.type === 'COMPLETE' && context.source === 'TASK' ? [{ do: 'tell', to: { id: self }, type: 'VERIFY' } as Command] : []),
  ],
};
