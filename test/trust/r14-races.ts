import { launchPostgres } from '../../server/commands/demo/launch-postgres.ts';
import { NATIVE } from '../../server/commands/demo/postgres-binaries.ts';
import type { Asked, Result, TrustTest } from './trust-test.ts';
import { interleave, orders, Session, STAGES } from './tools/isolation.ts';
import { openPlace, sqliteAddress, type Place } from './tools/places.ts';
import { races, type Race } from './tools/races.ts';
import { randomOf } from './tools/random.ts';

/** Of three sessions there are 34 650 orders; so many of them, drawn, are tried. */
const MOST_ORDERS = 70;

/** steps, keys, timers and messages at once over connections of their own, stopped at every stage of a commit, in every order. */
export const r14: TrustTest = { id: 'R-14', title: 'concurrent transitions, in every order, SQLite and PostgreSQL', run };

async function run(asked: Asked): Promise<Result> {
  const file = sqliteAddress();
  const server = NATIVE ? await launchPostgres() : null;
  try {
    return await race({ asked, sqlite: file.address, postgres: server?.address('postgres') ?? null });
  } finally {
    await server?.stop();
    file.remove();
  }
}

/** The same on databases that are there already. `asked.size`: orders of each race on each database. */
export async function race({ asked, sqlite, postgres }: { asked: Asked; sqlite: string; postgres: string | null }): Promise<Result> {
  const most = asked.size ?? (asked.quick ? 10 : MOST_ORDERS);
  const notes: string[] = [];
  let [tried, wrong] = [0, 0];
  const traces = new Set<string>();
  const figures: Record<string, number> = {};
  for (const [name, address] of [['sqlite', sqlite] as const, ...(postgres ? [['postgres', postgres] as const] : [])]) {
    const found = await permute({ name, address, most, asked });
    tried += found.tried;
    wrong += found.wrong.length;
    found.traces.forEach((trace) => traces.add(trace));
    notes.push(...found.wrong.slice(0, 4));
    figures[`${name}Orders`] = found.tried;
    figures[`${name}DifferentTraces`] = found.traces.size;
  }
  const twins = await brokenTwins(sqlite, postgres, asked);
  const twinFailed = Object.values(twins).every((count) => count > 0);
  notes.push(...Object.entries(twins).map(([name, count]) => `twin "${name}": ${count} orders found`));
  if (!postgres) notes.push('PostgreSQL: no binaries for this platform, not tried');
  return {
    id: r14.id,
    title: r14.title,
    tried,
    lost: wrong,
    doubled: 0,
    ok: wrong === 0 && twinFailed && tried >= races.length,
    twinFailed,
    notes,
    figures: { races: races.length, ...figures },
  };
}

type Permuting = { name: string; address: string; most: number; asked: Asked; only?: string[]; lockless?: boolean; harm?: (acts: Acts) => Acts };
type Acts = Awaited<ReturnType<Race['begin']>>['acts'];
type Permuted = { tried: number; wrong: string[]; traces: Set<string> };

/** Every chosen race in so many orders on one database; at the end all that was stored must replay to itself. */
async function permute({ name, address, most, asked, only, lockless, harm }: Permuting): Promise<Permuted> {
  const place = await openPlace(name, address, lockless);
  const how = { harm, lockless };
  const random = randomOf(asked.seed);
  const found: Permuted = { tried: 0, wrong: [], traces: new Set() };
  try {
    for (const one of races.filter((race) => !only || only.includes(race.name))) {
      for (const order of drawn(one.sessions, most, random)) {
        found.tried++;
        const { wrong, trace } = await once(place, one, order, how).catch((error: Error) => ({ wrong: [error.message], trace: '' }));
        found.traces.add(`${one.name} ${trace}`);
        found.wrong.push(...wrong.map((line) => `${name}, ${one.name}: ${line} (${trace})`));
      }
      asked.say(`${name}, ${one.name}: ${found.tried} orders so far, ${found.wrong.length} wrong`);
    }
    const { differences } = await place.engines[0].engine.verify();
    found.wrong.push(...differences.map(({ id, rev, what }) => `${name}: ${id} rev ${rev}: ${what}`));
    return found;
  } finally {
    await place.close();
  }
}

async function once(place: Place, one: Race, order: number[], { harm, lockless }: Pick<Permuting, 'harm' | 'lockless'>) {
  const { acts, judge } = await one.begin(place);
  const sessions = acts.map((_, at) => new Session('ABC'[at]));
  (harm ? harm(acts) : acts).forEach((act, at) => {
    place.engines[at].gate.session = sessions[at];
    sessions[at].begin(() => act(place.engines[at]));
  });
  try {
    const { trace, together } = await interleave(sessions, order, lockless);
    const outcomes = sessions.map(({ outcome }) => ('error' in outcome! ? (outcome.error as Error) : outcome!.value));
    return { wrong: [...(together ? ['two wrote at once'] : []), ...(await judge(outcomes))], trace };
  } finally {
    for (const { gate } of place.engines) gate.session = null;
  }
}

/** All orders of two sessions when that many are asked for; else as many as asked, drawn. */
function drawn(sessions: number, most: number, random: ReturnType<typeof randomOf>): number[][] {
  if (sessions === 2) return random.shuffled([...orders(2, STAGES.length)]).slice(0, most);
  const steps = Array.from({ length: sessions * STAGES.length }, (_, at) => at % sessions);
  return Array.from({ length: most }, () => random.shuffled(steps));
}

/** Writes that take no lock (on SQLite every write does); people who do not say what they saw; a new key for each sending. */
async function brokenTwins(sqlite: string, postgres: string | null, asked: Asked): Promise<Record<string, number>> {
  const most = Math.min(asked.size ?? 30, 30);
  const twins: Record<string, number> = {};
  const red = async (name: string, more: Omit<Permuting, 'name' | 'most' | 'asked'>) =>
    void (twins[name] = (await permute({ name, most, asked: { ...asked, say: () => {} }, ...more })).wrong.length);
  const blind = (acts: Acts): Acts =>
    acts.map((act) => (of) => act({ ...of, engine: { ...of.engine, send: (command) => of.engine.send({ ...command, ifMatch: undefined }) } }));
  const forgetful = (acts: Acts): Acts =>
    acts.map((act) => (of) => act({ ...of, engine: { ...of.engine, start: (command) => of.engine.start({ ...command, key: crypto.randomUUID() }) } }));
  await red('a change without If-Match', { address: sqlite, only: ['one instance, the same If-Match'], harm: blind });
  await red('a new key for each sending', { address: sqlite, only: ['one key, one start asked twice'], harm: forgetful });
  if (postgres) await red('writes without the lock', { address: postgres, only: [races[0].name, 'one timer, two servers'], lockless: true });
  return twins;
}
