import { openStore } from '../../../db/open.ts';
import { addLogin } from '../../../server/http/logins.ts';
import { hashPassword } from '../../../server/http/password.ts';
import { sessionCookie } from '../../../server/identity/session-cookie.ts';
import { createSessions } from '../../../server/identity/sessions.ts';
import { systemClock } from '../../../server/runtime/clock.ts';
import { uuidV7 } from '../../../server/runtime/ids.ts';
import { PASSWORD } from '../../support/world.ts';
import type { PostgresPrepared } from './prepare-postgres.ts';

/** Adds so many liaisons to the team of the test neighbourhood, who see all its cases, each with a session that stands in the database; gives their cookies. */
export async function addLiaisons({ prepared, count }: { prepared: PostgresPrepared; count: number }): Promise<string[]> {
  const clock = systemClock();
  const ids = uuidV7(clock);
  const at = clock.now().toISOString();
  const passwordHash = await hashPassword(PASSWORD);
  const store = await openStore(prepared.databaseUrl);
  const sessions = createSessions({ store, ids, wall: clock, https: false });
  const cookies: string[] = [];
  await store.write(async (tx) => {
    for (let n = 0; n < count; n++) {
      const [person, name, email] = [ids.uuid(), `Liaison ${n}`, `liaison${n}@voorbeeld.test`];
      await tx.insertInto('persons').values({ id: person, name, email, phone: null, user_id: null, locale: 'nl', active: 1 }).execute();
      const user = await addLogin(tx, ids, { person, name, email, passwordHash, at });
      const hat = { id: ids.uuid(), person_id: person, org_id: prepared.world.orgs.team, title: 'Liaison', roles: '["LIAISON","WIJ_WORKER"]' };
      await tx
        .insertInto('memberships')
        .values({ ...hat, themes: '["ELDERLY"]', from_at: at, until_at: null })
        .execute();
      const token = await sessions.open(tx, { user, stage: 'full', method: 'password', fresh: true });
      cookies.push(sessionCookie(token, false).split(';')[0]);
    }
  });
  await store.close();
  return cookies;
}
