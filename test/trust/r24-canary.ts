import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manualClock } from '../../server/runtime/clock.ts';
import { uuidV7 } from '../../server/runtime/ids.ts';
import { loadKeyFile } from '../../server/runtime/key-file.ts';
import { createLogger } from '../../server/runtime/logger.ts';
import { start, type Running } from '../../server/start.ts';
import { signIn, type Answer } from '../support/visitor.ts';
import { listen } from '../live/listener.ts';
import { makeWorld, type World } from '../support/world.ts';
import { makeBackup } from '../../server/backup/make-backup.ts';
import { keptByBrowser, type Kept } from './tools/browser-storage.ts';
import type { Asked, Result, TrustTest } from './trust-test.ts';

const CANARIES = { bsn: '999911120', name: 'Zilverkanarie', note: 'kanariegeheimopzolder', address: 'Kanarieweg 77' };
type Sink = { name: string; bytes: Buffer };

/** unique words are put in as number, name, note and address; afterwards every place where they must not be is searched. */
export const r24: TrustTest = { id: 'R-24', title: 'canary leak scan', run };

async function run({ quick }: Asked): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'mekoar-canary-'));
  const clock = manualClock(new Date('2026-11-24T08:00:00.000Z'));
  const databaseUrl = `sqlite:${join(folder, 'r24.db')}`;
  const said: Buffer[] = [];
  const write = process.stdout.write.bind(process.stdout);
  // The log of the server goes to the output of its process; with everything in it that it can say.
  process.stdout.write = ((part: string | Uint8Array, ...rest: any[]) => (
    said.push(Buffer.from(part as string)),
    write(part as string, ...rest)
  )) as typeof process.stdout.write;
  const master = (fresh: boolean) => loadKeyFile(join(folder, 'key'), fresh);
  const app = await start({
    databaseUrl,
    host: '127.0.0.1',
    port: 0,
    demo: true,
    baseUrl: null,
    clock,
    ids: uuidV7(clock),
    log: createLogger('error'),
    master,
  });
  let heard: Awaited<ReturnType<typeof work>> | undefined;
  try {
    const frames = await framesWhile(app, async (world) => (heard = await work(app, world)));
    const { answers, pdf, file, caseId, actionId } = heard!;
    // A browser and its walk cost more than the rest together: once with all of it, not in the everyday suite.
    const browser = quick ? null : await inBrowser(app.url, caseId, actionId);
    const backup = await makeBackup({ file: join(folder, 'r24.db'), folder: join(folder, 'backups'), keys: app.keys, at: clock.now() });
    const sinks: Sink[] = [
      ...filesIn(folder),
      ...filesIn(backup.path, 'backup '),
      ...frames,
      { name: 'log', bytes: Buffer.concat(said) },
      { name: 'audit', bytes: Buffer.from(JSON.stringify(await app.store.db.selectFrom('audit').selectAll().execute())) },
      { name: 'outbox', bytes: Buffer.from(JSON.stringify(await app.store.db.selectFrom('outbox').selectAll().execute())) },
      { name: 'mails', bytes: Buffer.from(JSON.stringify(await app.store.db.selectFrom('mails').selectAll().execute())) },
      { name: 'pdf, uncompressed part with its metadata', bytes: pdf },
      { name: 'name of a file', bytes: Buffer.from(file) },
      ...(browser?.kept ?? []),
      ...answers.map(({ name, body, headers }) => ({ name, bytes: Buffer.from(JSON.stringify([body, [...headers]])) })),
    ];
    // Whatever the API answers is for nobody to keep, with a canary in it or not.
    const keepable = sinks.filter(({ name }) => /^answer that may be cached .* \/(api|socket\.io)\//.test(name)).map(({ name }) => name);
    const leaks = [...sinks.flatMap((sink) => found(sink)), ...keepable];
    const twins = await twinsOf(app, folder);
    const careless = browser?.twin.filter((sink) => found(sink).length > 0).map(({ name }) => name) ?? [];
    const twinFailed = twins.every((count) => count > 0) && (browser === null || careless.length === STORES);
    return {
      id: r24.id,
      title: r24.title,
      tried: sinks.length,
      lost: leaks.length,
      doubled: 0,
      ok: leaks.length === 0 && twinFailed && sinks.length >= 14,
      twinFailed,
      notes: [...leaks, `twin "stored plain": ${twins[0]} found`, ...(browser ? [`twin "a page that keeps it": found in ${careless.join(', ')}`] : [])],
      figures: { sinks: sinks.length, canaries: Object.keys(CANARIES).length, answers: answers.length, inTheBrowser: browser?.kept.length ?? 0 },
    };
  } finally {
    process.stdout.write = write;
    await app.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Places of a page in which the twin keeps the canaries: two storages, a database, a cache, a cookie. */
const STORES = 5;
const inBrowser = (url: string, caseId: string, actionId: string): Promise<{ kept: Kept[]; twin: Kept[] }> =>
  keptByBrowser(
    {
      url,
      shown: [
        { path: `/casus/${caseId}`, word: CANARIES.name },
        { path: `/i/${actionId}`, word: CANARIES.note },
      ],
      searched: CANARIES.name,
      typed: CANARIES.note,
    },
    Object.values(CANARIES),
  );

const filesIn = (folder: string, of = ''): Sink[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => ({ name: `${of}file ${name}`, bytes: readFileSync(join(folder, name)) }));

/** Everything that open pages of people who may not see the client hear meanwhile; each watches all that is his, the case and whatever else it is told. */
async function framesWhile(app: Running, work: (world: World) => Promise<{ caseId: string }>): Promise<Sink[]> {
  const world = await makeWorld(app);
  const pages = await Promise.all(
    (['stranger', 'eline'] as const).map(async (name) => {
      const page = await listen(app.url, (await signIn(app.url, name)).cookie);
      const said: unknown[] = [];
      page.socket.onAny((...told) => said.push(told));
      said.push(await page.ask('watch', { room: 'mine', since: 0 }));
      return { name, page, said };
    }),
  );
  const { caseId } = await work(world);
  for (const { page, said } of pages) said.push(await page.ask('watch', { room: `case:${caseId}`, since: 0 }));
  await new Promise((resolve) => setTimeout(resolve, 300));
  return pages.map(({ name, page, said }) => {
    page.close();
    return { name: `frames of ${name}`, bytes: Buffer.from(JSON.stringify(said)) };
  });
}

const found = ({ name, bytes }: Sink): string[] => Object.entries(CANARIES).flatMap(([what, text]) => (bytes.includes(text) ? [`${what} in ${name}`] : []));

/** What people do with a client, and what those who may not see him get. */
async function work(app: Running, world: World) {
  const [joost, stranger, officer, admin] = await Promise.all((['joost', 'stranger', 'officer', 'admin'] as const).map((name) => signIn(app.url, name)));
  const details = { name: CANARIES.name, birthDate: '1950-02-02', address: CANARIES.address };
  const client = (await joost.post('/api/clients', details)).body.id;
  const id = (await joost.start('case', { clientId: client, theme: 'ELDERLY', orgId: world.orgs.team, owner: world.people.joost })).body.id;
  const action = (await joost.start('action', { caseId: id, text: CANARIES.note })).body.id;
  await app.store.write((tx) =>
    tx.insertInto('settings').values({ name: 'bsn.kinds', value: '["team"]', valid_from: '2026-01-01T00:00:00.000Z', org_id: '*' }).execute(),
  );
  const kept = await joost.post(`/api/clients/${client}/bsn`, { bsn: CANARIES.bsn });
  const shown = await joost.post(`/api/clients/${client}/bsn/reveal`, { reason: 'Nodig voor een aanvraag' });
  if (kept.status !== 200 || shown.body.bsn !== CANARIES.bsn) throw new Error('The canaries are not in: the scan would mean nothing.');
  const copy = await fetch(`${app.url}/api/clients/${client}/export.pdf`, {
    method: 'POST',
    headers: { cookie: joost.cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ reason: 'Cliënt vraagt om een afschrift' }),
  });
  await app.deliver();
  const answers: (Answer & { name: string })[] = [];
  const note = async (name: string, asking: Promise<Answer>) => void answers.push({ name, ...(await asking) });
  for (const [who, visitor] of Object.entries({ stranger, officer, admin }))
    for (const path of [
      `/api/cases/${id}`,
      `/api/clients/${client}`,
      `/api/clients/${client}/bsn`,
      '/api/clients?q=zilver',
      '/api/instances',
      '/api/changes?since=0',
      '/api/inbox',
      '/api/retention',
      `/api/audit?case=${id}`,
    ])
      await note(`${who} ${path}`, visitor.get(path));
  await note('error body, bad number', joost.post(`/api/clients/${client}/bsn`, { bsn: `${CANARIES.bsn}7` }));
  await note('error body, by a stranger', stranger.post('/api/clients/by-bsn', { bsn: CANARIES.bsn }));
  await note('error body, broken', joost.post('/api/clients', {}, { raw: `{"name":"${CANARIES.name}` }));
  await note('masked number', joost.get(`/api/clients/${client}/bsn`));
  return {
    caseId: String(id),
    actionId: String(action),
    answers,
    pdf: Buffer.from(await copy.arrayBuffer()),
    file: copy.headers.get('content-disposition') ?? '',
  };
}

/** The same search over a database in which a name was stored as it is. */
async function twinsOf(app: Running, folder: string): Promise<number[]> {
  await app.store.write((tx) => tx.insertInto('households').values({ id: app.ids.uuid(), label_ref: CANARIES.name }).execute());
  const files = ['r24.db', 'r24.db-wal'].map((name) => join(folder, name)).filter((path) => existsSync(path));
  return [files.flatMap((path) => found({ name: path, bytes: readFileSync(path) })).length];
}
