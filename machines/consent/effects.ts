import type { Heard } from '../heard.ts';
import type { Audience, Command, Effect, Fact } from '../track.ts';
import type { ConsentContext } from './contract.ts';
import { stopPendingSends, tellWaiting } from './sends.ts';

type Args = { context: ConsentContext; event: Heard; self: string };

/** [CON8] what the case hears of each change; a timer is named as in `xstate.after.CONSENT_EXPIRY.…` */
const HEARD: Record<string, string> = {
  ASK: 'CONSENT_REQUESTED',
  CLIENT_REACHED_AGE: 'CONSENT_REQUESTED',
  GRANT: 'CONSENT_GRANTED',
  AMEND: 'CONSENT_GRANTED',
  RENEW: 'CONSENT_GRANTED',
  REFUSE: 'CONSENT_REFUSED',
  WITHDRAW: 'CONSENT_WITHDRAWN',
  PURPOSE_ENDED: 'CONSENT_EXPIRED',
};

function tellCase({ context, event, self }: Args): Command[] {
  const type = HEARD[event.type] ?? 'CONSENT_EXPIRED';
  const until = type === 'CONSENT_GRANTED' && context.until ? { until: context.until } : {};
  return [{ do: 'tell', to: { id: context.caseId }, type, payload: { consentId: self, ...until } }];
}

/** The one who asked looks after it; when nobody did, whoever holds the case. */
const caretaker = (context: ConsentContext): Audience => (context.askedBy ? { person: context.askedBy } : { holders: 'CASE_OWNER' });

function reminder(type: string): string {
  if (type === 'REFUSE') return 'refused';
  return type.includes('EXPIRY_WARN') ? 'expiring' : 'unanswered';
}

const OPEN_WORK = ['work.open', 'work.accepted', 'work.inProgress'];

/**
 * What a consent asks for, by the names of DOMAIN.md 3.4; `tellCase`, `tellWaiting` and `settleTasks` are its own
 * (machines/deviations.ts). Whatever hears of a consent is judged anew by all consents of the case, and again when it leaves (BR-03).
 */
export const effects: Record<string, Effect> = {
  createTask: ({ context, self }) => [
    {
      do: 'start',
      machine: 'action',
      input: { caseId: context.caseId, task: 'recordConsent', source: 'TASK', about: self, ...(context.askedBy && { owner: context.askedBy }) },
    },
  ],
  // [CON9] what was to be done about this consent is done once it is asked or answered
  settleTasks: ({ self }) => [{ do: 'tell', to: { machine: 'action', linkedTo: self, in: OPEN_WORK }, type: 'COMPLETE' }],
  remindOwner: ({ context, event }) => [{ do: 'notify', to: caretaker(context), text: reminder(event.type) }],
  tellRecipients: ({ context }) => {
    const person: Audience[] = context.gpPerson && context.recipients.includes('GP') ? [{ person: context.gpPerson }] : [];
    return [...person, { holders: 'CASE_OWNER' } as Audience, { team: true } as Audience].map((to) => ({ do: 'notify', to, text: 'consentEnded' }));
  },
  tellCase,
  tellWaiting,
  stopPendingSends,
};

const clientOf = ({ context, event }: { context: Partial<ConsentContext>; event: Heard }): string | undefined =>
  event.clientId ?? context.clientId ?? undefined;

/** [CON2] age decides who must sign, so it is asked again with every answer. */
export const facts: Record<string, Fact> = {
  clientOfCase: {
    for: ['start'],
    query: ({ event }) => ({ from: 'instances', ids: [event.caseId] }),
    pick: (rows) => rows[0]?.context?.clientId ?? null,
  },
  client: {
    for: ['start', 'ASK', 'GRANT', 'RENEW', 'CLIENT_REACHED_AGE'],
    query: (args) => (clientOf(args) ? { from: 'client', id: clientOf(args)! } : { from: 'none' }),
    pick: (rows) => (rows[0] ? { ageBand: rows[0].ageBand, gpPerson: rows[0].gpPerson } : null),
  },
};
