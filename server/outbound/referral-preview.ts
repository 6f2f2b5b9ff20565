import type { ReferralContext } from '../../machines/referral/contract.ts';
import type { Instance } from '../contract/shapes.ts';
import type { ReferralLetter } from '../contract/referral-shapes.ts';
import type { Who } from '../engine/types.ts';
import { findClient } from '../views/clients.ts';
import type { ViewDeps } from '../views/deps.ts';
import { viewInstance } from '../views/instance.ts';
import { dutchDay } from './dutch.ts';
import { composeLetter } from './letters/compose-letter.ts';
import { letterSource } from './letters/letter-source.ts';
import { mayLeave } from './letters/may-leave.ts';
import { plainLetter } from './letters/plain-letter.ts';

/** Whoever only has it because it was sent to him reads what came, not what would go. */
const GUEST = ['recipient', 'addressee', 'meeting'];

/** The letter of a referral as it would leave now, of what this viewer may read, with what consent keeps back; null when it is not his to send. */
export async function referralPreview(deps: ViewDeps, who: Who, id: string): Promise<{ letter: ReferralLetter; read: Instance } | null> {
  const now = deps.clock.now().toISOString();
  const allowed = (await deps.policy.visible(deps.db, who, [id], now)).get(id);
  if (!allowed?.kinds.some((kind) => !GUEST.includes(kind))) return null;
  const view = await viewInstance(deps, who, id);
  if (view?.machine !== 'referral') return null;
  const row = await deps.db.selectFrom('instances').select('context').where('id', '=', id).executeTakeFirstOrThrow();
  const context = JSON.parse(row.context) as ReferralContext;
  const { caseId, clientId, recipient, recipientOrg, orgId } = context;
  const basis = context.basis?.basis ?? null;
  const card = clientId ? await findClient(deps, who, clientId) : null;
  const born = card?.birthDate?.length === 10 ? `, geboren ${dutchDay(card.birthDate)}` : '';
  const sourced = await letterSource(
    { db: deps.db, vault: deps.engine.vault, now },
    {
      kind: 'REFERRAL',
      about: id,
      clientId,
      orgId,
      recipient,
      recipientOrg,
      ground: basis,
      owner: context.worker ?? who.person,
      version: context.version + (context.sentAt ? 0 : 1),
      shown: { context: view.data as Record<string, unknown>, client: card ? `${card.name}${born}` : '' },
    },
  );
  if (!sourced) return null;
  const leaving = { caseId, recipient, recipientOrg, recipientRole: 'RECEIVER', purpose: 'REFERRAL' as const, basis, declared: [] };
  const { letter, leftOut } = composeLetter(sourced.source, await mayLeave(deps.db, deps.policy, leaving, now));
  return { read: view, letter: { text: plainLetter(letter), leftOut: leftOut.map(({ title }) => title) } };
}
