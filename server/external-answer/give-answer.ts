import type { Store } from '../../db/store.ts';
import { OUTSIDE } from '../../machines/outside.ts';
import type { Clock, Engine, Refusal, Who } from '../engine/types.ts';
import { auditIn } from '../audit/audit-in.ts';
import { findLink } from './link.ts';

export type AnswerDeps = { store: Store; clock: Clock; engine: Pick<Engine, 'send'> };
export type Answer = { token: string; answer: string; on?: string; note?: string };

/** The same words for a link that is wrong, used, expired, withdrawn, or about something that is settled: who guesses learns nothing. */
export const LINK_OVER: Refusal = {
  ok: false,
  status: 404,
  code: 'link-over',
  why: { nl: 'Deze link is niet (meer) geldig.', en: 'This link is not valid, or no longer.' },
  remedy: { nl: 'Bel de afzender; het nummer staat in de brief.', en: 'Call the sender; the number is in the letter.' },
};

/**
 * Carries the answer into its referral, as somebody outside of the organisation that was written to. The engine takes one answer per link (its idempotency
 * key), also when two arrive at once or the server falls in between; then the link counts as used. Resolves with null, or LINK_OVER.
 */
export async function giveAnswer(deps: AnswerDeps, { token, ...said }: Answer): Promise<Refusal | null> {
  const now = deps.clock.now().toISOString();
  const link = await findLink(deps.store.db, token, now);
  if (!link) return LINK_OVER;
  const who: Who = { person: OUTSIDE, hat: null, org: link.askedOrg, roles: ['SYSTEM'] };
  const payload = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  // The link itself is the leave to answer; it was judged just now.
  const outcome = await deps.engine.send({ id: link.referral, type: 'OUTSIDE_ANSWER', payload, who, key: `answer-link:${link.id}`, vouched: true });
  if (!outcome.ok) return outcome.status === 422 && outcome.code === 'bad-input' ? outcome : LINK_OVER;
  await deps.store.write(async (tx) => {
    await tx.updateTable('answer_links').set({ used_at: now, answer: said.answer }).where('id', '=', link.id).where('used_at', 'is', null).execute();
    const detail = `answer link ${said.answer}`;
    await auditIn(tx, [
      { at: now, actor: OUTSIDE, roles: 'OUTSIDE', action: 'do', object_type: 'referral', object_id: link.referral, case_id: link.case, detail },
    ]);
  });
  return null;
}
