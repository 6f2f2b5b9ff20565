import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { signIn, visitor, type Visitor } from '../support/visitor.ts';
import { makeWorld, type World } from '../support/world.ts';

let app: TestApp;
let world: World;
let marieke: Visitor;
let petra: Visitor;
let stranger: Visitor;
let signal: string;

const FIELDS = {
  description: 'mevrouw, 80+, Diamantlaan',
  what: 'Ze vergeet de pannen op het vuur.',
  kind: 'NIET_PLUIS',
  theme: 'ELDERLY',
  urgency: 'ROUTINE',
  sinceWhen: 'WEEKS',
  domains: ['MIND'],
  source: 'DISTRICT_NURSE',
  clientKnows: 'YES',
  consentState: 'GIVEN',
  expected: 'ADVICE',
};

beforeAll(async () => {
  app = await startTestApp();
  world = await makeWorld(app);
  [marieke, petra, stranger] = [await signIn(app.url, 'marieke'), await signIn(app.url, 'petra'), await signIn(app.url, 'stranger')];
  signal = (await marieke.start('signal', { ...FIELDS, orgId: world.orgs.team })).body.id;
});
afterAll(() => app.close());

/** Every refusal is a problem document in two languages. */
function refused(answer: { status: number; type: string; body: any }, status: number, code: string) {
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  expect(answer.type).toContain('application/problem+json');
  expect(answer.body.text.nl).not.toBe('');
  expect(answer.body.text.en).not.toBe('');
  expect(answer.body.requestId).toMatch(/^[0-9a-f-]{36}$/);
}

