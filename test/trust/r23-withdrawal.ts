import type { Policy } from '../../server/policy/types.ts';
import { randomOf } from './tools/random.ts';
import { CANARY, withdrawalWorld, type WithdrawalWorld } from './tools/withdrawal-world.ts';
import type { Asked, Result, TrustTest } from './trust-test.ts';

/** Requests of one race, shared out before, during and after the withdrawal. */
const READERS = 24;
/** What TRUST.md asks of an open page. A figure and no fault: others have the processor too, and a page that stays open is found whatever the time. */
const PURGED_MS = 1000;

/** How long an open page waits to be told: others have the processor too, and nothing is waited for that does not come. The page of the twin is never told. */
const PATIENCE_MS = { product: 60_000, twin: 2000 };

/** consent is taken back while people read, subscribe and take copies along, and letters wait. */
export const r23: TrustTest = { id: 'R-23', title: 'taking consent back in the middle of everything', run };

type Found = {
  races: number;
  requests: number;
  /** bodies with what the consent opened */
  full: number;
  /** requests whose check began after the commit */
  after: number;
  leaks: string[];
  /** the slowest open page to lose it */
  slowestMs: number;
  /** how many pages took longer than PURGED_MS */
  late: number;
  letters: number;
  unblocked: number;
};

async function run({ seed, size, quick, say }: Asked): Promise<Result> {
  const races = size ?? (quick ? 3 : 1000);
  const found = await racing(races, { seed, say });
  const twin = await racing(1, { seed, say }, forgetting);
  const twinFailed = twin.leaks.length > 0;
  // Races in which nobody read it before, or nobody asked after, would say nothing.
  const meant = found.full >= races && found.after >= races && found.letters === races;
  return {
    id: r23.id,
    title: r23.title,
    tried: found.requests,
    lost: found.leaks.length + found.unblocked,
    doubled: 0,
    ok: found.leaks.length === 0 && found.unblocked === 0 && meant && twinFailed,
    twinFailed,
    notes: [...found.leaks.slice(0, 20), `twin "a policy that remembers what it said": ${twin.leaks.length} found`],
    figures: {
      races: found.races,
      requests: found.requests,
      answeredInFull: found.full,
      checkedAfterTheCommit: found.after,
      slowestPurgeMs: Math.round(found.slowestMs),
      purgesOverASecond: found.late,
      lettersBlocked: found.letters - found.unblocked,
    },
  };
}

async function racing(races: number, { seed, say }: Pick<Asked, 'seed' | 'say'>, spoil?: (policy: Policy) => void): Promise<Found> {
  const world = await withdrawalWorld(spoil ? PATIENCE_MS.twin : PATIENCE_MS.product);
  const random = randomOf(seed);
  const found: Found = { races: 0, requests: 0, full: 0, after: 0, leaks: [], slowestMs: 0, late: 0, letters: 0, unblocked: 0 };
  try {
    if (spoil) spoil(world.app.policy);
    for (; found.races < races; found.races++) {
      await race(world, found, random);
      if (found.races % 50 === 49) say(`${found.races + 1} races, ${found.requests} requests, ${found.leaks.length} leaks`);
    }
    return found;
  } finally {
    await world.close();
  }
}

type Sent = { path: string; body: string; trace: string };

async function race(world: WithdrawalWorld, found: Found, random: ReturnType<typeof randomOf>): Promise<void> {
  const { app, petra, joost, page, caseId, ggz, consent, checks } = world;
  await ok(petra.say(consent, 'ASK', { reason: 'CLIENT_INITIATIVE' }));
  await ok(petra.say(consent, 'GRANT'));
  const letter = { letter: 'NOTE', caseId, about: caseId, purpose: 'GP_INFORM', content: ['MENTAL'], recipientRole: 'GP' };
  const message = (await ok(petra.start('message', letter))).body.id as string;
  await app.engine.idle();
  if ((await joost.get(`/api/instances/${ggz}`)).status !== 200) throw new Error('What is to be taken away was not there: the race would mean nothing.');
  page.heard.length = 0;
  const told = new Map<string, number>();
  const hear = ({ room, rows }: { room: string; rows: { id: string }[] }) => {
    if (rows.some((row) => row.id === ggz && 'gone' in row) && !told.has(room)) told.set(room, performance.now());
  };
  page.socket.on('changes', hear);
  checks.clear();

  const sent: Promise<Sent>[] = [];
  const read = () => sent.push(ask(world, random));
  const begun = random.whole(3, READERS - 10);
  for (let n = 0; n < begun; n++) read();
  if (random.whole(0, 1)) await new Promise(setImmediate);
  // A commit says so right after it: what asks from then on must find the new rows.
  const commits = new Map<number, number>();
  const stopListening = app.engine.onCommit((clock) => void commits.set(clock, performance.now()));
  const withdrawn = petra.say(consent, 'WITHDRAW').finally(stopListening);
  for (let n = begun; n < READERS - 5; n++) {
    read();
    if (n % 4 === 0) await new Promise(setImmediate);
  }
  await ok(withdrawn);
  // Others commit beside it: only that of the withdrawal counts.
  const events = app.store.db.selectFrom('events').select('clock').where('instance_id', '=', consent).where('type', '=', 'WITHDRAW');
  const committedAt = commits.get((await events.orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow()).clock)!;
  for (let n = 0; n < 5; n++) read();
  for (const one of await Promise.all(sent)) judge(world, one, committedAt, found);
  await judgePage(world, committedAt, found, told);
  page.socket.off('changes', hear);
  await app.engine.idle();
  const row = await app.store.db.selectFrom('boards').select('state').where('id', '=', message).executeTakeFirstOrThrow();
  const mails = await app.store.db.selectFrom('mails').select('status').where('about_id', '=', message).execute();
  found.letters += 1;
  if (!/stopped/i.test(row.state) || mails.some(({ status }) => !['stopped', 'held'].includes(status))) found.unblocked += 1;
}

