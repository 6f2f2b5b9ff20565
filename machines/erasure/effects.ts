import { notify } from '../beside-case.ts';
import type { Audience, Effect, Fact, InstanceRow } from '../track.ts';
import type { ErasureContext } from './contract.ts';
import type { CaseFact } from './machine.ts';

const owner = (context: ErasureContext): Audience[] => (context.owner ? [{ person: context.owner }] : [{ role: 'PRIVACY_OFFICER' }]);

const told = (type: string) => (type.includes('ERASURE_CONFIRM') || type === 'CARRIED_OUT' ? 'confirm' : type === 'SEND_BACK' ? 'sentBack' : 'approved');

/** What a request to erase asks for. */
export const effects: Record<string, Effect> = {
  remindOwner: ({ context, event }) => notify(owner(context), event.type.includes('ERASURE_REMIND') ? 'dueSoon' : 'overdue'),
  askSecond: () => notify([{ role: 'PRIVACY_OFFICER' }], 'second'),
  tellOwner: ({ context, event }) => notify(owner(context), told(event.type)),
};

/** What it must know of the case. */
export const facts: Record<string, Fact> = {
  case: {
    for: ['start', 'GRANT'],
    query: ({ context, event }) => {
      const id = event.caseId ?? context?.caseId;
      return id ? { from: 'instances', machine: 'case', ids: [id] } : { from: 'none' };
    },
    pick: (rows: InstanceRow[]): CaseFact => {
      const about = rows[0];
      if (!about) return null;
      const { lifecycle } = about.state as { lifecycle?: string };
      return {
        clientId: about.context.clientId,
        orgId: about.context.orgId,
        owner: about.context.owner,
        ended: !about.running || lifecycle === 'closed' || lifecycle === 'archived',
      };
    },
  },
};
