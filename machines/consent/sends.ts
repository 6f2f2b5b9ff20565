import type { Heard } from '../heard.ts';
import type { Command } from '../track.ts';
import type { ConsentContext } from './contract.ts';

type Args = { context: ConsentContext; event: Heard; self: string };

/** Machines that wait for an answer of the client, where they wait, and what the answer must be about for a no to be meant for them. */
const WAITING = [
  { machine: 'feedback', at: 'content.consentAsked', purposes: ['FEEDBACK', 'GP_INFORM'] },
  { machine: 'referral', at: 'route.awaitingConsent', purposes: ['REFERRAL'] },
] as const;
/** What has not left the house yet. */
const PENDING: Record<string, string[]> = {
  feedback: ['content.ready'],
  referral: ['route.gpConsultation', 'route.gpNoResponse', 'route.gpDispute', 'route.ready'],
};

/** [CON12] letters that waited for this answer hear it; each judges for itself whether it is covered. */
export function tellWaiting({ context, event, self }: Args): Command[] {
  const no = event.type === 'REFUSE';
  return WAITING.filter(({ purposes }) => !no || purposes.some((purpose) => context.purposes.includes(purpose))).map(({ machine, at }) => ({
    do: 'tell',
    to: { machine, caseId: context.caseId, in: [at] },
    type: no ? 'CONSENT_REFUSED' : 'CONSENT_GRANTED',
    payload: { consentId: self },
  }));
}

/** [CON12] what is written and has not left is judged anew, and messages that rested on this consent stop (3.4 stopPendingSends). */
export const stopPendingSends = ({ context, self }: Args): Command[] => stopSendsOf(context.caseId, self);

/** The same for a case; without a consent to name, every message that waits stops. */
export function stopSendsOf(caseId: string, consentId?: string): Command[] {
  const payload = consentId ? { consentId } : {};
  const letters = Object.entries(PENDING).map(([machine, states]) => ({
    do: 'tell' as const,
    to: { machine, caseId, in: states },
    type: 'CONSENT_WITHDRAWN',
    payload,
  }));
  return [{ do: 'tell', to: { machine: 'message', caseId, in: ['queued', 'retrying'] }, type: 'STOP', payload }, ...letters];
}
