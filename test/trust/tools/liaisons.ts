import { openStore } from '../../../db/open.ts';
import { addLogin } from '../../../server/http/logins.ts';
import { hashPassword } from '../../../server/http/password.ts';
import { systemClock } from '../../../server/runtime/clock.ts';
import { uuidV7 } from '../../../server/runtime/ids.ts';
import { PASSWORD } from '../../support/world.ts';
import { visitor } from '../../support/visitor.ts';
import type { PostgresPrepared } from './prepare-postgres.ts';

/** Adds so many liaisons to the team of the test neighbourhood, who see all its cases, and signs them in at `url`; gives their cookies. */
export async function addLiaisons({ prepared, url, count }: { prepared: PostgresPrepared; url: string; count: number }): Promise<string[]> {
  const clock = systemClock();
  const ids = uuidV7(clock);
  const at = clock.now().toISOString();
  const passwordHash = await hashPassword(PASSWORD);
  const emails = Array.from({ length: count }, (_, n) => `liaison${n}@voorbeeld.test`);
  const store = await openStore(prepared.databaseUrl);
  await store.write(async (tx) => {
    for (const [n, email] of emails.entries()) {
      const [person, name] = [ids.uuid(), `Liaison ${n}`];
      await tx.insertInto('persons').values({ id: person, name, email, phone: null, user_id: null, locale: 'nl', active: 1 }).execute();
      await addLogin(tx, ids, { person, name, email, passwordHash, at });
      const hat = { id: ids.uuid(), person_id: person, org_id: prepared.world.orgs.team, title: 'Liaison', roles: '["LIAISON"]' };
      await tx
        .insertInto('memberships')
        .values({ ...hat, themes: '["ELDERLY"]', from_at: at, until_at: null })
        .execute();
    }
  });
  await store.close();
  const cookies: string[] = [];
  for (const email of emails) {
    const answer = await visitor(url).post('/api/auth/sign-in/email', { email, password: PASSWORD });
    if (answer.status !== 200) throw new Error(`${email} could not sign in: ${answer.status}`);
    cookies.push(
      answer.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; '),
    );
  }
  return cookies;
}