describe('statuses', () => {
  it('400 for JSON that is broken', async () => {
    for (const raw of ['{', 'machine=signal', '{"machine":']) refused(await marieke.post('/api/instances', {}, { raw }), 400, 'bad-json');
  });

  it('400 for a command without a key', async () => {
    refused(await marieke.post('/api/instances', { machine: 'signal' }, { key: null }), 400, 'no-key');
    refused(await marieke.say(signal, 'SUBMIT', {}, { key: null }), 400, 'no-key');
    refused(await marieke.say(signal, 'SUBMIT', {}, { key: 'k'.repeat(201) }), 400, 'no-key');
  });

  it('400 for an address, a page mark or an If-Match that is no such thing', async () => {
    expect((await marieke.get('/api/instances/%E0%A4%A')).status).toBe(400);
    refused(await marieke.get('/api/instances?after=nonsense'), 400, 'bad-request');
    refused(await marieke.say(signal, 'SUBMIT', {}, { headers: { 'if-match': 'abc' } }), 400, 'bad-request');
  });

  it('401 for who is not signed in, before anything else is looked at', async () => {
    const nobody = visitor(app.url);
    refused(await nobody.get('/api/me'), 401, 'not-signed-in');
    refused(await nobody.get(`/api/instances/${signal}`), 401, 'not-signed-in');
    refused(await nobody.post('/api/instances', {}, { raw: '{', key: null }), 401, 'not-signed-in');
    refused(await visitor(app.url, 'mekoar.session_token=made.up').get('/api/me'), 401, 'not-signed-in');
  });

  it('403 for a step that is for another role, with the reason', async () => {
    expect((await marieke.say(signal, 'SUBMIT')).status).toBe(200);
    const answer = await marieke.say(signal, 'TAKE_TRIAGE');
    refused(answer, 403, 'not-yours');
    expect(answer.body.why).toEqual(answer.body.text);
  });

  it('404 for what does not exist and for what may not be seen, in the same words', async () => {
    const hidden = await stranger.get(`/api/instances/${signal}`);
    const missing = await stranger.get(`/api/instances/${crypto.randomUUID()}`);
    refused(hidden, 404, 'not-found');
    expect({ ...hidden.body, requestId: '' }).toEqual({ ...missing.body, requestId: '' });
    refused(await stranger.say(signal, 'TAKE_TRIAGE'), 404, 'not-found');
    refused(await stranger.get('/api/instances/not-an-id'), 404, 'not-found');
    refused(await stranger.get('/api/nothing-here'), 404, 'not-found');
    refused(await stranger.get(`/api/cases/${signal}`), 404, 'not-found');
    refused(await marieke.get(`/api/cases/${signal}`), 404, 'not-found');
  });

  it('409 for a step that does not fit the state, with the way out', async () => {
    const answer = await petra.say(signal, 'DISCARD');
    refused(answer, 409, 'not-now');
    expect(answer.body.remedy.nl).not.toBe('');
  });

  it('412 for who answers to an older state, with the rev that stands now', async () => {
    const answer = await petra.say(signal, 'TAKE_TRIAGE', {}, { headers: { 'if-match': '"1"' } });
    refused(answer, 412, 'stale');
    const fresh = await petra.say(signal, 'TAKE_TRIAGE', {}, { headers: { 'if-match': `"${answer.body.rev}"` } });
    expect(fresh.status).toBe(200);
    expect(fresh.headers.get('etag')).toBe(`"${fresh.body.rev}"`);
  });

  it('413 for a body that is too large', async () => {
    refused(await marieke.start('signal', { what: 'a'.repeat(300_000) }), 413, 'too-big');
  });

  it('422 for fields, each with its path', async () => {
    const answer = await marieke.start('signal', { what: 'x'.repeat(1501), urgency: 'SOMETIME', phoneLog: [{ who: 'a' }] });
    refused(answer, 422, 'bad-input');
    expect(answer.body.errors.map((error: any) => error.path)).toEqual(expect.arrayContaining(['what', 'urgency', 'phoneLog.0.called']));
    refused(await marieke.start('nothingLikeThis'), 422, 'unknown-machine');
    refused(await petra.say(signal, 'NO_SUCH_EVENT'), 422, 'unknown-event');
    refused(await petra.say(signal, 'constructor'), 422, 'unknown-event');
    refused(await petra.say(signal, 'xstate.after.SIGNAL_TRIAGE.signal.submitted'), 422, 'unknown-event');
    refused(await petra.get('/api/instances?limit=201'), 422, 'bad-input');
    refused(await petra.get('/api/instances?machine=signal&machine=case'), 422, 'bad-input');
    refused(await petra.post('/api/instances', []), 422, 'bad-input');
  });

  it('422 with the missing fields when a signal is submitted too early', async () => {
    const early = (await marieke.start('signal', {})).body.id;
    const answer = await marieke.say(early, 'SUBMIT');
    refused(answer, 422, 'signalComplete');
    expect(answer.body.errors.map((error: any) => error.path)).toContain('what');
  });

  it('a repeated key gives the same answer and does it once', async () => {
    const options = { key: 'once-and-no-more' };
    const first = await marieke.start('signal', { what: 'Een keer.' }, options);
    const second = await marieke.start('signal', { what: 'Een keer.' }, options);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect(first.body.rev).toBe(1);
  });

  it('a key that comes back with another body is refused', async () => {
    refused(await marieke.start('signal', { what: 'Iets anders.' }, { key: 'once-and-no-more' }), 422, 'key-reused');
  });

  it('the same key of two people is two keys', async () => {
    const one = await marieke.start('signal', { what: 'Van Marieke.' }, { key: 'shared' });
    const other = await stranger.start('signal', { what: 'Van Sem.' }, { key: 'shared' });
    expect([one.status, other.status]).toEqual([201, 201]);
    expect(other.body.id).not.toBe(one.body.id);
  });

  it('the text of the detail follows Accept-Language', async () => {
    const english = await marieke.get('/api/nothing', { headers: { 'accept-language': 'en' } });
    expect(english.body.detail).toBe(english.body.text.en);
    const dutch = await marieke.get('/api/nothing', { headers: { 'accept-language': 'nl-NL,nl;q=0.9,en;q=0.5' } });
    expect(dutch.body.detail).toBe(dutch.body.text.nl);
  });
});
