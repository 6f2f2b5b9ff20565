import { afterEach, describe, expect, it } from 'vitest';
import { signIn, type Visitor } from '../support/visitor.ts';
import { go, mails, open, openMailWorld, stateOf, type MailWorld } from './mail-world.ts';
import { insideOf, textOf } from './pdf-text.ts';

let at: MailWorld | undefined;
afterEach(async () => {
  await at?.close();
  at = undefined;
});

const REPORT = {
  askToRecipient: 'PLEASE_ACT',
  ask: 'Wilt u de medicatie nakijken?',
  askBy: '2026-12-15',
  supportKind: 'SOCIAL_WORK',
  startDate: '2026-11-24',
  endDate: '2026-12-01',
  reachable: '000 123 45 67, maandag en dinsdag',
  question: 'Mevrouw wil haar post weer zelf doen.',
  whatWasDone: 'Drie gesprekken, de post is geordend.',
  agreements: [{ who: 'Joost', what: 'belt elke donderdag' }],
  risks: 'Laat soms het gas aan; de knop is vervangen door Ω.',
  advice: 'Slaapmedicatie bekijken.',
  result: 'PARTLY',
  noNextFeedback: true,
};

type Told = { w: MailWorld; joost: Visitor; eline: Visitor; caseId: string; consent: string; feedback: string };

/** A case of the team, a consent of the client for the GP with this content, and an END letter that is owed. */
async function owed(content: string[], options: Parameters<typeof openMailWorld>[0] = {}): Promise<Told> {
  const w = (at = await openMailWorld(options));
  const [joost, eline] = [await signIn(w.app.url, 'joost'), await signIn(w.app.url, 'eline')];
  const ok = async (answer: Promise<{ status: number; body: any }>) => {
    const { status, body } = await answer;
    expect(status, JSON.stringify(body)).toBeLessThan(300);
    return body;
  };
  const client = await ok(
    joost.post('/api/clients', { name: 'Mw. A. Fictief', birthDate: '1950-01-01', gpPerson: w.world.people.eline, gpOrg: w.world.orgs.practice }),
  );
  const { id: caseId } = await ok(joost.start('case', { clientId: client.id, theme: 'ELDERLY', orgId: w.world.orgs.team, owner: w.world.people.joost }));
  const { id: consent } = await ok(
    joost.start('consent', { caseId, clientId: client.id, purposes: ['FEEDBACK'], recipients: ['GP'], content, askedBy: w.world.people.joost }),
  );
  await ok(joost.say(consent, 'ASK'));
  await ok(joost.say(consent, 'GRANT', { signatory: 'CLIENT', form: 'SPOKEN' }));
  const { id: feedback } = await ok(
    joost.start('feedback', { caseId, clientId: client.id, kind: 'END', recipient: w.world.people.eline, recipientOrg: w.world.orgs.practice }),
  );
  return { w, joost, eline, caseId, consent, feedback };
}

async function sent(told: Told, report: Record<string, unknown> = REPORT): Promise<void> {
  for (const [type, payload] of [
    ['START_DRAFT', {}],
    ['DRAFT_COMPLETED', report],
    ['SEND', {}],
  ] as const) {
    const { status, body } = await told.joost.say(told.feedback, type, payload);
    expect([type, status, body.code]).toEqual([type, 200, undefined]);
  }
  await go(told.w.app);
}

