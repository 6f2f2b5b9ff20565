import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emailOf, PASSWORD } from '../support/world.ts';
import type { Asked, Result, TrustTest } from './trust-test.ts';
import { startClients } from './tools/clients.ts';
import { Ledger } from './tools/ledger.ts';
import { checkAt, drained, isRed, notesOf } from './tools/outcome.ts';
import { prepare } from './tools/prepare.ts';
import { trustServer } from './tools/server.ts';

const CLIENTS = 8;
const SIZE = '12m';
const PATIENCE_MS = 20_000;
const RESUME_MS = 10_000;

/** the disk is full: what cannot be kept is refused with 503 in words, reading goes on, and so does writing when there is room again. */
export const r05: TrustTest = { id: 'R-05', title: 'disk full, and room again', run };

async function run(asked: Asked): Promise<Result> {
  const cycles = asked.size ?? (asked.quick ? 2 : 12);
  const small = mountSmall();
  if (!small)
    return {
      id: r05.id,
      title: r05.title,
      tried: 0,
      lost: 0,
      doubled: 0,
      ok: false,
      twinFailed: false,
      skipped: 'no small file system can be mounted here (it needs root on Linux)',
      notes: [],
      figures: {},
    };
  try {
    const ours = await fillOver(small, cycles, asked);
    const hasty = await fillOver(small, 1, asked, 'early-answer');
    const wordless = await fillOver(small, 1, asked, 'wordless');
    // Only after some cycles is the log so long that it alone keeps the room away.
    const lasting = asked.quick ? null : await fillOver(small, cycles, asked, 'log-stays');
    const twins = {
      'an answer before the commit': hasty.found.lost.length,
      'an error that is not put in words': wordless.wrong.length + wordless.ledger.odd.size,
      ...(lasting ? { 'a log that stays as long as it is': lasting.wrong.length } : {}),
    };
    const twinFailed = Object.values(twins).every((count) => count > 0);
    return {
      id: r05.id,
      title: r05.title,
      tried: cycles,
      lost: ours.found.lost.length,
      doubled: ours.found.doubled.length,
      ok: !isRed(ours.found) && ours.wrong.length === 0 && ours.ledger.odd.size === 0 && ours.refused >= cycles && twinFailed,
      twinFailed,
      notes: [
        ...notesOf(ours.found),
        ...ours.wrong,
        ...[...ours.ledger.odd].map(([status, times]) => `answered ${status}, ${times} times`),
        ...Object.entries(twins).map(([name, count]) => `twin "${name}": ${count} found`),
      ],
      figures: { cycles, refused503: ours.refused, acknowledged: ours.ledger.acknowledged, slowestResumeMs: ours.slowestResume },
    };
  } finally {
    unmount(small);
  }
}

function mountSmall(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'mekoar-small-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'none', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmSync(folder, { recursive: true, force: true });
    return null;
  }
}

function unmount(folder: string): void {
  execFileSync('umount', ['-l', folder]);
  rmSync(folder, { recursive: true, force: true });
}

/** Fills the file system under load until somebody is refused, looks at what still works, makes room, and waits until something is acknowledged again. */
async function fillOver(small: string, cycles: number, asked: Asked, broken?: string) {
  const prepared = await prepare(small);
  const ledger = new Ledger();
  const wrong: string[] = [];
  let server = await trustServer(prepared, { broken });
  const filler = join(small, 'filler');
  let slowestResume = 0;
  try {
    await server.start();
    const clients = startClients(prepared, () => server.url, ledger, CLIENTS);
    for (let cycle = 1; cycle <= cycles; cycle++) {
      await until(() => ledger.acknowledged > 20 * cycle);
      const seen = ledger.wanted.find((wanted) => wanted.acked)!.acked!.id;
      await ask(server.url, `/api/instances/${seen}`, prepared.senders[0].cookie);
      const before = ledger.later + ledger.odd.size;
      fill(filler);
      const wasRefused = await until(
        () => ledger.later + ledger.odd.size > before,
        () => fill(filler),
      );
      if (!wasRefused && !broken) wrong.push(`cycle ${cycle}: nobody was refused`);
      if (!broken) wrong.push(...(await whatStillWorks(server.url, prepared.senders[0].cookie, seen)));
      rmSync(filler, { force: true });
      const [acked, began] = [ledger.acknowledged, performance.now()];
      const resumed = await until(() => ledger.acknowledged > acked);
      slowestResume = Math.max(slowestResume, Math.round(performance.now() - began));
      if (!resumed || slowestResume > RESUME_MS) wrong.push(`cycle ${cycle}: nothing was acknowledged within ${slowestResume} ms of room`);
      if (!resumed && broken) {
        // The clients would wait for ever; a sound server goes on with what is there.
        await server.kill();
        server = await trustServer(prepared);
        await server.start();
        break;
      }
      asked.say(`${cycle} times full, ${ledger.later} refused, ${ledger.acknowledged} acknowledged`);
    }
    await clients.finish();
    await drained(prepared.databaseUrl);
    await server.stop();
    return { ledger, wrong, refused: ledger.later, slowestResume, found: await checkAt(prepared.databaseUrl, ledger) };
  } finally {
    rmSync(filler, { force: true });
    await server.kill();
    prepared.remove();
  }
}

/** Lists, health and what this person looked at before can be read; what must be kept is refused with a sentence. */
async function whatStillWorks(url: string, cookie: string, seen: string): Promise<string[]> {
  const wrong: string[] = [];
  for (const path of ['/readyz', '/api/instances', '/api/inbox']) {
    const { status } = await ask(url, path, cookie);
    if (status !== 200) wrong.push(`GET ${path} gives ${status} while the disk is full`);
  }
  // What was seen a moment ago needs no new row in the audit log.
  const again = await ask(url, `/api/instances/${seen}`, cookie);
  if (again.status !== 200) wrong.push(`a page that was open gives ${again.status} while the disk is full`);
  const refused = await ask(url, '/api/instances', cookie, { machine: 'action', input: { text: 'x'.repeat(200) } });
  if (refused.status === 503 && !(refused.body.code === 'unavailable' && refused.body.text?.nl && refused.body.text?.en))
    wrong.push('the refusal has no words');
  if (![201, 503].includes(refused.status)) wrong.push(`POST /api/instances gives ${refused.status} while the disk is full`);
  const signIn = await ask(url, '/api/auth/sign-in/email', '', { email: emailOf('joost'), password: PASSWORD });
  if (![200, 503].includes(signIn.status)) wrong.push(`signing in gives ${signIn.status} while the disk is full`);
  return wrong;
}

async function ask(url: string, path: string, cookie: string, body?: object): Promise<{ status: number; body: any }> {
  const headers = { cookie, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
  const answer = await fetch(url + path, body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers });
  return { status: answer.status, body: await answer.json().catch(() => null) };
}

/** Writes until nothing more fits, down to single bytes. */
function fill(filler: string): void {
  for (const size of [1 << 20, 1 << 14, 1 << 12, 1]) {
    try {
      for (;;) appendFileSync(filler, Buffer.alloc(size));
    } catch (error) {
      if ((error as { code?: string }).code !== 'ENOSPC') throw error;
    }
  }
}

async function until(holds: () => boolean, meanwhile: () => void = () => {}): Promise<boolean> {
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end;) {
    if (holds()) return true;
    meanwhile();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return holds();
}
