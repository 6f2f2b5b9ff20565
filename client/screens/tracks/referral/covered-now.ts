import { covers, type Covered } from '../../../../machines/consent/covers.ts';
import type { InstanceRow } from '../../../../machines/track.ts';
import type { Instance } from '../../../../server/contract/shapes.ts';

type Receiver = { recipient?: string | null; recipientOrg?: string | null; targetKind?: string | null };

/** Whether the consents of a case cover a letter to this receiver today: the same judgement as the server makes, on what this viewer sees of them. */
export function coveredNow(consents: Instance[], { recipient, recipientOrg, targetKind }: Receiver, today: string): Covered {
  const rows = consents.map(({ id, machine, state, data }) => ({ id, machine, state, context: data }) as unknown as InstanceRow);
  return covers(rows, { purposes: ['REFERRAL'], recipients: [recipient ?? null, recipientOrg ?? null, targetKind ?? null], today });
}
