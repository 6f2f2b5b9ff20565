import { task, type Beside } from '../beside-case.ts';
import { dayInAmsterdam } from '../calendar.ts';
import { covers } from '../consent/covers.ts';
import type { Heard } from '../heard.ts';
import type { Command, Effect, Fact, InstanceRow } from '../track.ts';
import type { MessageContext } from './contract.ts';

type Args = { context: MessageContext; event: Heard; self: string };

const MACHINES: Record<string, string> = { FEEDBACK: 'feedback', REFERRAL: 'referral' };
/** Where a letter stands while its message is on the way. */
const SENT: Record<string, string> = { feedback: 'content.sent', referral: 'route.sent' };
const READY: Record<string, string> = { feedback: 'content.ready', referral: 'route.ready' };

/** Says something to the letter that this message carries, if it stands where that means something. */
function tell({ context, self }: Args, where: Record<string, string>, type: string, payload?: Record<string, unknown>): Command[] {
  const machine = MACHINES[context.letter];
  if (!machine || !context.about) return [];
  const target = { machine, linkedTo: self, in: [where[machine]], ...(context.caseId && { caseId: context.caseId }) };
  return [{ do: 'tell', to: target, type, ...(payload && { payload }) }];
}

/** [MSG9] who receives it hears that it came, and the front desk, which puts it in the record; never about whom. */
function came({ letter, recipient, recipientOrg }: MessageContext): Command[] {
  if (letter === 'NOTE') return [];
  const person: Command[] = recipient ? [{ do: 'notify', to: { person: recipient }, text: 'letterCame' }] : [];
  return recipientOrg ? [...person, { do: 'notify', to: { role: 'ASSISTANT', org: recipientOrg }, text: 'letterCame' }] : person;
}

/** What the letter hears of its message. */
function heard(args: Args): Command[] {
  const { event, self } = args;
  switch (event.type) {
    case 'CHANNEL_DELIVERED':
      return [...tell(args, SENT, 'DELIVERED'), ...came(args.context)];
    case 'READ_CONFIRMED':
      return tell(args, { feedback: 'content.delivered', referral: '-' }, 'ACKNOWLEDGE');
    case 'RESEND':
      return tell(args, READY, 'SEND', { messageId: self });
    case 'HANDLED_BY_PHONE':
      return [...tell(args, READY, 'SEND', { messageId: self }), ...tell(args, SENT, 'DELIVERED')];
    case 'STOP':
      return [...tell(args, SENT, 'DELIVERY_FAILED'), ...tell(args, READY, 'CONSENT_WITHDRAWN')];
    default:
      return tell(args, SENT, 'DELIVERY_FAILED');
  }
}

/**
 * What a message asks for. `tellLetter` is its own (machines/deviations.ts). `offerToChannel` asks for the channel by name: secure mail takes it up
 * (server/outbound/mail); for a channel that is not connected the row is recorded as not installed, and people carry the letter themselves.
 */
export const effects: Record<string, Effect> = {
  tellLetter: heard,
  offerToChannel: ({ context, self }) => [{ do: 'letter', kind: (context as MessageContext).channel, to: [self], content: {} }],
  openHelpdesk: (args) => [task({ ...args, context: { ...args.context, worker: args.context.owner } as Beside }, 'handleByPhone', { wd: 1 })],
};

/** [MSG2] judged when it is handed over, not only when it was queued. */
export const facts: Record<string, Fact> = {
  consents: {
    for: ['HAND_OVER', 'STOP'],
    query: ({ context }) => (context.caseId ? { from: 'instances', machine: 'consent', caseId: context.caseId } : { from: 'none' }),
    pick: (rows: InstanceRow[], { context, event }) => {
      const { purpose, recipient, recipientOrg, recipientRole, content } = context as MessageContext;
      const toGp = recipientRole === 'GP';
      return covers(rows, {
        purposes: toGp && purpose !== 'REFERRAL' ? [purpose, 'FEEDBACK', 'GP_INFORM'] : [purpose],
        recipients: [recipient, recipientOrg, toGp ? 'GP' : null],
        content,
        today: dayInAmsterdam(event.at),
      });
    },
  },
};
