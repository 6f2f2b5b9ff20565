import { afterEach, describe, expect, it } from 'vitest';
import { LINK_DAYS_SETTING } from '../../server/external-answer/offer-link.ts';
import { signIn, visitor, type Visitor } from '../support/visitor.ts';
import { contextOf, giveAddress, go, open, openMailWorld, stateOf, type MailWorld } from './mail-world.ts';

const OUTSIDE = '00000000-0000-4000-8000-00000000aaaa';
const CLIENT = 'Mw. A. Fictief';
const DAY_MS = 24 * 3600_000;

let at: MailWorld | undefined;
afterEach(async () => {
  await at?.close();
  at = undefined;
});

type Told = { w: MailWorld; joost: Visitor; referral: string; token: string; text: string };
type Said = { answer: string; on?: string; note?: string };

/** A neighbourhood with a provider where nobody has a login, and a case of the team. */
async function town() {
  const w = (at = await openMailWorld({ baseUrl: 'https://mekoar.test' }));
  await w.app.store.write((tx) =>
    tx.insertInto('organisations').values({ id: OUTSIDE, name: 'Praktijk De Kade', kind: 'provider', phone: null, address: null }).execute(),
  );
  await giveAddress(w.app, { org: OUTSIDE, address: 'intake@kade.test' });
  const joost = await signIn(w.app.url, 'joost');
  const client = await ok(joost.post('/api/clients', { name: CLIENT, birthDate: '1950-01-01', gpPerson: w.world.people.eline, gpOrg: w.world.orgs.practice }));
  const { id: caseId } = await ok(joost.start('case', { clientId: client.id, theme: 'ELDERLY', orgId: w.world.orgs.team, owner: w.world.people.joost }));
  return { w, joost, caseId };
}

