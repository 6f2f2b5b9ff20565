import type { Store } from '../../../db/store.ts';
import type { Clock } from '../../engine/types.ts';
import { addressOf } from './addresses.ts';
import { inviteFile, summaryOf } from './invite.ts';
import type { InvitePayload } from './plan-invites.ts';
import type { Kind } from './types.ts';

/** Invitations, updates and cancellations of meetings. They carry no content, so no consent is asked; who is invited knows who invites. */
export function inviteKind({ store, clock, from, baseUrl }: { store: Store; clock: Clock; from: string; baseUrl: string | null }): Kind {
  return {
    prepare: async (mail) => {
      const payload = JSON.parse(mail.payload) as InvitePayload;
      const now = clock.now();
      if (payload.endsAt <= now.toISOString()) return { do: 'stop', reason: 'past' };
      const to = await addressOf(store.db, { person: mail.person_id, org: mail.org_id }, now.toISOString());
      if (!to.ok) return { do: 'hold', reason: to.reason };
      const link = baseUrl ? new URL(`/overleg/${mail.about_id}`, baseUrl).href : null;
      const calendar = inviteFile({ ...payload, meetingId: mail.about_id, organizer: from, attendee: to.address, at: new Date(mail.created_at), link });
      const says = payload.cancelled
        ? 'Een overleg gaat niet door.'
        : payload.sequence > 0
          ? 'Een overleg is veranderd.'
          : 'U bent uitgenodigd voor een overleg.';
      const text = [says, '', `${summaryOf(payload.org)}. De tijd staat in de bijlage voor uw agenda; al het andere staat in Mekoar.`, ''].join('\r\n');
      return { do: 'go', letter: { subject: payload.cancelled ? 'Overleg gaat niet door' : 'Uitnodiging overleg', text, attachments: [], calendar } };
    },
    handOver: async () => null,
    told: async () => {},
  };
}
