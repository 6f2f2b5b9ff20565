import type { Who } from '../engine/types.ts';
import type { OutboundDeps } from './run.ts';

const SYSTEM: Who = { person: 'system', hat: null, org: null, roles: ['SYSTEM'] };
const MOST_NAMED = 40;

/**
 * Tells each meeting that is distributing, and whose letters are all out, that it is done; or that it is done in part, with who could not be reached.
 * A meeting without letters is done at once. The key is made from the meeting and its rev, so two servers say it once.
 */
export async function closeDistributions(deps: Pick<OutboundDeps, 'store' | 'engine' | 'report'>): Promise<void> {
  const { db } = deps.store;
  const meetings = await db
    .selectFrom('boards')
    .select(['id', 'rev'])
    .where('machine', '=', 'meeting')
    .where('running', '=', 1)
    .where('state', '=', 'distributing')
    .limit(100)
    .execute();
  for (const meeting of meetings) {
    const asked = await db
      .selectFrom('events')
      .select('id')
      .where('instance_id', '=', meeting.id)
      .where('type', '=', 'DISTRIBUTE')
      .where('refused', 'is', null)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    const letters = asked
      ? await db
          .selectFrom('outbox')
          .select(['status', 'error', 'payload'])
          .where('instance_id', '=', meeting.id)
          .where('event_id', '=', asked.id)
          .where('kind', '=', 'letter')
          .execute()
      : [];
    if (letters.some((letter) => letter.status === 'pending')) continue;
    const undelivered = [...new Set(letters.flatMap(leftOf))].sort().slice(0, MOST_NAMED);
    const type = undelivered.length ? 'DISTRIBUTION_PARTIAL' : 'DISTRIBUTION_DONE';
    const outcome = await deps.engine.send({
      id: meeting.id,
      type,
      payload: undelivered.length ? { undelivered } : {},
      who: SYSTEM,
      key: `distribution:${meeting.id}:${meeting.rev}`,
      ifMatch: meeting.rev,
    });
    // Another server may have said it meanwhile; anything else is looked at again in the next round.
    if (!outcome.ok && outcome.code !== 'stale' && outcome.code !== 'not-now') deps.report(`distribution ${meeting.id}: ${outcome.code}`, null);
  }
}

/** Who a letter did not reach: those that were named, or all of its recipients when it never went out. */
function leftOf(letter: { status: string; error: string | null; payload: string }): string[] {
  if (letter.status !== 'done') {
    const to = (JSON.parse(letter.payload) as { to?: string[] }).to ?? [];
    return to.length ? to : ['letter'];
  }
  return letter.error ? (JSON.parse(letter.error) as { undelivered: string[] }).undelivered : [];
}
