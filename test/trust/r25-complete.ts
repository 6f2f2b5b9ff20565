import { sql } from 'kysely';
import { openStore } from '../../db/open.ts';
import { prepare, type Prepared } from './tools/prepare.ts';
import { randomOf } from './tools/random.ts';
import { openCase, startReaders, type Told } from './tools/readers.ts';
import { trustServer } from './tools/server.ts';
import type { Asked, Result, TrustTest } from './trust-test.ts';

const CLIENTS = 8;
/** Fewer answers a kill than this, and the load was no load. */
const QUOTA_PER_KILL = 20;
/** Answers that say nothing of anybody: badly written, too many, come back later, and that of a route that reads the log itself while there is none. */
const SAYS_NOTHING = new Set([400, 413, 422, 429, 500, 503]);

/** whatever was told or refused stands in the log, once and before it was told; the server is killed amid answers, and the log is taken away. */
export const r25: TrustTest = { id: 'R-25', title: 'no answer without its row in the log', run };

async function run(asked: Asked): Promise<Result> {
  const kills = asked.size ?? (asked.quick ? 1 : 150);
  const prepared = await prepare();
  // Each twin goes on with a copy of what the real server left.
  const twin = (broken: string, more: Partial<Killing>) => killOver({ ...prepared, databaseUrl: prepared.copy() }, { kills: 1, asked, broken, ...more });
  try {
    const real = await killOver(prepared, { kills, asked, away: true });
    const twins: Record<string, Counted> = { 'an answer before its row': await twin('answers-first', { about: real.about }) };
    if (!asked.quick) twins['a log that may fail'] = await twin('log-may-fail', { about: real.about, away: true });
    const twinFailed = Object.values(twins).every(({ missing }) => missing > 0);
    const enough = real.answers >= kills * QUOTA_PER_KILL && real.refused > 0 && real.denied > 0;
    return {
      id: r25.id,
      title: r25.title,
      tried: kills,
      lost: real.missing,
      doubled: real.twice,
      ok: real.missing + real.twice + real.otherwise === 0 && enough && twinFailed,
      twinFailed,
      notes: [
        ...real.notes,
        ...Object.entries(twins).map(([name, found]) => `twin "${name}": ${found.missing} answers without a row`),
        '"lost" counts answers without a row, "doubled" those with two',
      ],
      figures: {
        kills,
        answers: real.answers,
        denied: real.denied,
        refusedWithoutLog: real.refused,
        otherOutcome: real.otherwise,
        rowsWithoutAnswer: real.unheard,
      },
    };
  } finally {
    prepared.remove();
  }
}

type Killing = {
  kills: number;
  asked: Asked;
  broken?: string;
  /** the log is taken away for a while, before the last kill */
  away?: boolean;
  /** what is read; absent: it is made */
  about?: { caseId: string };
};
type Counted = {
  answers: number;
  denied: number;
  missing: number;
  twice: number;
  /** the row says allowed where the answer said no, or the other way round */
  otherwise: number;
  /** told to come back, while there was no log */
  refused: number;
  /** stored, but nobody heard the answer: the kill fell between */
  unheard: number;
  notes: string[];
  about: { caseId: string };
};

async function killOver(prepared: Prepared, { kills, asked, broken, away = false, about: known }: Killing): Promise<Counted> {
  const random = randomOf(asked.seed);
  const server = await trustServer(prepared, { broken });
  await server.start();
  try {
    const about = known ?? (await openCase(prepared, server.url));
    const readers = startReaders(prepared, () => server.url, about, CLIENTS);
    for (let kill = 1; kill <= kills; kill++) {
      // Not before there is a load: at any moment of it.
      const enough = readers.told.length + QUOTA_PER_KILL + CLIENTS;
      for (const until = performance.now() + 10_000; readers.told.length < enough && performance.now() < until;) await sleep(5);
      if (away && kill === kills) await withoutLog(prepared, readers.told);
      await sleep(random.whole(0, asked.quick ? 40 : 120));
      await server.kill();
      if (kill < kills) await server.start();
      if (kill % 25 === 0) asked.say(`${kill} kills, ${readers.told.length} answers`);
    }
    await readers.stop();
    return { about, ...(await counted(prepared, readers.told)) };
  } finally {
    await server.kill();
  }
}

/** Takes the log away from under the server until some answers came without it, and puts it back. */
async function withoutLog({ databaseUrl }: Prepared, told: Told[]): Promise<void> {
  const store = await openStore(databaseUrl);
  try {
    await sql`alter table audit rename to audit_away`.execute(store.db);
    const enough = told.length + 3 * CLIENTS;
    for (const until = performance.now() + 5000; told.length < enough && performance.now() < until;) await sleep(5);
    await sql`alter table audit_away rename to audit`.execute(store.db);
  } finally {
    await store.close();
  }
}

/** Compares what was heard with the rows of their own that accesses have. */
async function counted({ databaseUrl }: Prepared, told: Told[]): Promise<Omit<Counted, 'about'>> {
  const store = await openStore(databaseUrl);
  const stored = await store.db.selectFrom('audit').select(['trace', 'outcome']).where('via', 'is', null).where('trace', 'is not', null).execute();
  await store.close();
  const rows = Map.groupBy(stored, (row) => row.trace!);
  const found = { answers: told.length, denied: 0, missing: 0, twice: 0, otherwise: 0, refused: 0, unheard: 0, notes: [] as string[] };
  for (const { trace, status } of told) {
    if (status === 503) found.refused++;
    if (SAYS_NOTHING.has(status)) continue;
    const own = rows.get(trace) ?? [];
    const denied = status >= 400;
    if (denied) found.denied++;
    if (own.length === 0) found.missing++;
    if (own.length > 1) found.twice++;
    if (own.length === 1 && (own[0].outcome !== 0) !== denied) found.otherwise++;
    if ((own.length !== 1 || (own[0].outcome !== 0) !== denied) && found.notes.length < 6)
      found.notes.push(`${trace}: answered ${status}, ${own.length} rows, outcome ${own[0]?.outcome ?? 'none'}`);
  }
  const heard = new Set(told.map((one) => one.trace));
  found.unheard = [...rows.keys()].filter((trace) => !heard.has(trace)).length;
  return found;
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
