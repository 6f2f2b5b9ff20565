import type { IncomingHttpHeaders } from 'node:http';
import type { Selectable } from 'kysely';
import { among } from '../../db/queries/among.ts';
import { loadHats } from '../../db/queries/people.ts';
import { together } from '../../db/queries/together.ts';
import type { Tables } from '../../db/types.ts';
import type { Role } from '../../machines/roles.ts';
import type { Db } from '../../db/store.ts';
import type { Clock, Who } from '../engine/types.ts';
import { standInsNow } from '../policy/stand-in.ts';
import type { Sessions, Stage } from '../identity/sessions.ts';

export type Hat = { id: string; org: string; title: string; roles: Role[]; themes: string[] };
/** Who is asking, with all his hats and the one that is worn. */
export type Session = {
  /** id of the session row; null right after sign-in */
  id: string | null;
  user: string;
  /** only `full` opens more than the routes of the second factor */
  stage: Stage;
  /** the second factor was given within the last five minutes */
  fresh: boolean;
  method: string | null;
  person: { id: string; name: string; email: string; locale: 'nl' | 'en' };
  memberships: Hat[];
  who: Who;
};

/** Held on an object or by the engine, never by a membership; a row that says otherwise gives nothing. */
const NOT_BY_MEMBERSHIP = new Set<Role>(['SYSTEM', 'ANY_PRO', 'CASE_OWNER', 'CHAIR', 'MINUTE_TAKER']);

/** The active person behind a login. */
const activePersons = together<Selectable<Tables['persons']>>(
  (db, users) => db.selectFrom('persons').selectAll().where('user_id', 'in', among(db, users)).where('active', '=', 1).execute(),
  (row) => row.user_id!,
);

/** Reads the session behind the cookie of these headers; null when there is none, it ended, or the person is no longer active. Throws when the database is away. */
export async function findSession(deps: { sessions: Sessions; store: { db: Db }; clock: Clock }, headers: IncomingHttpHeaders): Promise<Session | null> {
  const row = await deps.sessions.find(headers);
  if (!row) return null;
  const session = await sessionOf({ db: deps.store.db, now: deps.clock.now().toISOString() }, row.userId, row.id, row.activeHat);
  return session && { ...session, stage: row.stage, fresh: row.fresh, method: row.method };
}

/** The session of a user, under the chosen hat or else the first. */
export async function sessionOf(deps: { db: Db; now: string }, userId: string, sessionId: string | null, chosen: string | null): Promise<Session | null> {
  const [person] = await activePersons(deps.db, [userId]);
  if (!person) return null;
  const memberships = await listHats(deps.db, person.id, deps.now);
  const hat = memberships.find((membership) => membership.id === chosen) ?? memberships[0];
  const standsInFor = await standInsNow(deps.db, person.id, deps.now);
  return {
    id: sessionId,
    user: userId,
    stage: 'full',
    fresh: false,
    method: null,
    person: { id: person.id, name: person.name, email: person.email, locale: person.locale === 'en' ? 'en' : 'nl' },
    memberships,
    who: { person: person.id, hat: hat?.id ?? null, org: hat?.org ?? null, roles: hat?.roles ?? [], ...(standsInFor.length ? { standsInFor } : {}) },
  };
}

async function listHats(db: Db, person: string, now: string): Promise<Hat[]> {
  const rows = (await loadHats(db, [person])).filter((hat) => hat.from_at <= now && (hat.until_at === null || hat.until_at > now));
  return rows.map((row) => ({
    id: row.id,
    org: row.org_id,
    title: row.title,
    roles: (JSON.parse(row.roles) as Role[]).filter((role) => !NOT_BY_MEMBERSHIP.has(role)),
    themes: JSON.parse(row.themes) as string[],
  }));
}