/** A referral that went out by secure mail, and the link that stood in it. */
async function sent({ w, joost, caseId }: Awaited<ReturnType<typeof town>>, more: Record<string, unknown> = {}): Promise<Told> {
  const letter = {
    targetKind: 'DEBT_HELP',
    recipientOrg: OUTSIDE,
    question: 'Schulden op orde',
    reason: 'Er liggen dozen post.',
    goal: 'Rust',
    risk: 'Geen',
    clientAgrees: true,
  };
  const { id: referral } = await ok(joost.start('referral', { caseId, ...letter, ...more }));
  await ok(joost.say(referral, 'SUBMIT'));
  await ok(joost.say(referral, 'SEND'));
  await go(w.app);
  const { text = '' } = await open(w.gateway.taken.at(-1)!);
  return { w, joost, referral, text, token: /\/antwoord#(\S+)/.exec(text)?.[1] ?? '' };
}

async function ok(asked: Promise<{ status: number; body: any }>): Promise<any> {
  const { status, body } = await asked;
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  return body;
}

const ask = (w: MailWorld, token: string) => visitor(w.app.url).post('/api/answers/question', { token }, { key: null });
const answer = (w: MailWorld, token: string, said: Said) => visitor(w.app.url).post('/api/answers', { token, ...said }, { key: null });
/** What an outsider gets to see of a refusal, without the number of the request. */
const face = ({ status, body }: { status: number; body: any }) => [status, { ...body, requestId: null }];
const later = (w: MailWorld, days: number) => w.app.setClock(new Date(w.app.clock.now().getTime() + days * DAY_MS).toISOString());

describe('a receiver outside', () => {
  it('finds in the mail a link that says nothing of the client, and only its hash is kept', async () => {
    const { w, text, token, referral } = await sent(await town());
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(text).toContain('https://mekoar.test/antwoord#');
    for (const word of [CLIENT, 'Fictief', '1950', 'Schulden', referral]) expect(text).not.toContain(word);
    const [link] = await w.app.store.db.selectFrom('answer_links').selectAll().execute();
    expect(JSON.stringify(link)).not.toContain(token);
    const question = await ask(w, token);
    expect(question.status).toBe(200);
    expect(Object.keys(question.body).sort()).toEqual(['answers', 'org', 'reference', 'until']);
    expect(question.body).toMatchObject({ org: 'Wijkteam Noord', until: '2026-12-24' });
    expect(text).toContain(question.body.reference);
    expect(referral).not.toContain(question.body.reference.slice(2).toLowerCase().slice(0, 4) + '-');
  });

  it('accepts with an appointment: the referral hears it from outside, the referrer gets word, the log has a row for each use', async () => {
    const { w, joost, referral, token } = await sent(await town());
    await ask(w, token);
    expect((await answer(w, token, { answer: 'APPOINTMENT', on: '2026-12-03' })).body).toEqual({ ok: true });
    expect(await stateOf(w.app, referral)).toMatchObject({ route: 'accepted' });
    expect(await contextOf(w.app, referral)).toMatchObject({ appointmentOn: '2026-12-03', acceptedBy: null, outside: { answer: 'APPOINTMENT' } });
    const seen = (await joost.get(`/api/instances/${referral}`)).body;
    expect(seen.timeline.find((one: any) => one.type === 'OUTSIDE_ANSWER').by).toBe('outside');
    await w.app.deliver();
    const told = await w.app.store.db.selectFrom('inbox').select('notice').where('person_id', '=', w.world.people.joost).execute();
    expect(told.filter((line) => line.notice.includes('outsideAPPOINTMENT'))).toHaveLength(1);
    const rows = await w.app.store.db.selectFrom('audit').select(['action', 'detail', 'object_id']).where('actor', '=', 'outside').execute();
    const used = rows.filter((row) => row.object_id === referral).map((row) => row.detail);
    expect(used).toEqual(expect.arrayContaining(['answer link opened', 'answer link APPOINTMENT']));
  });

  it('rejects with a reason, or says that it came; what is missing is named', async () => {
    const here = await town();
    const first = await sent(here);
    expect((await answer(here.w, first.token, { answer: 'REJECTED', note: 'Geen plek tot de zomer.' })).status).toBe(200);
    expect(await stateOf(here.w.app, first.referral)).toMatchObject({ route: 'rejected' });
    const second = await sent(here, { targetKind: 'SOCIAL_TEAM' });
    const wrong = await answer(here.w, second.token, { answer: 'APPOINTMENT' });
    expect([wrong.status, wrong.body.errors[0].path]).toEqual([422, 'on']);
    expect((await answer(here.w, second.token, { answer: 'RECEIVED' })).status).toBe(200);
    expect(await stateOf(here.w.app, second.referral)).toMatchObject({ route: 'delivered' });
  });

  it('gets no link when he works with Mekoar himself, nor in a letter that is no referral', async () => {
    const here = await town();
    const inside = await sent(here, { recipientOrg: here.w.world.orgs.practice, recipient: here.w.world.people.eline });
    expect(inside.token).toBe('');
    await here.w.letter();
    expect((await open(here.w.gateway.taken.at(-1)!)).text).not.toContain('antwoord#');
  });
});

describe('whoever tries links', () => {
  it('learns the same from a wrong, a used, an expired, a withdrawn link and one of a settled referral', async () => {
    const here = await town();
    const { w } = here;
    const [used, settled, expired] = [
      await sent(here),
      await sent(here, { targetKind: 'SOCIAL_TEAM' }),
      await sent(here, { targetKind: 'WMO_CUSTOM', clientInformed: true }),
    ];
    await answer(w, used.token, { answer: 'ACCEPTED' });
    await w.app.store.write((tx) =>
      tx.updateTable('answer_links').set({ withdrawn_at: w.app.clock.now().toISOString() }).where('referral_id', '=', settled.referral).execute(),
    );
    later(w, 31);
    const tried = ['', 'x', 'a'.repeat(43), used.token, settled.token, expired.token, `${expired.token}=`, used.token.toUpperCase()];
    const faces = [];
    for (const token of tried) faces.push(face(await ask(w, token)), face(await answer(w, token, { answer: 'RECEIVED' })));
    expect(new Set(faces.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(faces[0]).toMatchObject([404, { code: 'link-over' }]);
  });

  it('answers once, also when the same page sends twice at once or says something else the second time', async () => {
    const { w, token, referral } = await sent(await town());
    const both = await Promise.all([answer(w, token, { answer: 'ACCEPTED' }), answer(w, token, { answer: 'REJECTED', note: 'toch niet' })]);
    expect(both.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, 404]);
    expect((await answer(w, token, { answer: 'REJECTED' })).status).toBe(404);
    const events = await w.app.store.db.selectFrom('events').select('type').where('instance_id', '=', referral).where('type', '=', 'OUTSIDE_ANSWER').execute();
    expect(events).toHaveLength(1);
  });

  it('answers for no other referral than that of the letter, and opens nothing else', async () => {
    const here = await town();
    const { w } = here;
    const [one, other] = [await sent(here), await sent(here, { targetKind: 'SOCIAL_TEAM' })];
    const more = { answer: 'ACCEPTED', id: other.referral, referral: other.referral, instance: other.referral, type: 'CANCEL' };
    await answer(w, one.token, more);
    expect([await stateOf(w.app, one.referral), await stateOf(w.app, other.referral)]).toMatchObject(
      [{ route: 'accepted' }, { route: 'sent' }].map(({ route }) => ({ route: route === 'sent' ? expect.stringMatching(/sent|delivered/) : route })),
    );
    for (const path of [`/api/instances/${one.referral}`, '/api/instances', '/api/inbox'])
      expect((await visitor(w.app.url, `token=${other.token}`).get(path, { headers: { authorization: `Bearer ${other.token}` } })).status).toBe(401);
  });

  it('cannot have another site answer for him', async () => {
    const { w, token, referral } = await sent(await town());
    const sites: Record<string, string>[] = [{ origin: 'https://elders.test' }, { 'sec-fetch-site': 'cross-site' }];
    for (const headers of sites) {
      const refused = await visitor(w.app.url).post('/api/answers', { token, answer: 'REJECTED' }, { key: null, headers });
      expect([refused.status, refused.body.code]).toEqual([403, 'wrong-origin']);
    }
    const form = await visitor(w.app.url).post(
      '/api/answers',
      {},
      { key: null, raw: `token=${token}&answer=REJECTED`, headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    );
    expect(form.status).toBeGreaterThanOrEqual(400);
    expect(await stateOf(w.app, referral)).not.toMatchObject({ route: 'rejected' });
  });

  it('is stopped after thirty guesses from one computer, right or wrong', async () => {
    const { w, token } = await sent(await town());
    const statuses = [];
    for (let guess = 0; guess < 31; guess += 1) statuses.push((await ask(w, `guess${guess}`)).status);
    expect([statuses[0], statuses[29], statuses[30]]).toEqual([404, 404, 429]);
    expect((await ask(w, token)).status).toBe(429);
  });

  it('waits as long for a wrong link as for a used one', async () => {
    const { w, token } = await sent(await town());
    await answer(w, token, { answer: 'ACCEPTED' });
    const took: Record<string, number[]> = { wrong: [], used: [] };
    for (let round = 0; round < 12; round += 1) {
      await w.app.store.write((tx) => tx.deleteFrom('attempts').execute());
      for (const [kind, tried] of [['wrong', 'b'.repeat(43)] as const, ['used', token] as const]) {
        // Of the processor, which the server shares with this test: a clock would measure who else is busy.
        const began = process.cpuUsage();
        await ask(w, tried);
        const { user, system } = process.cpuUsage(began);
        took[kind].push((user + system) / 1000);
      }
    }
    const median = (list: number[]) => list.toSorted((one, other) => one - other)[Math.floor(list.length / 2)];
    // The same statements in the same order: what is left is the noise of the machine.
    expect(Math.abs(median(took.wrong) - median(took.used))).toBeLessThan(25);
  });
});

describe('a letter that is sent again', () => {
  it('has a link of its own; the earlier one ends, and a second offer of the same letter keeps its link', async () => {
    const here = await town();
    const { w, joost } = here;
    const first = await sent(here);
    later(w, 20);
    await w.app.engine.fireDue();
    expect(await stateOf(w.app, first.referral)).toMatchObject({ route: 'noResponse' });
    await ok(joost.say(first.referral, 'RESEND'));
    await go(w.app);
    const again = /\/antwoord#(\S+)/.exec((await open(w.gateway.taken.at(-1)!)).text ?? '')?.[1] ?? '';
    expect(again).not.toBe(first.token);
    expect([(await ask(w, first.token)).status, (await ask(w, again)).status]).toEqual([404, 200]);
  });

  it('holds as many days as the setting says that is in force', async () => {
    const here = await town();
    const value = { name: LINK_DAYS_SETTING, value: '5', valid_from: '2026-01-01T00:00:00.000Z', org_id: here.w.world.orgs.team };
    await here.w.app.store.write((tx) => tx.insertInto('settings').values(value).execute());
    const { w, token } = await sent(here);
    later(w, 4.9);
    expect((await ask(w, token)).status).toBe(200);
    later(w, 0.2);
    expect((await ask(w, token)).status).toBe(404);
  });
});
