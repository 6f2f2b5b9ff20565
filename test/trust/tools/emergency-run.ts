import type { Role } from '../../../machines/roles.ts';
import { withAccess, type Access } from '../../../server/audit/access.ts';
import { findInEmergency } from '../../../server/emergency/find.ts';
import { openEmergency } from '../../../server/emergency/open.ts';
import type { Who } from '../../../server/engine/types.ts';
import { clientHandlers } from '../../../server/http/clients.ts';
import type { Deps } from '../../../server/http/deps.ts';
import { emergencyHandlers } from '../../../server/http/emergency.ts';
import { fileHandlers } from '../../../server/http/files.ts';
import { instanceHandlers } from '../../../server/http/instances.ts';
import { isRefusal } from '../../../server/http/refuse.ts';
import type { TestClock } from './emergency-world.ts';
import type { Random } from './random.ts';

/** A case with a part of every kind; `parts` by machine, the client among them. */
export type Dossier = { id: string; name: string; birthDate: string; parts: [string, string][] };
type Box = { id: string; dossier: Dossier; opened: number; until: number; ended: boolean };
export type Lane = { who: Who; role: Role; boxes: Box[] };
/** What a reader came upon, by the model alone, whatever was answered: something flagged in his box, something else of that file, a file whose box was over. */
export type Met = { within: number; beyond: number; after: number };
export type Found = {
  met: Met;
  asked: number;
  opened: number;
  denied: number;
  reads: number;
  seen: number;
  outside: string[];
  beyond: string[];
  unlogged: string[];
  missing: string[];
  written: string[];
};

/** What the table of TRUST.md part C flags with B, written down by hand: role → kinds of things that an emergency access shows. */
const FLAGGED: Partial<Record<Role, readonly string[]>> = {
  GP: ['client', 'case', 'ggz'],
  DISTRICT_NURSE: ['client', 'case', 'ggz', 'dementia', 'hourTalk'],
  POH_GGZ: ['ggz'],
  DEM_CM: ['dementia', 'hourTalk'],
  OJG: ['ojg'],
  WIJ_WORKER: [],
};
export const ROLES_HERE = Object.keys(FLAGGED) as Role[];
/** Stands in texts of categories that no emergency access opens. */
export const CANARY = 'kanariegeheim';

type Driving = {
  app: Deps;
  clock: TestClock;
  reading: Deps;
  lanes: Lane[];
  dossiers: Dossier[];
  random: Random;
  /** asked after every round */
  enough: (found: Found) => boolean;
};

/**
 * Lets many people at once ask, read, write and end at random while the clock moves, until it is enough, and holds every answer against a model
 * that knows only who asked for what and when. `reading` is what they read with: the product, or a twin of it.
 */
export async function drive(driving: Driving): Promise<Found> {
  const { app, clock, lanes, random, enough } = driving;
  const met = { within: 0, beyond: 0, after: 0 };
  const found: Found = { met, asked: 0, opened: 0, denied: 0, reads: 0, seen: 0, outside: [], beyond: [], unlogged: [], missing: [], written: [] };
  while (!enough(found)) {
    clock.move(random.whole(0, 4) === 0 ? random.whole(60, 180) : random.whole(0, 25));
    // Half of the time it is over before any timer has said so.
    if (random.whole(0, 1) === 0) await app.engine.fireDue();
    await Promise.all(lanes.map((lane) => act(driving, lane, found)));
  }
  await app.engine.fireDue();
  return found;
}

async function act(driving: Driving, lane: Lane, found: Found): Promise<void> {
  const { random, clock } = driving;
  const now = clock.now().getTime();
  const box = lane.boxes.find((one) => isOpen(one, now));
  const chance = random.whole(0, 19);
  if (chance < (box ? 1 : 9)) return ask(driving, lane, found);
  if (box && chance < 3) return end(driving, lane, box);
  if (chance === 19) return write(driving, lane, found);
  return read(driving, lane, found);
}

const isOpen = (box: Box, now: number) => !box.ended && box.opened <= now && now < box.until;