describe('a feedback letter', () => {
  it('begins with a draft of what is known, marks what nobody wrote down, and shows itself before it goes', async () => {
    const told = await owed(['SUPPORT_PRESENT', 'SOCIAL']);
    const draft = await told.joost.get(`/api/instances/${told.feedback}/draft`);
    expect(draft.status, JSON.stringify(draft.body)).toBe(200);
    expect(draft.body).toMatchObject({ level: 2, fields: { supportKind: 'SOCIAL_WORK', noNextFeedback: true }, consent: { basis: 'CONSENT' } });
    expect(draft.body.missing).toEqual(expect.arrayContaining(['risks', 'advice']));
    expect(draft.body.fields).not.toHaveProperty('risks');
    expect(draft.body.consent.covered).toEqual(expect.arrayContaining(['SUPPORT_PRESENT', 'SOCIAL']));
    expect(draft.body.consent.covered).not.toContain('SAFETY');
    const preview = await told.joost.post(`/api/instances/${told.feedback}/preview`, REPORT, { key: null });
    expect(preview.status, JSON.stringify(preview.body).slice(0, 300)).toBe(200);
    expect(preview.body.missing).toEqual([]);
    expect(preview.body.leftOut).toEqual([{ field: 'risks', category: 'SAFETY' }]);
    expect(preview.body.picture).toMatch(/^<svg/);
    expect(preview.body.text).toContain('Wij vragen u: Wilt u de medicatie nakijken? Graag vóór 15 december 2026.');
    expect(preview.body.text).not.toContain('gas aan');
    // Who it is owed to drafts nothing, and who has nothing to do with it does not know that it is there.
    for (const name of ['eline', 'stranger', 'admin'] as const) {
      const other = await signIn(told.w.app.url, name);
      expect((await other.get(`/api/instances/${told.feedback}/draft`)).status).toBeGreaterThanOrEqual(403);
      expect((await other.post(`/api/instances/${told.feedback}/preview`, REPORT, { key: null })).status).toBeGreaterThanOrEqual(403);
    }
  });

  it('leaves as PDF/UA and text with the minimum and nothing that consent does not cover; the practice files it and both sides see it', async () => {
    const told = await owed(['SUPPORT_PRESENT', 'SOCIAL']);
    await sent(told);
    const { w, joost, eline, feedback } = told;
    expect(w.gateway.taken).toHaveLength(1);
    const mail = await open(w.gateway.taken[0]);
    const pdf = Buffer.from(mail.attachments[0].content as ArrayBuffer);
    const text = Buffer.from(mail.attachments[1].content as ArrayBuffer).toString('utf8');
    const inside = insideOf(pdf);
    expect(inside).toContain('/StructTreeRoot');
    expect(inside).toMatch(/pdfuaid:part/);
    expect(inside).toMatch(/\/Lang ?\(nl-NL\)/);
    for (const part of [
      'Wilt u de medicatie',
      'Mw. A. Fictief',
      'dr. Eline Bakker',
      'Joost de Wit',
      'maatschappelijk werk',
      'VRAAG VAN DE CLIËNT',
      'belt elke donderdag',
      'gedeeltelijk bereikt',
      'toestemming gegeven',
    ])
      expect(text).toContain(part);
    for (const form of [text, textOf(pdf)]) expect(form).not.toContain('Ω');
    const [line] = (await joost.get(`/api/instances/${feedback}/letters`)).body;
    expect(line).toMatchObject({ kind: 'FEEDBACK', version: 1, state: 'delivered', processedAt: null });
    const seen = await eline.get(`/api/letters/${line.id}`);
    expect(seen.body).toMatchObject({
      kind: 'FEEDBACK',
      case: null,
      sent: { intact: true, whole: true, template: 0, state: 'delivered', filedAt: null, about: feedback },
    });
    expect(JSON.stringify(seen.body)).not.toContain('Ω');
    expect((await eline.get(`/api/letters/${line.id}.txt`)).body).toBe(text);
    expect((await eline.get(`/api/letters/${line.id}.html`)).body).not.toContain('Ω');
    expect((await eline.get(`/api/letters/${line.id}.pdf`)).status).toBe(200);
    expect((await joost.get(`/api/letters/${line.id}/client.pdf`)).status).toBe(200);
    const copies = await w.app.store.db.selectFrom('audit').select('detail').where('action', '=', 'export').where('object_id', '=', line.id).execute();
    expect(copies.map((row) => String(row.detail)).toSorted()).toEqual(['client', 'html', 'pdf', 'text']);
    expect((await eline.say(feedback, 'ACKNOWLEDGE')).status).toBe(200);
    expect(await stateOf(w.app, line.message)).toBe('processed');
    const both = await Promise.all([joost, eline].map(async (who) => (await who.get(`/api/letters/${line.id}`)).body.sent));
    for (const side of both) expect(side).toMatchObject({ state: 'processed', filedBy: w.world.people.eline });
    const told2 = await w.app.store.db.selectFrom('inbox').select(['notice', 'person_id']).where('notice', 'like', '%letterCame%').execute();
    expect(told2.map((row) => row.person_id)).toEqual([w.world.people.eline]);
    // Who sent it hears what did not go along; who received it does not.
    expect(both.map((side) => side.leftOut)).toEqual([['Risico en veiligheid'], []]);
    const warned = await w.app.store.db.selectFrom('inbox').select('person_id').where('notice', 'like', '%partLeftOut%').execute();
    expect(warned.map((row) => row.person_id)).toEqual([w.world.people.joost]);
    expect((await (await signIn(w.app.url, 'stranger')).get(`/api/letters/${line.id}`)).status).toBe(404);
  });

  it('stops when consent is taken back before it left, and is not shown to its receiver when that happens afterwards', async () => {
    const told = await owed(['SUPPORT_PRESENT', 'SOCIAL'], { smtp: false });
    await sent(told);
    const { w, joost, eline, consent, feedback } = told;
    const [line] = (await joost.get(`/api/instances/${feedback}/letters`)).body;
    expect(line.state).toBe('queued');
    expect((await joost.say(consent, 'WITHDRAW', { note: 'Liever niet.' })).status).toBe(200);
    await go(w.app);
    expect(await stateOf(w.app, line.message)).toBe('stopped');
    expect(w.gateway.taken).toHaveLength(0);
    expect((await eline.get(`/api/letters/${line.id}`)).status).toBe(404);
  });

  it('is held when the client has narrowed what may go since it was set, and never takes another way', async () => {
    const told = await owed(['SUPPORT_PRESENT', 'SOCIAL'], { verified: false });
    await sent(told);
    const { w, consent, joost } = told;
    expect((await mails(w.app))[0]).toMatchObject({ status: 'held', reason: 'no-address' });
    const grants = [{ recipient: 'GP', purpose: 'FEEDBACK', content: ['SUPPORT_PRESENT'], until: '2027-06-01' }];
    const amended = await joost.say(consent, 'AMEND', { grants });
    expect(amended.status, JSON.stringify(amended.body)).toBe(200);
    await w.app.store.write((tx) => tx.updateTable('mails').set({ status: 'waiting', next_at: '2026-11-01T00:00:00.000Z' }).execute());
    await go(w.app);
    const [mail] = await mails(w.app);
    expect([mail.status, mail.reason]).toEqual(['held', 'no-consent']);
    expect(w.gateway.taken).toHaveLength(0);
  });

  it('goes with the file of the client, and is erased with it', async () => {
    const told = await owed(['SUPPORT_PRESENT', 'SOCIAL']);
    await sent(told);
    const { w, joost, feedback, caseId } = told;
    const [line] = (await joost.get(`/api/instances/${feedback}/letters`)).body;
    const client = (await w.app.store.db.selectFrom('boards').select('client_id').where('id', '=', caseId).executeTakeFirstOrThrow()).client_id!;
    const file = await joost.post(`/api/clients/${client}/export`, { reason: 'Nodig voor de behandeling van deze vraag', receiver: 'CLIENT' });
    expect(file.status, JSON.stringify(file.body).slice(0, 400)).toBeLessThan(300);
    expect(JSON.stringify(file.body)).toContain('Drie gesprekken, de post is geordend.');
    const refs = await w.app.store.db.selectFrom('letter_papers').selectAll().where('letter_id', '=', line.id).executeTakeFirstOrThrow();
    const rows = await w.app.store.db.selectFrom('personal').select(['id', 'scope']).where('scope', '=', caseId).execute();
    for (const ref of [refs.html_ref, refs.pdf_ref, refs.text_ref]) expect(rows.some((row) => ref.includes(row.id))).toBe(true);
    // The key of the case is what holds them: without it nothing can be read.
    await w.app.store.write(async (tx) => {
      await tx
        .updateTable('keys')
        .set({ wrapped: Buffer.alloc(0), erased_at: '2026-12-31T00:00:00.000Z' })
        .where('scope', '=', caseId)
        .execute();
      await tx.deleteFrom('personal').where('scope', '=', caseId).execute();
    });
    w.app.engine.vault.drop([caseId]);
    for (const end of ['', '.pdf', '.txt', '.html']) expect((await joost.get(`/api/letters/${line.id}${end}`)).status).toBe(404);
  });
});
