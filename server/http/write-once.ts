import type { Tx } from '../../db/store.ts';
import { auditIn } from '../audit/audit-in.ts';
import type { Refusal, Who } from '../engine/types.ts';
import type { Deps } from './deps.ts';
import { isRefusal, refuse } from './refuse.ts';

type Write = { who: Who; key: string; action: string; type: string; body: unknown; detail?: string };
type Made = { id: string; clock: number };

/**
 * Writes plain rows once per Idempotency-Key: rows, audit row, clock + 1 and the key in one transaction. A repeated key gives the same answer again,
 * with another body it is refused. `work` returns the id of what it made, or a refusal that undoes everything.
 */
export async function writeOnce(deps: Deps, write: Write, work: (tx: Tx, at: string) => Promise<string | Refusal>): Promise<Made | Refusal> {
  const { who, key } = write;
  const at = deps.clock.now().toISOString();
  // Keyed: an open hash of a password or a name can be guessed back (TRUST.md H9).
  const hash = deps.keys.token(JSON.stringify([write.action, write.type, write.body ?? null]));
  try {
    const made = await deps.store.write(async (tx): Promise<Made & { again?: true }> => {
      const before = await tx.selectFrom('idempotency').selectAll().where('key', '=', key).where('person_id', '=', who.person).executeTakeFirst();
      if (before) return before.body_hash === hash ? { ...(JSON.parse(before.response) as Made), again: true } : giveUp(refuse('key-reused'));
      const id = await work(tx, at);
      if (isRefusal(id)) return giveUp(id);
      const { value: clock } = await tx
        .updateTable('clock')
        .set((eb) => ({ value: eb('value', '+', 1) }))
        .where('id', '=', 1)
        .returning('value')
        .executeTakeFirstOrThrow();
      await auditIn(tx, [{ at, actor: who.person, hat: who.hat, action: write.action, object_type: write.type, object_id: id, detail: write.detail ?? null }]);
      await tx
        .insertInto('idempotency')
        .values({ key, person_id: who.person, body_hash: hash, status: 201, response: JSON.stringify({ id, clock }), at })
        .execute();
      return { id, clock };
    });
    if (!made.again) deps.nudge(made.clock);
    return { id: made.id, clock: made.clock };
  } catch (error) {
    if (error instanceof GivenUp) return error.refusal;
    throw error;
  }
}

/** Carries a refusal out of a transaction, so that it is rolled back. */
class GivenUp extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

function giveUp(refusal: Refusal): never {
  throw new GivenUp(refusal);
}
