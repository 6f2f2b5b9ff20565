import type { Db } from '../../db/store.ts';
import type { Role } from '../../machines/roles.ts';
import type { Staff } from '../contract/identity-shapes.ts';
import type { Who, Words } from '../engine/types.ts';
import { signInTables } from '../http/logins.ts';
import { mayConfirm } from './four-eyes.ts';

const NOT_YOU: Words = { nl: 'Iemand anders moet dit bevestigen.', en: 'Somebody else must confirm this.' };

/** Everybody who works or worked here, what they can sign in with, and which memberships wait; no secrets, no client data. */
export async function staffOf(db: Db, who: Who, times: { now: string; wall: string }): Promise<Staff> {
  const own = signInTables(db);
  const [persons, hats, passwords, totp, passkeys, invitations, sessions, organisations] = await Promise.all([
    db.selectFrom('persons').selectAll().orderBy('name').execute(),
    db.selectFrom('memberships').selectAll().orderBy('from_at').orderBy('id').execute(),
    own.selectFrom('account').select('userId').where('providerId', '=', 'credential').execute(),
    db.selectFrom('totp').select('user_id').where('confirmed_at', 'is not', null).execute(),
    db.selectFrom('passkeys').select('user_id').execute(),
    db
      .selectFrom('invitations')
      .select(['person_id', 'expires_at'])
      .where('used_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .where('expires_at', '>', times.wall)
      .execute(),
    own.selectFrom('session').select('userId').where('expiresAt', '>', times.wall).execute(),
    db.selectFrom('organisations').select(['id', 'name', 'kind']).orderBy('name').execute(),
  ]);
  const withPassword = new Set(passwords.map((row) => row.userId));
  const withFactor = new Set([...totp, ...passkeys].map((row) => row.user_id));
  return {
    organisations,
    people: persons.map((person) => ({
      id: person.id,
      name: person.name,
      email: person.email,
      active: person.active === 1,
      memberships: hats
        .filter((hat) => hat.person_id === person.id)
        .map((hat) => ({
          id: hat.id,
          org: hat.org_id,
          title: hat.title,
          roles: JSON.parse(hat.roles),
          themes: JSON.parse(hat.themes),
          from: hat.from_at,
          until: hat.until_at,
        })),
      password: withPassword.has(person.user_id ?? ''),
      secondFactor: withFactor.has(person.user_id ?? ''),
      invitedUntil: invitations.find((one) => one.person_id === person.id)?.expires_at ?? null,
      sessions: sessions.filter((session) => session.userId === person.user_id).length,
    })),
    requests: await requestsOf(db, who, times.now),
  };
}

async function requestsOf(db: Db, who: Who, now: string) {
  const rows = await db.selectFrom('membership_requests').selectAll().where('decision', 'is', null).orderBy('at').execute();
  return Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      person: row.person_id,
      org: row.org_id,
      title: row.title,
      roles: JSON.parse(row.roles) as Role[],
      from: row.from_at,
      until: row.until_at,
      by: row.by_person,
      at: row.at,
      barred: (await mayConfirm(db, who.person, who.roles, { by: row.by_person, person: row.person_id }, now)) ? null : NOT_YOU,
    })),
  );
}

/** What somebody still has in hand, counted per kind: the one who manages people sees no clients. */
export async function inHandOf(db: Db, person: string): Promise<{ machine: string; count: number; earliest: string | null }[]> {
  const rows = await db
    .selectFrom('boards')
    .select((eb) => ['machine', eb.fn.countAll<number>().as('n'), eb.fn.min('due_at').as('earliest')])
    .where('owner_id', '=', person)
    .where('running', '=', 1)
    .groupBy('machine')
    .orderBy('machine')
    .execute();
  return rows.map((row) => ({ machine: row.machine, count: Number(row.n), earliest: row.earliest }));
}
