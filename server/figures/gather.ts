import { sql, type RawBuilder } from 'kysely';
import type { Db, Store } from '../../db/store.ts';
import { among } from '../../db/queries/among.ts';
import { speechOf } from '../../db/speech.ts';
import { COUNTED, type Counted, type Happened, type Source, type Sources } from './fact.ts';
import { FIELDS, KEPT_EVENTS, PHONED } from './fields.ts';

/** Keeps what figures are made from, as it stands in the database now. */
export type Gatherer = {
  /** what these machines know at `asOf`; `happened` too when it is asked for */
  sources: (asOf: string, from: readonly Counted[], happened: boolean) => Promise<Sources>;
  /** another one when something of these changed that was read */
  version: (from: readonly Counted[], happened: boolean) => string;
};

/**
 * Reads the instances as their histories made them, in one statement per machine, and afterwards only what changed since: 20,000 cases are read once per
 * start of the server. The database takes the fields out of the contexts, so that no text leaves it.
 */
export function createGatherer({ db }: Pick<Store, 'db'>): Gatherer {
  const known = new Map<Counted, Map<string, Source>>(COUNTED.map((machine) => [machine, new Map()]));
  const until = new Map<Counted, number>();
  const clockOf = new Map<string, number>();
  let happened: Happened[] = [];
  let inPractice: ReadonlySet<string> = new Set();
  const versions = new Map<string, number>();
  let running: Promise<unknown> = Promise.resolve();

  async function refresh(from: readonly Counted[], events: boolean): Promise<void> {
    const { value } = await db.selectFrom('clock').select('value').where('id', '=', 1).executeTakeFirstOrThrow();
    for (const machine of from) {
      if (clockOf.get(machine) === value) continue;
      if ((await take(machine)) > 0) versions.set(machine, value);
      clockOf.set(machine, value);
    }
    if (events && clockOf.get('events') !== value) {
      happened = await happenedIn(db, known.get('referral')!);
      inPractice = await peopleInPractice(db);
      clockOf.set('events', value);
      versions.set('events', value);
    }
  }

  async function take(machine: Counted): Promise<number> {
    const held = known.get(machine)!;
    const rows = await readSources(db, machine, until.get(machine) ?? -1);
    for (const { clock: at, ...source } of rows) {
      held.set(source.id, source);
      until.set(machine, Math.max(until.get(machine) ?? -1, at));
    }
    const { count } = await db
      .selectFrom('boards')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('machine', '=', machine)
      .executeTakeFirstOrThrow();
    if (Number(count) === held.size) return rows.length;
    // Something was erased: read it all again.
    held.clear();
    for (const { clock: _, ...source } of await readSources(db, machine, -1)) held.set(source.id, source);
    return rows.length + 1;
  }

  return {
    version: (from, events) => [...from, ...(events ? ['events'] : [])].map((name) => versions.get(name) ?? 0).join(' '),
    sources: async (asOf, from, events) => {
      // One after the other: what the first read, the next need not.
      const mine = running.then(() => refresh(from, events));
      running = mine.catch(() => {});
      await mine;
      return { asOf, of: (machine) => known.get(machine)!, happened, inPractice };
    },
  };
}

type Row = Source & { clock: number };

/** The instances of a machine, or those that changed after `since`, each with its practice and team; the practice is that of the client's GP. */
async function readSources(db: Db, machine: Counted, since: number): Promise<Row[]> {
  const { fields, join } = picked(db, FIELDS[machine]);
  const { rows } = await sql<any>`
    select b.id, b.state, b.case_id, b.created_at, b.clock, c.gp_org_id as practice,
      coalesce(k.org_id, b.org_id) as team, coalesce(k.theme, b.theme) as theme, ${fields} as data
    from boards b join instances i on i.id = b.id
    left join boards k on k.id = b.case_id
    left join clients c on c.id = coalesce(b.client_id, k.client_id)
    ${join}
    where b.machine = ${machine} ${since < 0 ? sql`` : sql`and b.clock > ${since}`}`.execute(db);
  return rows.map((row) => {
    const values: unknown[] = JSON.parse(row.data);
    return {
      id: row.id,
      machine,
      state: row.state.split(' '),
      caseId: row.case_id,
      practice: row.practice,
      team: row.team,
      theme: row.theme,
      createdAt: row.created_at,
      data: Object.fromEntries(FIELDS[machine].map((field, at) => [field, values[at]])),
      clock: Number(row.clock),
    };
  });
}

/** One JSON array of these fields of the context; PostgreSQL reads the text once for all of them, SQLite remembers it by itself. */
function picked(db: Db, fields: readonly string[]): { fields: RawBuilder<string>; join: RawBuilder<unknown> } {
  const names = (from: string) => sql.join(fields.map((field) => sql`${sql.raw(from)} -> ${sql.lit(field)}`));
  if (speechOf(db).kind === 'sqlite') return { fields: sql`json_array(${names('i.context')})`, join: sql`` };
  return { fields: sql`jsonb_build_array(${names('j.context')})::text`, join: sql`cross join lateral (select i.context::jsonb as context offset 0) j` };
}

/** The events of which no context keeps when they were, and the questions to GPs. */
async function happenedIn(db: Db, referrals: ReadonlyMap<string, Source>): Promise<Happened[]> {
  const kept = await db
    .selectFrom('events')
    .select(['instance_id', 'type', 'at', 'actor', 'payload'])
    .where((eb) => eb(sql<string>`type`, 'in', sql<string>`(${sql.join(KEPT_EVENTS.map((type) => sql.lit(type)))})`))
    .where('refused', 'is', null)
    .execute();
  const raised = kept.filter(({ type }) => type === 'RAISE_CRISIS').map((row) => row.instance_id);
  const calls = await eventsOf(db, raised, PHONED);
  const asked = await eventsOf(
    db,
    [...referrals.values()].filter(({ data }) => data.gpAsked).map(({ id }) => id),
    ['CONSENT_OK'],
  );
  return [
    ...kept.map((row) => said(row)),
    ...calls.filter((row) => row.type !== 'CRISIS_STABILISED' || row.payload.includes('"call"')).map((row) => said(row)),
    ...asked.filter((row) => row.effects.includes('sendGpConsult')).map((row) => ({ ...said(row), asked: true })),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function eventsOf(db: Db, ids: string[], types: readonly string[]) {
  return db
    .selectFrom('events')
    .select(['instance_id', 'type', 'at', 'actor', 'payload', 'effects'])
    .where('instance_id', 'in', among(db, [...new Set(ids)]))
    .where('type', 'in', types)
    .where('refused', 'is', null)
    .execute();
}

const said = (row: { instance_id: string; type: string; at: string; actor: string }): Happened => ({
  instance: row.instance_id,
  type: row.type,
  at: row.at,
  roles: JSON.parse(row.actor).roles ?? [],
  asked: false,
});

async function peopleInPractice(db: Db): Promise<Set<string>> {
  const rows = await db
    .selectFrom('memberships as m')
    .innerJoin('organisations as o', 'o.id', 'm.org_id')
    .select('m.person_id')
    .where('o.kind', '=', 'practice')
    .execute();
  return new Set(rows.map((row) => row.person_id));
}
