import { afterEach, expect, it } from 'vitest';
import { afterRestore } from '../../server/backup/after-restore.ts';
import { signIn, visitor } from '../support/visitor.ts';
import { go, mails, openMailWorld, stateOf, type MailWorld } from './mail-world.ts';
import { speakers } from '../live/meeting-flow.ts';

let at: MailWorld | undefined;
afterEach(async () => {
  await at?.close();
  at = undefined;
});

it('sends nothing a second time after a restore: what was pending is uncertain, told to its sender, and sent by him under the same Message-ID', async () => {
  const w = (at = await openMailWorld());
  await w.gateway.stop();
  const message = await w.letter();
  const [before] = await mails(w.app);
  expect(before.status).toBe('waiting');
  const clock = await clockOf(w);
  const backup = { name: 'mekoar-20261124T080000Z', at: '2026-11-24T08:00:00.000Z', now: '2026-11-24T09:00:00.000Z', domain: 'mekoar.invalid' };
  const set = await afterRestore(w.app.store, backup);
  expect(set.mails).toBe(1);
  expect(await clockOf(w)).toBeGreaterThan(clock + 999_999);
  await w.gateway.start();
  later(w, 60);
  await go(w.app);
  later(w, 20);
  await go(w.app);
  expect(w.gateway.taken).toEqual([]);
  const [uncertain] = await mails(w.app);
  expect(uncertain).toMatchObject({ status: 'uncertain', reason: 'restored', flagged: 1, message_id: before.message_id });
  expect(await stateOf(w.app, message)).toBe('handedOver');
  const told = await w.app.store.db.selectFrom('inbox').select('notice').where('person_id', '=', w.world.people.joost).execute();
  expect(told.filter((line) => line.notice.includes('mailUncertain'))).toHaveLength(1);
  const row = await w.app.store.db.selectFrom('audit').selectAll().where('action', '=', 'restore').executeTakeFirstOrThrow();
  expect(row).toMatchObject({ object_type: 'database', detail: `${backup.name} of ${backup.at}`, actor: 'system' });
  // Its own term runs out; only then a person decides.
  later(w, 14 * 24 * 60);
  await w.app.engine.fireDue();
  await go(w.app);
  expect([await stateOf(w.app, message), w.gateway.taken.length]).toEqual(['dead', 0]);
  const { say } = speakers(w.app, w.world);
  await say('joost', message, 'RESEND', {});
  await go(w.app);
  expect(w.gateway.taken.map((taken) => taken.id)).toEqual([before.message_id]);
});

it('ends every session with a restore', async () => {
  const w = (at = await openMailWorld({ smtp: false }));
  const cookie = await signedIn(w);
  expect((await visitor(w.app.url, cookie).get('/api/me')).status).toBe(200);
  const backup = { name: 'mekoar-20261124T080000Z', at: '2026-11-24T08:00:00.000Z', now: '2026-11-24T09:00:00.000Z', domain: 'mekoar.invalid' };
  expect((await afterRestore(w.app.store, backup)).sessions).toBeGreaterThan(0);
  expect((await visitor(w.app.url, cookie).get('/api/me')).status).toBe(401);
});

const signedIn = async (w: MailWorld): Promise<string> => (await signIn(w.app.url, 'joost')).cookie;
const later = (w: MailWorld, minutes: number) => w.app.setClock(new Date(w.app.clock.now().getTime() + minutes * 60_000).toISOString());
const clockOf = async (w: MailWorld) => (await w.app.store.db.selectFrom('clock').select('value').executeTakeFirstOrThrow()).value;
