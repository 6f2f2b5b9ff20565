import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '../../../machines/roles.ts';
import type { Who } from '../../../server/engine/types.ts';
import { clientHandlers } from '../../../server/http/clients.ts';
import { isRefusal } from '../../../server/http/refuse.ts';
import { manualClock } from '../../../server/runtime/clock.ts';
import { uuidV7 } from '../../../server/runtime/ids.ts';
import { loadKeyFile } from '../../../server/runtime/key-file.ts';
import { createLogger } from '../../../server/runtime/logger.ts';
import { start, type Running } from '../../../server/start.ts';
import { CANARY, ROLES_HERE, type Dossier, type Lane } from './emergency-run.ts';

export type TestClock = { now(): Date; move(minutes: number): void };
export type EmergencyWorld = { app: Running; clock: TestClock; dossiers: Dossier[]; lanes: Lane[]; close(): Promise<void> };
const KINDS = ['ggz', 'dementia', 'ojg', 'hourTalk', 'action'];

/** A server with dossiers of which nobody here is of the team, and so many people with a role that is flagged. */
export async function emergencyWorld(cases: number, people: number): Promise<EmergencyWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'mekoar-emergency-'));
  const manual = manualClock(new Date('2026-11-24T08:00:00.000Z'));
  const app = await start({
    databaseUrl: `sqlite:${join(folder, 'r22.db')}`,
    unsafe: true,
    host: '127.0.0.1',
    port: 0,
    demo: true,
    baseUrl: null,
    clock: manual,
    ids: uuidV7(manual),
    log: createLogger('silent'),
    master: (fresh) => loadKeyFile(join(folder, 'key'), fresh),
  });
  const clock = { now: () => manual.now(), move: (minutes: number) => manual.set(new Date(manual.now().getTime() + minutes * 60_000)) };
  const team = await somebody(app, 'Joost Teamlid', 'WIJ_WORKER');
  await app.store.db.insertInto('settings').values({ name: 'breakGlass.perDay', value: '20', valid_from: clock.now().toISOString(), org_id: '*' }).execute();
  const dossiers: Dossier[] = [];
  for (let n = 0; n < cases; n++) dossiers.push(await dossier(app, team, n));
  const lanes: Lane[] = [];
  for (let n = 0; n < people; n++) {
    const role = ROLES_HERE[n % ROLES_HERE.length];
    lanes.push({ who: await somebody(app, `Persoon Nummer${n}`, role), role, boxes: [] });
  }
  const close = async () => {
    await app.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { app, clock, dossiers, lanes, close };
}

async function somebody({ store, ids }: Running, name: string, role: Role): Promise<Who> {
  const [person, org] = [ids.uuid(), ids.uuid()];
  await store.db
    .insertInto('organisations')
    .values({ id: org, name: `Praktijk ${name}`, kind: 'gp-practice', phone: null, address: null })
    .execute();
  await store.db
    .insertInto('persons')
    .values({ id: person, name, email: `${person}@voorbeeld.test`, phone: null, user_id: null, locale: 'nl', active: 1 })
    .execute();
  return { person, hat: ids.uuid(), org, roles: [role] };
}

async function dossier(app: Running, who: Who, n: number): Promise<Dossier> {
  const [name, birthDate] = [`Client Achternaam${n}`, '1938-03-04'];
  const key = () => app.ids.uuid();
  const client = await clientHandlers(app).addClient({ body: { name, birthDate }, who, key: key() } as never);
  if (isRefusal(client)) throw new Error(`No client: ${client.code}`);
  const begin = async (machine: string, input: Record<string, unknown>) => {
    const made = await app.engine.start({ machine, input, who, key: key() });
    if (!made.ok) throw new Error(`No ${machine}: ${made.code} ${JSON.stringify(made.errors)}`);
    return made.id;
  };
  const id = await begin('case', { clientId: client.id, theme: 'ELDERLY', orgId: who.org, owner: who.person });
  await app.engine.send({ id, type: 'RAISE_CONCERN', payload: { reason: `Reden met ${CANARY}` }, who, key: key() });
  const parts: [string, string][] = [
    ['case', id],
    ['client', client.id],
  ];
  for (const machine of KINDS) parts.push([machine, await begin(machine, { caseId: id, ...(machine === 'action' ? { text: `Taak met ${CANARY}` } : {}) })]);
  return { id, name, birthDate, parts };
}
