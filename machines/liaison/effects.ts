import { managers, notify } from '../beside-case.ts';
import type { Heard } from '../heard.ts';
import type { Audience, Command, Effect, Fact, InstanceRow, PersonRow } from '../track.ts';
import type { LiaisonContext } from './contract.ts';

type Open = { actions: { id: string; moves: boolean }[]; signals: number } | undefined;

const person = (id: string | null): Audience[] => (id ? [{ person: id }] : []);
/** Those on both sides who look for this contact: GPs, liaisons and managers. */
const everyone = (context: LiaisonContext): Audience[] =>
  [...new Set([...(context.orgId ? [context.orgId] : []), ...context.partners])].flatMap((org): Audience[] => [
    { role: 'GP', org },
    { role: 'LIAISON', org },
    ...managers({ orgId: org }),
  ]);

/** [LIA5] what lay with who left goes to the deputy; what cannot be handed over, and what has nobody, the managers hear of. */
function carryOver({ context, event }: { context: LiaisonContext; event: Heard }): Command[] {
  const open = event.facts?.open as Open;
  const moving = context.deputy ? (open?.actions ?? []).filter((action) => action.moves) : [];
  const count = (open?.actions.length ?? 0) - moving.length + (open?.signals ?? 0);
  return [
    ...moving.map(({ id }): Command => ({ do: 'tell', to: { id }, type: 'HAND_OVER', payload: { to: context.deputy } })),
    ...notify([...person(context.deputy), ...managers(context)], 'carryOver', { count }),
  ];
}

/** What a liaison assignment asks for, by the names of DOMAIN.md 3.4. */
export const effects: Record<string, Effect> = {
  notifyParticipants: ({ context, event }) =>
    notify([...person(context.person), ...person(context.deputy), ...everyone(context)], event.type === 'CONFIRM' ? 'confirmed' : 'covered'),
  flagCoverageGap: ({ context, event }) => notify(everyone(context), event.type === 'START_ABSENCE' ? 'uncovered' : 'vacant'),
  carryOver,
  remindOwner: ({ context }) => notify([...person(context.person), ...managers(context)], 'verify'),
};

/** What a liaison assignment must know from elsewhere. */
export const facts: Record<string, Fact> = {
  deputy: {
    for: ['START_ABSENCE', 'SET_DEPUTY'],
    query: ({ context, event }) => {
      const deputy = event.deputy ?? context.deputy;
      return deputy ? { from: 'people', ids: [deputy] } : { from: 'none' };
    },
    pick: (rows: PersonRow[]) => (rows[0] ? { active: rows[0].active, orgs: rows[0].orgs } : null),
  },
  open: {
    for: ['LEAVE'],
    query: ({ context }) => (context.person ? { from: 'instances', ownerId: context.person, running: true } : { from: 'none' }),
    pick: (rows: InstanceRow[]) => ({
      actions: rows
        .filter((row) => row.machine === 'action' && !row.context.settledAt)
        .map((row) => ({ id: row.id, moves: ['accepted', 'inProgress', 'blocked'].includes((row.state as { work?: string }).work ?? '') })),
      signals: rows.filter((row) => row.machine === 'signal').length,
    }),
  },
};