/** One of the ways out: the record, the case, a list, what changed, and a copy of the whole file. */
async function ask({ app, joost, caseId, ggz, client }: WithdrawalWorld, random: ReturnType<typeof randomOf>): Promise<Sent> {
  const paths = [`/api/instances/${ggz}`, `/api/cases/${caseId}`, `/api/instances?machine=ggz`, '/api/changes?since=0', `/api/clients/${client}/export`];
  // A copy of the whole file costs as much as twenty readings.
  const path = paths[random.whole(0, 19) === 0 ? 4 : random.whole(0, 3)];
  const copy = path.endsWith('export');
  const answer = await fetch(app.url + path, {
    method: copy ? 'POST' : 'GET',
    headers: { cookie: joost.cookie, 'content-type': 'application/json' },
    ...(copy ? { body: JSON.stringify({ reason: 'Cliënt vraagt om een afschrift' }) } : {}),
  });
  return { path, body: await answer.text(), trace: answer.headers.get('x-request-id') ?? '' };
}

function judge({ ggz, checks }: WithdrawalWorld, { path, body, trace }: Sent, committedAt: number, found: Found): void {
  found.requests += 1;
  const open = body.includes(CANARY) || shows(body, ggz);
  if (open) found.full += 1;
  const checkedAt = checks.get(trace);
  if (checkedAt === undefined || checkedAt <= committedAt) return;
  found.after += 1;
  if (open) found.leaks.push(`${path.replace(/[0-9a-f-]{36}/, '…')} ${Math.round(checkedAt - committedAt)} ms after the commit`);
}

/** A line of it in a list, other than that it is gone. */
function shows(body: string, id: string): boolean {
  const { rows, tracks } = JSON.parse(body) as { rows?: { id: string; gone?: boolean }[]; tracks?: { id: string }[] };
  return [...(rows ?? []), ...(tracks ?? [])].some((row) => row.id === id && !('gone' in row));
}

/** The open page is told that it is gone, in each of its rooms, and hears nothing of it any more. */
async function judgePage({ page, ggz }: WithdrawalWorld, committedAt: number, found: Found, told: Map<string, number>): Promise<void> {
  await page.until(() => told.size === 2).catch(() => found.leaks.push('an open page was not told'));
  const took = Math.max(...told.values(), 0) - committedAt;
  found.slowestMs = Math.max(found.slowestMs, took);
  if (took > PURGED_MS) found.late += 1;
  for (const room of told.keys()) {
    const lines = page.heard.filter((one) => one.room === room).flatMap((one) => one.rows.filter((row) => row.id === ggz));
    if (lines.length && !('gone' in lines[lines.length - 1])) found.leaks.push(`a line came to ${room.split(':')[0]} after it was gone`);
  }
}

/** What a cache in front of the policy would do: who could see it once sees it for ever. */
function forgetting(policy: Policy): void {
  const known = new Map<string, any>();
  const asked = policy.visible;
  policy.visible = async (db, who, ids, now) => {
    const fresh = await asked.call(policy, db, who, ids, now);
    for (const [id, why] of fresh) known.set(`${who.person} ${id}`, why);
    return new Map(ids.flatMap((id) => (known.has(`${who.person} ${id}`) ? [[id, known.get(`${who.person} ${id}`)] as const] : [])));
  };
}

async function ok(asked: Promise<{ status: number; body: any }>): Promise<{ status: number; body: any }> {
  const answer = await asked;
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
}
