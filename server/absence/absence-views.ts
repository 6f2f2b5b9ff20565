import type { Selectable } from 'kysely';
import type { Db } from '../../db/store.ts';
import type { Tables } from '../../db/types.ts';
import { dayInAmsterdam } from '../../machines/calendar.ts';
import { inHandOf } from '../identity/staff.ts';
import type { Absence, AbsenceFile, Absences } from '../contract/absence-shapes.ts';
import type { Who } from '../engine/types.ts';
import type { ViewDeps } from '../views/deps.ts';
import { rowsFor } from '../views/rows.ts';
import { ledBy } from './led-by.ts';

type Stored = Selectable<Tables['absences']>;
const MOST = 200;
/** Absences that ended longer ago are not listed; their log stays. */
const KEPT_MS = 60 * 86_400_000;

/** Own absences, those where one stands in, and those of the team; with counts of what is in hand, and no client. */
export async function absencesOf(deps: ViewDeps, who: Who): Promise<Absences> {
  const now = deps.clock.now().toISOString();
  const people = await ledBy(deps.db, who, now);
  const rows = await deps.db
    .selectFrom('absences')
    .selectAll()
    .where('withdrawn_at', 'is', null)
    .where('until_at', '>', new Date(Date.parse(now) - KEPT_MS).toISOString())
    .where((eb) => eb.or([eb('person_id', 'in', [who.person, ...people]), eb('substitute_id', '=', who.person)]))
    .orderBy('from_at')
    .orderBy('id')
    .limit(MOST)
    .execute();
  const shown = await Promise.all(rows.map((row) => shownOf(deps.db, row, now)));
  return {
    own: shown.filter((one) => one.person === who.person),
    standIn: shown.filter((one) => one.substitute === who.person),
    team: shown.filter((one) => people.includes(one.person)),
    people,
  };
}

/**
 * The hand-over list of an absence and what happened meanwhile. For the person, who stands in, and who leads the team; each sees of it what he may see
 * anyway. Null for anybody else.
 */
export async function absenceFileOf(deps: ViewDeps, who: Who, id: string): Promise<AbsenceFile | null> {
  const now = deps.clock.now().toISOString();
  const row = await deps.db.selectFrom('absences').selectAll().where('id', '=', id).where('withdrawn_at', 'is', null).executeTakeFirst();
  if (!row) return null;
  if (row.person_id !== who.person && row.substitute_id !== who.person && !(await ledBy(deps.db, who, now)).includes(row.person_id)) return null;
  const owned = await deps.db
    .selectFrom('boards')
    .select('id')
    .where('owner_id', '=', row.person_id)
    .where('running', '=', 1)
    .orderBy('due_at')
    .limit(MOST)
    .execute();
  const messages = await deps.db
    .selectFrom('inbox')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('person_id', '=', row.person_id)
    .where('at', '>=', row.from_at)
    .where('at', '<', row.until_at)
    .executeTakeFirstOrThrow();
  const open = await rowsFor(
    deps,
    who,
    owned.map((one) => one.id),
  );
  return { absence: await shownOf(deps.db, row, now), open, happened: await happenedIn(deps, who, row), messages: Number(messages.n) };
}

/** What was done by others, in these days, to what the absent person has in hand. */
async function happenedIn(deps: ViewDeps, who: Who, row: Stored): Promise<AbsenceFile['happened']> {
  const events = await deps.db
    .selectFrom('events as e')
    .innerJoin('boards as b', 'b.id', 'e.instance_id')
    .select(['e.at', 'e.actor', 'e.type', 'e.instance_id', 'b.machine'])
    .where('b.owner_id', '=', row.person_id)
    .where('e.at', '>=', row.from_at)
    .where('e.at', '<', row.until_at)
    .where('e.refused', 'is', null)
    .where('e.type', '!=', 'IDLE')
    .orderBy('e.seq', 'desc')
    .limit(MOST)
    .execute();
  const seen = new Map((await rowsFor(deps, who, [...new Set(events.map((event) => event.instance_id))])).map((one) => [one.id, one]));
  return events.flatMap((event) => {
    const line = seen.get(event.instance_id);
    const by = (JSON.parse(event.actor) as { person: string }).person;
    if (!line || by === row.person_id) return [];
    return [{ at: event.at, by, type: event.type, machine: event.machine, instance: event.instance_id, title: line.title }];
  });
}

async function shownOf(db: Db, row: Stored, now: string): Promise<Absence> {
  const open = await inHandOf(db, row.person_id);
  const due = await db
    .selectFrom('boards')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('owner_id', '=', row.person_id)
    .where('running', '=', 1)
    .where('due_at', '>=', row.from_at)
    .where('due_at', '<', row.until_at)
    .executeTakeFirstOrThrow();
  return {
    id: row.id,
    person: row.person_id,
    substitute: row.substitute_id,
    from: dayInAmsterdam(row.from_at),
    until: dayInAmsterdam(new Date(Date.parse(row.until_at) - 1).toISOString()),
    scope: row.scope as Absence['scope'],
    value: row.value,
    enteredBy: row.entered_by,
    open: open.reduce((sum, line) => sum + line.count, 0),
    due: Number(due.n),
    state: row.until_at <= now ? 'past' : row.from_at <= now ? 'now' : 'coming',
  };
}