async function ask({ app, clock, dossiers, random }: Driving, lane: Lane, found: Found): Promise<void> {
  const dossier = dossiers[random.whole(0, dossiers.length - 1)];
  found.asked++;
  const now = clock.now();
  const finding = { db: app.store.db, keys: app.keys, vault: app.engine.vault, policy: app.policy, now: now.toISOString() };
  const hit = await findInEmergency(finding, lane.who, dossier);
  const body = {
    ticket: hit?.hit.ticket ?? '',
    reason: 'Iemand is gevallen en kan niets zeggen.',
    purpose: 'ACUTE_CARE',
    lifeThreat: false,
    notFamily: true,
  } as const;
  const opened = await openEmergency(app, lane.who, body, app.ids.uuid());
  const runs = lane.boxes.some((one) => one.dossier === dossier && now.getTime() < one.until);
  if (isRefusal(opened)) {
    found.denied++;
    return;
  }
  found.opened++;
  if (runs || Date.parse(opened.until) - now.getTime() > 60 * 60_000) found.outside.push(`${opened.id}: chained or longer than an hour`);
  lane.boxes.push({ id: opened.id, dossier, opened: now.getTime(), until: Date.parse(opened.until), ended: false });
}

async function end({ app }: Driving, lane: Lane, box: Box): Promise<void> {
  const said = await app.engine.send({ id: box.id, type: 'END', payload: {}, who: lane.who, key: app.ids.uuid() });
  if (!said.ok) throw new Error(`An emergency access could not be ended: ${said.code}`);
  box.ended = true;
}

async function write({ reading, dossiers, random }: Driving, lane: Lane, found: Found): Promise<void> {
  const dossier = dossiers[random.whole(0, dossiers.length - 1)];
  const { engine, ids } = reading;
  const made = await engine.start({ machine: 'action', input: { caseId: dossier.id, text: 'Doe iets' }, who: lane.who, key: ids.uuid() });
  if (made.ok) found.written.push(made.id);
}

async function read({ reading, clock, dossiers, random }: Driving, lane: Lane, found: Found): Promise<void> {
  const recent = lane.boxes.at(-1)?.dossier;
  const dossier = recent && random.whole(0, 3) > 0 ? recent : dossiers[random.whole(0, dossiers.length - 1)];
  const parts = random.whole(0, 1) ? dossier.parts : dossier.parts.filter(([kind]) => FLAGGED[lane.role]!.includes(kind));
  const [machine, id] = (parts.length ? parts : dossier.parts)[random.whole(0, (parts.length || dossier.parts.length) - 1)];
  const now = clock.now().getTime();
  const box = lane.boxes.find((one) => one.dossier === dossier && isOpen(one, now));
  const trace = reading.ids.uuid();
  const access: Access = { trace, route: 'r22', point: null, session: null, name: null, allowed: new Map(), noted: false, who: lane.who };
  const before = await lastRow(reading);
  const answer = await withAccess(access, () => readOne(reading, lane.who, machine, id));
  found.reads++;
  const flagged = FLAGGED[lane.role]!.includes(machine);
  if (box) found.met[flagged ? 'within' : 'beyond']++;
  else if (lane.boxes.some((one) => one.dossier === dossier)) found.met.after++;
  const what = `${lane.role} ${machine} ${id}`;
  if (isRefusal(answer)) {
    if (box && flagged) found.missing.push(what);
    return;
  }
  found.seen++;
  if (!box) found.outside.push(what);
  else if (!flagged || JSON.stringify(answer).includes(CANARY)) found.beyond.push(what);
  const row = await reading.store.db
    .selectFrom('audit')
    .select('emergency')
    .where('seq', '>', before)
    .where('trace', '=', trace)
    .where('object_id', '=', id)
    .where('actor', '=', lane.who.person)
    .executeTakeFirst();
  if (!row || (box && row.emergency !== box.id)) found.unlogged.push(what);
}

/** As the routes read: the whole case, one thing of it, its client. */
function readOne(deps: Deps, who: Who, machine: string, id: string): Promise<unknown> {
  const asked = { params: { id }, who } as never;
  if (machine === 'case') return fileHandlers(deps).caseFile(asked);
  if (machine === 'client') return clientHandlers(deps).client(asked);
  if (machine === 'breakGlass') return emergencyHandlers(deps).emergencyFile(asked);
  return instanceHandlers(deps).view(asked);
}

async function lastRow({ store }: Deps): Promise<number> {
  const row = await store.db
    .selectFrom('audit')
    .select((eb) => eb.fn.max('seq').as('last'))
    .executeTakeFirst();
  return Number(row?.last ?? 0);
}
