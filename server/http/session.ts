import type { Request } from 'express';
import { fromNodeHeaders } from 'better-auth/node';
import type { Role } from '../../machines/roles.ts';
import type { Db } from '../../db/store.ts';
import type { Who } from '../engine/types.ts';
import type { Auth } from './auth.ts';

export type Hat = { id: string; org: string; title: string; roles: Role[]; themes: string[] };
/** Who is asking, with all his hats and the one that is worn. */
export type Session = {
  /** id of the session row; null right after sign-in */
  id: string | null;
  person: { id: string; name: string; email: string; locale: 'nl' | 'en' };
  memberships: Hat[];
  who: Who;
};

/** Held on an object or by the engine, never by a membership; a row that says otherwise gives nothing. */
const NOT_BY_MEMBERSHIP = new Set<Role>(['SYSTEM', 'ANY_PRO', 'CASE_OWNER', 'CHAIR', 'MINUTE_TAKER']);

/** Reads the session behind the cookie of these headers; null when there is none, it ended, or the person is no longer active. Throws when the database is away. */
export async function findSession(deps: { auth: Auth; db: Db; now: string }, headers: Request['headers']): Promise<Session | null> {
  if (!headers.cookie) return null;
  const read = () => deps.auth.api.getSession({ headers: fromNodeHeaders(headers) });
  // The library says the same of a broken cookie and of a database that is away; the second must not sign everybody out, so it is asked and throws.
  const found = await read().catch(async () => {
    await deps.db.selectFrom('clock').select('value').executeTakeFirst();
    return read().catch(() => null);
  });
  if (!found) return null;
  const chosen = (found.session as { activeHat?: string | null }).activeHat ?? null;
  return sessionOf(deps, found.user.id, found.session.id, chosen);
}

/** The session of a user of the sign-in library, under the chosen hat or else the first. */
export async function sessionOf(deps: { db: Db; now: string }, userId: string, sessionId: string | null, chosen: string | null): Promise<Session | null> {
  const person = await deps.db.selectFrom('persons').selectAll().where('user_id', '=', userId).where('active', '=', 1).executeTakeFirst();
  if (!person) return null;
  const memberships = await listHats(deps.db, person.id, deps.now);
  const hat = memberships.find((membership) => membership.id === chosen) ?? memberships[0];
  return {
    id: sessionId,
    person: { id: person.id, name: person.name, email: person.email, locale: person.locale === 'en' ? 'en' : 'nl' },
    memberships,
    who: { person: person.id, hat: hat?.id ?? null, org: hat?.org ?? null, roles: hat?.roles ?? [] },
  };
}

async function listHats(db: Db, person: string, now: string): Promise<Hat[]> {
  const rows = await db
    .selectFrom('memberships')
    .selectAll()
    .where('person_id', '=', person)
    .where('from_at', '<=', now)
    .where((on) => on.or([on('until_at', 'is', null), on('until_at', '>', now)]))
    .orderBy('from_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    org: row.org_id,
    title: row.title,
    roles: (JSON.parse(row.roles) as Role[]).filter((role) => !NOT_BY_MEMBERSHIP.has(role)),
    themes: JSON.parse(row.themes) as string[],
  }));
}
