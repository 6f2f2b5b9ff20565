import { setup } from 'xstate';
import { assigns, type Keeping } from '../assigns.ts';
import { by } from '../by.ts';
import type { Heard } from '../heard.ts';
import { ANY, SYSTEM } from '../roles.ts';
import { effectNames, namedDelays, type Born, type Said } from '../track.ts';
import { begin } from './begin.ts';
import type { contract, MessageContext } from './contract.ts';
import { guards } from './guards.ts';

const BY_ITSELF = by(SYSTEM);
const PROFESSIONALS = by(ANY);
const CARRIES = by('SYSTEM', ANY);
const STOPS = by('SYSTEM', 'CASE_OWNER');
const READS = by('SYSTEM', 'ASSISTANT', 'GP');

const isPerson = (event: Heard): boolean => !event.by.roles.includes('SYSTEM');

const keep = {
  keepHandedOver: ({ context, event }) => ({
    handedOverAt: event.at,
    handedOverBy: event.by.person,
    channel: event.channel ?? (isPerson(event) && !['EXPORT', 'PRINT'].includes(context.channel) ? 'EXPORT' : context.channel),
  }),
  keepDelivered: ({ event }) => ({ deliveredAt: event.at, receipt: event.receipt ?? null, failure: null }),
  keepFailure: ({ event }) => ({ failure: event.failure ?? 'UNREACHABLE' }),
  keepRetry: ({ context, event }) => ({ retries: context.retries + 1, handedOverAt: event.at }),
  // Nobody knows whether it arrived: worse than knowing that it did not.
  keepUncertain: () => ({ failure: 'UNCERTAIN' as const }),
  keepStopped: ({ event }) => ({ stoppedAt: event.at, reason: event.reason ?? null }),
  keepQueued: ({ context, event }) => ({ queuedAt: event.at, retries: 0, failure: null, channel: event.channel ?? context.channel }),
  keepProcessed: ({ event }) => ({ processedAt: event.at }),
  keepPhone: ({ event }) => ({
    processedAt: event.at,
    phone: { spokeTo: event.spokeTo ?? null, outcome: event.outcome ?? null, at: event.at, by: event.by.person },
  }),
} satisfies Record<string, Keeping<MessageContext>>;

const stop = [
  { guard: 'restsElsewhere', meta: STOPS },
  { target: 'stopped', actions: ['keepStopped', 'tellLetter'], meta: STOPS },
] as const;
const lost = { target: 'dead', actions: ['openHelpdesk', 'tellLetter'], meta: BY_ITSELF } as const;

/** [MSG1] one letter on its way to one recipient (DOMAIN.md 3.19); the channel itself lives outside. */
export const machine = setup({
  types: { context: {} as MessageContext, events: {} as Said<typeof contract.events>, input: {} as Born<typeof contract.input> },
  guards,
  actions: { ...effectNames('openHelpdesk', 'tellLetter', 'offerToChannel'), ...assigns<MessageContext, typeof keep>(keep) },
  delays: namedDelays('MSG_RETRY', 'MSG_DEAD'),
}).createMachine({
  id: 'message',
  context: ({ input }) => begin(input),
  initial: 'queued',
  states: {
    queued: {
      entry: 'offerToChannel',
      on: {
        HAND_OVER: { guard: 'hasConsentForRecipient', target: 'handedOver', actions: 'keepHandedOver', meta: CARRIES },
        STOP: [...stop],
      },
    },
    handedOver: {
      on: {
        CHANNEL_DELIVERED: { guard: 'heardByHand', target: 'delivered', actions: ['keepDelivered', 'tellLetter'], meta: CARRIES },
        CHANNEL_FAILED: { guard: 'heardByHand', target: 'retrying', actions: 'keepFailure', meta: CARRIES },
      },
      after: { MSG_DEAD: { ...lost, actions: ['keepUncertain', 'openHelpdesk', 'tellLetter'] } },
    },
    retrying: {
      on: { GIVE_UP: { ...lost, meta: CARRIES }, STOP: [...stop] },
      after: { MSG_RETRY: [{ guard: 'retriesLeft', target: 'handedOver', actions: ['keepRetry', 'offerToChannel'], meta: BY_ITSELF }, lost] },
    },
    delivered: { on: { READ_CONFIRMED: { target: 'processed', actions: ['keepProcessed', 'tellLetter'], meta: READS } } },
    dead: {
      on: {
        RESEND: { target: 'queued', actions: ['keepQueued', 'tellLetter'], meta: PROFESSIONALS },
        HANDLED_BY_PHONE: { target: 'processed', actions: ['keepPhone', 'tellLetter'], meta: PROFESSIONALS },
      },
    },
    processed: { type: 'final' },
    stopped: { type: 'final' },
  },
});
