import type { Db, Tx } from '../../db/store.ts';
import type { Clock, Ids } from '../engine/types.ts';
import { newToken, tokenHash } from './token.ts';

const WEEK_MS = 7 * 24 * 3600_000;
type Deps = { ids: Ids; wall: Clock };
export type Invited = { invitation: string; person: string; renewsFactor: boolean };

/** A one-time link for a person; an earlier one ends. Only its hash is kept. */
export async function invite({ ids, wall }: Deps, tx: Tx, who: { person: string; by: string; renewsFactor: boolean; token: string }): Promise<string> {
  const now = wall.now();
  const at = now.toISOString();
  const until = new Date(now.getTime() + WEEK_MS).toISOString();
  await tx
    .updateTable('invitations')
    .set({ withdrawn_at: at })
    .where('person_id', '=', who.person)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute();
  await tx
    .insertInto('invitations')
    .values({
      id: ids.uuid(),
      token_hash: tokenHash(who.token),
      person_id: who.person,
      by_person: who.by,
      renews_factor: who.renewsFactor ? 1 : 0,
      created_at: at,
      expires_at: until,
      used_at: null,
      withdrawn_at: null,
    })
    .execute();
  return until;
}

/** A token of 128 bits. */
export const invitationToken = (): string => newToken(16);

/** The invitation behind a token, as long as it holds. */
export async function findInvitation({ wall }: Pick<Deps, 'wall'>, db: Db | Tx, token: string): Promise<Invited | null> {
  const row = await db
    .selectFrom('invitations as i')
    .innerJoin('persons as p', 'p.id', 'i.person_id')
    .select(['i.id', 'i.person_id', 'i.renews_factor'])
    .where('i.token_hash', '=', tokenHash(token))
    .where('i.used_at', 'is', null)
    .where('i.withdrawn_at', 'is', null)
    .where('i.expires_at', '>', wall.now().toISOString())
    .where('p.active', '=', 1)
    .executeTakeFirst();
  return row ? { invitation: row.id, person: row.person_id, renewsFactor: row.renews_factor === 1 } : null;
}

/** Uses it up; false when somebody was quicker. */
export async function useUp({ wall }: Pick<Deps, 'wall'>, tx: Tx, invitation: string): Promise<boolean> {
  const used = await tx
    .updateTable('invitations')
    .set({ used_at: wall.now().toISOString() })
    .where('id', '=', invitation)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return Number(used.numUpdatedRows) === 1;
}
