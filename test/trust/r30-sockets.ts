import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLogger } from '../../server/runtime/logger.ts';
import { PATIENCE } from '../../server/http/patient-server.ts';
import { listen } from '../live/listener.ts';
import { openTown, type Town } from './doors/town.ts';
import { fuzzSockets } from './fuzz/fuzz-sockets.ts';
import { slowCrowd } from './fuzz/slow-crowd.ts';
import { percentile } from './tools/percentile.ts';
import { randomOf } from './tools/random.ts';
import type { Asked, Result, TrustTest } from './trust-test.ts';

/** frames of every form, and crowds that never finish what they say: the server fails at none of it and others hardly notice. */
export const r30: TrustTest = { id: 'R-30', title: 'fuzz over sockets, and slow crowds', run };

const HEADERS_MS = 1500;
const SLOWEST_MS = 2000;

async function run(asked: Asked): Promise<Result> {
  const frames = asked.size ?? (asked.quick ? 600 : 50_000);
  const crowdOf = asked.quick ? 60 : 2000;
  const failures: string[] = [];
  // What the live part reports goes to the log as an error: none of it may be needed.
  const log = createLogger('fatal');
  log.error = ((_: unknown, what?: string) => void failures.push(`the server reported: ${what}`)) as typeof log.error;
  const patience = { ...PATIENCE, headersMs: HEADERS_MS, checkMs: 200 };
  const town = await openTown(true, { log, patience });
  try {
    const before = process.memoryUsage().rss;
    const ids = (await town.app.store.db.selectFrom('boards').select('id').execute()).map(({ id }) => id);
    const cookies = ['', ...town.viewers.map((viewer) => viewer.visitor.cookie)];
    const fuzzed = await fuzzSockets({ url: town.app.url, cookies, ids }, randomOf(asked.seed), frames);
    await stillServes(town, failures);
    const quiet = await times(town, asked.quick ? 20 : 200);
    const crowd = await slowCrowd(town.app.url, crowdOf);
    const most = crowd.there();
    const busy = await times(town, asked.quick ? 20 : 200);
    const left = await until(() => crowd.there() === 0, HEADERS_MS * 4);
    crowd.leave();
    if (!left) failures.push(`${crowd.there()} slow connections are still there`);
    await stillServes(town, failures);
    const [calm, crowded] = [percentile(quiet, 0.99), percentile(busy, 0.99)];
    if (crowded > Math.max(2 * calm, asked.quick ? SLOWEST_MS : 100)) failures.push(`others wait ${crowded} ms instead of ${calm}`);
    const twin = await patientTwin();
    return {
      id: r30.id,
      title: r30.title,
      tried: fuzzed.frames + crowdOf,
      lost: failures.length,
      doubled: 0,
      ok: failures.length === 0 && twin > 0 && fuzzed.frames >= frames && fuzzed.answers > 0 && most > crowdOf * 0.9,
      twinFailed: twin > 0,
      notes: [...failures.slice(0, 20), `twin "a server with endless patience": ${twin} slow connections stay`],
      figures: { ...fuzzed, crowd: crowdOf, calmP99Ms: calm, crowdedP99Ms: crowded, rssBeforeMb: mb(before), rssAfterMb: mb(process.memoryUsage().rss) },
    };
  } finally {
    await town.close();
  }
}

const mb = (bytes: number) => Math.round(bytes / 2 ** 20);

/** Somebody comes in, watches, and is told of a change. */
async function stillServes({ app, viewers }: Town, failures: string[]): Promise<void> {
  const viewer = viewers.find(({ who }) => who.roles.includes('DISTRICT_NURSE'))!;
  try {
    const page = await listen(app.url, viewer.visitor.cookie);
    await page.ask('watch', { room: 'mine', since: 0 });
    const heard = page.heard.length;
    const made = await viewer.visitor.start('signal', { what: 'Nog een keer.' });
    await page.until(() => page.heard.length > heard && page.rows().some((row) => row.id === made.body.id));
    page.close();
  } catch (error) {
    failures.push(`after it the server does not serve: ${(error as Error).message}`);
  }
}

async function times({ app }: Town, count: number): Promise<number[]> {
  const all: number[] = [];
  for (let at = 0; at < count; at++) {
    const began = performance.now();
    await (await fetch(`${app.url}/healthz`)).arrayBuffer();
    all.push(performance.now() - began);
  }
  return all;
}

async function until(holds: () => boolean, ms: number): Promise<boolean> {
  for (const end = performance.now() + ms; performance.now() < end;) {
    if (holds()) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return holds();
}

/** The same crowd before a server that waits for ever. */
async function patientTwin(): Promise<number> {
  const server: Server = createServer({ headersTimeout: 0, requestTimeout: 0 }, (_req, res) => void res.end()).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const crowd = await slowCrowd(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 20);
  await until(() => crowd.there() === 0, HEADERS_MS + 500);
  const stay = crowd.there();
  crowd.leave();
  await new Promise((resolve) => (server.close(resolve), server.closeAllConnections()));
  return stay;
}
