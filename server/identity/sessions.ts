import type { IncomingHttpHeaders } from 'node:http';
import { among } from '../../db/queries/among.ts';
import { together } from '../../db/queries/together.ts';
import type { Store, Tx } from '../../db/store.ts';
import type { Clock, Ids } from '../engine/types.ts';
import { signInTables, type SignInTables } from '../http/logins.ts';
import { tokenOf } from './session-cookie.ts';
import { newToken, tokenHash } from './token.ts';

const MINUTE_MS = 60_000;
/** [T6] Without a sign of life for a quarter of an hour, or ten hours after sign-in, a session is over. */
export const IDLE_MINUTES = 15;
export const DAY_HOURS = 10;
const IDLE_MS = IDLE_MINUTES * MINUTE_MS;
const DAY_MS = DAY_HOURS * 60 * MINUTE_MS;
/** Who is half-way has this long for the second factor, or to set one up. */
const HALF_WAY_MS = 30 * MINUTE_MS;
/** A step-up holds this long. */
const FRESH_MS = 5 * MINUTE_MS;
/** A sign of life is written down once a minute. */
const TOUCH_MS = MINUTE_MS;

export type SessionRow = SignInTables['session'] & { fresh: boolean };
export type Stage = SessionRow['stage'];
export type Opening = { user: string; stage: Stage; method: string; fresh: boolean; ip?: string; agent?: string };
export type Sessions = {
  /** Begins a session in this write and gives the token for the cookie; `instead` is what this browser had before, which ends. */
  open(tx: Tx, opening: Opening, instead?: string | null): Promise<string>;
  /** The session of these headers; null when there is none or it is over. */
  find(headers: IncomingHttpHeaders): Promise<SessionRow | null>;
  /** Step-up: the second factor was given once more. */
  freshen(id: string): Promise<void>;
  /** A sign of life of a session: it was used, or its person takes part in a meeting. */
  touch(id: string): Promise<void>;
  /** Those of a user that are not over, the last used first. */
  list(user: string): Promise<SessionRow[]>;
  /** Ends one, or all but one, of a user; says how many. */
  end(tx: Tx, which: { user: string; id?: string; but?: string | null }): Promise<number>;
  https: boolean;
};

const byToken = together<SignInTables['session']>(
  (db, tokens) => signInTables(db).selectFrom('session').selectAll().where('token', 'in', among(db, tokens)).execute(),
  (row) => row.token,
);

/**
 * Sessions as rows: of the token only a hash is kept, and it is a new one at sign-in and again at the second factor, so that nobody can have put it there
 * before. They run on the clock of the machine, also in a demonstration whose clock is moved.
 */
export function createSessions(deps: { store: Store; ids: Ids; wall: Clock; https: boolean }): Sessions {
  const { store, ids, wall, https } = deps;
  const ago = (ms: number) => new Date(wall.now().getTime() - ms).toISOString();
  const judged = (row: SignInTables['session']): SessionRow => ({ ...row, fresh: row.stage === 'full' && (row.freshAt ?? '') > ago(FRESH_MS) });
  const alive = (row: SignInTables['session']) => row.expiresAt > ago(0) && (row.lastSeenAt ?? '') > ago(IDLE_MS);

  async function touch(id: string): Promise<void> {
    const now = ago(0);
    await store.write((tx) => signInTables(tx).updateTable('session').set({ lastSeenAt: now, updatedAt: now }).where('id', '=', id).execute());
  }

  return {
    https,
    touch,
    async freshen(id) {
      await store.write((tx) =>
        signInTables(tx)
          .updateTable('session')
          .set({ freshAt: ago(0), lastSeenAt: ago(0) })
          .where('id', '=', id)
          .execute(),
      );
    },
    async open(tx, opening, instead) {
      const own = signInTables(tx);
      const now = wall.now();
      const at = now.toISOString();
      await own.deleteFrom('session').where('expiresAt', '<', at).execute();
      if (instead) await own.deleteFrom('session').where('id', '=', instead).execute();
      const token = newToken(32);
      await own
        .insertInto('session')
        .values({
          id: ids.uuid(),
          token: tokenHash(token),
          userId: opening.user,
          expiresAt: new Date(now.getTime() + (opening.stage === 'full' ? DAY_MS : HALF_WAY_MS)).toISOString(),
          createdAt: at,
          updatedAt: at,
          ipAddress: opening.ip ?? null,
          userAgent: opening.agent?.slice(0, 300) ?? null,
          activeHat: null,
          stage: opening.stage,
          lastSeenAt: at,
          freshAt: opening.fresh ? at : null,
          method: opening.method,
        })
        .execute();
      return token;
    },
    async find(headers) {
      const token = tokenOf(headers, https);
      if (!token) return null;
      const [row] = await byToken(store.db, [tokenHash(token)]);
      if (!row || !alive(row)) return null;
      // The screens say when they ask by themselves. A full disk keeps nobody from reading.
      if (!headers['x-by-itself'] && (row.lastSeenAt ?? '') < ago(TOUCH_MS)) await touch(row.id).catch(() => undefined);
      return judged(row);
    },
    async list(user) {
      const rows = await signInTables(store.db).selectFrom('session').selectAll().where('userId', '=', user).orderBy('lastSeenAt', 'desc').execute();
      return rows.filter(alive).map(judged);
    },
    async end(tx, { user, id, but }) {
      let gone = signInTables(tx).deleteFrom('session').where('userId', '=', user);
      if (id) gone = gone.where('id', '=', id);
      if (but) gone = gone.where('id', '!=', but);
      return Number((await gone.executeTakeFirst()).numDeletedRows);
    },
  };
}
