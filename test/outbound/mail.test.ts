import { afterEach, describe, expect, it } from 'vitest';
import { receiptSecret } from '../../server/http/mail-secret.ts';
import { signIn, visitor } from '../support/visitor.ts';
import { contextOf, deliveryReport, giveAddress, go, mails, open, openMailWorld, readingReceipt, stateOf, type MailWorld } from './mail-world.ts';

let at: MailWorld | undefined;
afterEach(async () => {
  await at?.close();
  at = undefined;
});
const world = async (...given: Parameters<typeof openMailWorld>) => (at = await openMailWorld(...given));
const report = (w: MailWorld, raw: string, secret = receiptSecret(w.app.keys)) =>
  visitor(w.app.url).post('/api/mail/receipts', {}, { raw, key: null, headers: { authorization: `Bearer ${secret}`, 'content-type': 'message/rfc822' } });
const later = (w: MailWorld, minutes: number) => w.app.setClock(new Date(w.app.clock.now().getTime() + minutes * 60_000).toISOString());

describe('a letter by secure mail', () => {
  it('leaves with nothing personal outside its attachments: PDF/UA to read, text for the record', async () => {
    const w = await world();
    const message = await w.letter();
    expect(w.gateway.taken).toHaveLength(1);
    const [taken] = w.gateway.taken;
    const mail = await open(taken);
    const [row] = await mails(w.app);
    expect(taken.to).toBe('praktijk@linde.test');
    expect(mail.subject).toBe('Beveiligde brief');
    expect(mail.attachments.map((one) => one.filename)).toEqual(['brief.pdf', 'brief.txt']);
    expect(
      Buffer.from(mail.attachments[0].content as ArrayBuffer)
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    const text = Buffer.from(mail.attachments[1].content as ArrayBuffer).toString('utf8');
    expect(text).toContain('Wilt u de medicatie nakijken?');
    expect(text).toContain('dr. Eline Bakker');
    const head = taken.raw.split('\r\n\r\n')[0];
    for (const word of ['Eline', 'Bakker', 'Joost', 'medicatie', 'Linde,']) expect(`${head}${mail.text}`).not.toContain(word);
    expect(head).not.toMatch(/^bcc:/im);
    expect(mail.text).toContain('bijgevoegd');
    expect(taken.id).toBe(row.message_id);
    expect(row.message_id).toMatch(/^<[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}@mekoar\.invalid>$/);
    // This gateway promises no report: that it took the mail is all that will be known.
    expect(row).toMatchObject({ status: 'sent', reason: 'accepted', attempts: 1 });
    expect(await stateOf(w.app, message)).toBe('delivered');
  });

  it('waits for its report when the gateway promises one; a bounce makes it a call, a reading settles it', async () => {
    const w = await world({ gateway: { reports: true } });
    const [first, second] = [await w.letter(), await w.letter()];
    expect([await stateOf(w.app, first), await stateOf(w.app, second)]).toEqual(['handedOver', 'handedOver']);
    const rows = await mails(w.app);
    const idOf = (message: string) => rows.find((row) => row.about_id === message)!.message_id;
    expect((await report(w, deliveryReport(idOf(first), 'delayed', '4.4.7'))).body).toEqual({ outcome: 'delayed' });
    expect((await report(w, deliveryReport(idOf(first), 'failed', '5.1.1'))).body).toEqual({ outcome: 'bounced' });
    expect((await report(w, deliveryReport(idOf(first), 'failed', '5.1.1'))).body).toEqual({ outcome: 'again' });
    expect(await stateOf(w.app, first)).toBe('dead');
    expect(await contextOf(w.app, first)).toMatchObject({ failure: 'BOUNCED' });
    expect((await report(w, deliveryReport(idOf(second), 'delivered', '2.0.0'))).body).toEqual({ outcome: 'delivered' });
    expect(await stateOf(w.app, second)).toBe('delivered');
    expect((await report(w, readingReceipt(idOf(second)))).body).toEqual({ outcome: 'read' });
    expect(await stateOf(w.app, second)).toBe('processed');
    const told = await w.app.store.db.selectFrom('inbox').select('notice').where('person_id', '=', w.world.people.joost).execute();
    expect(told.filter((line) => line.notice.includes('mailLost'))).toHaveLength(1);
  });

  it('takes in reports that fit nothing, or are none, and refuses who does not know the secret', async () => {
    const w = await world();
    const other = '<6b1c2d3e-0000-5000-8000-000000000001@mekoar.invalid>';
    expect((await report(w, deliveryReport(other, 'failed', '5.1.1'))).body).toEqual({ outcome: 'unknown' });
    for (const raw of ['', 'hallo', 'Content-Type: multipart/report; boundary="x"\r\n\r\n--x\r\n', '\u0000\u0001\u0002', readingReceipt('')]) {
      const answer = await report(w, raw);
      expect([answer.status, ['no-report', 'unknown'].includes(answer.body.outcome)]).toEqual([200, true]);
    }
    expect((await report(w, 'hallo', 'verkeerd')).status).toBe(401);
    const kept = await w.app.store.db.selectFrom('mail_receipts').select('outcome').execute();
    expect(kept.map((one) => one.outcome).sort()).toEqual(['no-report', 'no-report', 'no-report', 'no-report', 'unknown', 'unknown']);
  });

  it('goes nowhere but to a verified address, and a changed one is verified anew by the code that was mailed there', async () => {
    const w = await world({ verified: false });
    const message = await w.letter();
    expect((await mails(w.app))[0]).toMatchObject({ status: 'held', reason: 'no-address' });
    const admin = await signIn(w.app.url, 'admin');
    const add = (address: string) => admin.post('/api/mail/addresses', { org: w.world.orgs.practice, address });
    expect((await add('praktijk@linde.test\r\nBcc: x@elders.test')).status).toBe(422);
    const added = await add('Praktijk@Linde.test');
    expect(added.status).toBe(201);
    await go(w.app);
    const code = /code is (\d{6})/.exec((await open(w.gateway.taken[0])).text ?? '')![1];
    expect(w.gateway.taken.map((one) => one.to)).toEqual(['praktijk@linde.test']);
    const wrong = await admin.post(`/api/mail/addresses/${added.body.id}/verify`, { code: code === '000000' ? '000001' : '000000' });
    expect([wrong.status, wrong.body.errors[0].path]).toEqual([422, 'code']);
    expect(await stateOf(w.app, message)).toBe('queued');
    expect((await admin.post(`/api/mail/addresses/${added.body.id}/verify`, { code })).status).toBe(200);
    await go(w.app);
    expect(await stateOf(w.app, message)).toBe('delivered');
    await add('nieuw@linde.test');
    const next = await w.letter();
    expect((await mails(w.app)).find((row) => row.about_id === next)).toMatchObject({ status: 'held', reason: 'not-verified' });
    expect(w.gateway.taken.filter((one) => one.raw.includes('brief.pdf'))).toHaveLength(1);
  });

  it('is kept here when its consent is not there, and is not sent as well when somebody took it along', async () => {
    const w = await world();
    const without = await w.letter({ basis: 'CONSENT' });
    expect((await mails(w.app))[0]).toMatchObject({ status: 'held', reason: 'no-consent' });
    expect(await stateOf(w.app, without)).toBe('queued');
    await w.gateway.stop();
    const byHand = await w.letter();
    const joost = await signIn(w.app.url, 'joost');
    expect((await joost.say(byHand, 'HAND_OVER', { channel: 'PRINT' })).status).toBe(200);
    await w.gateway.start();
    later(w, 60);
    await go(w.app);
    expect((await mails(w.app)).find((row) => row.about_id === byHand)).toMatchObject({ status: 'stopped', reason: 'by-hand' });
    expect(w.gateway.taken).toHaveLength(0);
  });
});

describe('a gateway that is not there or does not want it', () => {
  it('lets letters wait, says so, and sends them when it is back', async () => {
    const w = await world();
    await w.gateway.stop();
    const message = await w.letter();
    expect((await mails(w.app))[0]).toMatchObject({ status: 'waiting', attempts: 0 });
    expect(await stateOf(w.app, message)).toBe('queued');
    const admin = await signIn(w.app.url, 'admin');
    const desk = (await admin.get('/api/mail')).body;
    expect(desk).toMatchObject({ channel: { is: 'down', why: 'unreachable' }, mine: null });
    expect(desk.all[0]).toMatchObject({ person: null, instance: null, org: w.world.orgs.practice, can: ['retry'] });
    await w.gateway.start();
    expect((await admin.post(`/api/mail/${desk.all[0].id}/retry`)).status).toBe(200);
    await go(w.app);
    expect(await stateOf(w.app, message)).toBe('delivered');
    expect((await admin.get('/api/mail')).body.channel.is).toBe('up');
  });

  it('takes a soft no as not yet, on the dates of the machine, and a hard no as lost', async () => {
    let code = 451;
    const w = await world({ gateway: { whim: (step) => (step === 'mail' && code ? { do: 'refuse', at: 'rcpt', code } : { do: 'take' }) } });
    const message = await w.letter();
    const [row] = await mails(w.app);
    expect(row).toMatchObject({ status: 'retrying', reply: '451', next_at: new Date(w.app.clock.now().getTime() + 5 * 60_000).toISOString() });
    expect(await stateOf(w.app, message)).toBe('retrying');
    code = 0;
    later(w, 5);
    await w.app.engine.fireDue();
    await go(w.app);
    expect(await stateOf(w.app, message)).toBe('delivered');
    expect(w.gateway.taken.map((one) => one.id)).toEqual([row.message_id]);
    code = 550;
    const lost = await w.letter();
    expect((await mails(w.app)).find((one) => one.about_id === lost)).toMatchObject({ status: 'lost', reason: 'refused', reply: '550' });
    expect(await contextOf(w.app, lost)).toMatchObject({ failure: 'REFUSED' });
    expect(await stateOf(w.app, lost)).toBe('dead');
  });

  it('leaves it uncertain when the line drops before the answer, tells the sender, and goes again only under the same Message-ID', async () => {
    let drop = true;
    const w = await world({ gateway: { whim: (step) => (step === 'mail' && drop ? { do: 'drop', kept: true } : { do: 'take' }) } });
    const message = await w.letter();
    expect((await mails(w.app))[0]).toMatchObject({ status: 'uncertain', flagged: 1 });
    drop = false;
    later(w, 120);
    await go(w.app);
    expect(w.gateway.taken).toHaveLength(1);
    const joost = await signIn(w.app.url, 'joost');
    expect((await joost.get('/api/inbox')).body.some((line: { text: string }) => line.text === 'mailUncertain')).toBe(true);
    later(w, 3 * 24 * 60);
    await w.app.engine.fireDue();
    expect(await stateOf(w.app, message)).toBe('dead');
    const [line] = (await joost.get('/api/mail')).body.mine;
    expect(line).toMatchObject({ status: 'uncertain', instance: message, can: ['retry', 'phone'] });
    expect((await joost.post(`/api/mail/${line.id}/retry`)).status).toBe(200);
    await go(w.app);
    expect(w.gateway.taken.map((one) => one.id)).toEqual([w.gateway.taken[0].id, w.gateway.taken[0].id]);
    expect((await mails(w.app))[0]).toMatchObject({ status: 'sent', flagged: 1 });
    const stranger = await signIn(w.app.url, 'stranger');
    expect([(await stranger.get('/api/mail')).body.mine, (await stranger.post(`/api/mail/${line.id}/retry`)).status]).toEqual([[], 404]);
  });

  it('without a gateway letters wait for a connection', async () => {
    const w = await world({ smtp: false });
    await w.letter();
    const joost = await signIn(w.app.url, 'joost');
    const desk = (await joost.get('/api/mail')).body;
    expect(desk).toMatchObject({ channel: { is: 'none' }, all: null });
    expect(desk.mine[0]).toMatchObject({ status: 'waiting', attempts: 0 });
    await giveAddress(w.app, { org: w.world.orgs.team, address: 'team@wijk.test' });
  });
});
