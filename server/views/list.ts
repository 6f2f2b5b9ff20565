import { sql, type ExpressionBuilder } from 'kysely';
import { atAmsterdam } from '../../machines/calendar.ts';
import type { Tables } from '../../db/types.ts';
import type { Page } from '../contract/shapes.ts';
import type { ListQuery } from '../contract/work.ts';
import { queryWords } from '../engine/search-words.ts';
import type { Who } from '../engine/types.ts';
import { clockOf, looking, type Looking, type ViewDeps } from './deps.ts';
import { toRows } from './rows.ts';

type Where = (eb: ExpressionBuilder<Tables & { b: Tables['boards'] }, 'b'>) => any;
type Cursor = { due: string | null; id: string };

/** A page of what this viewer may see, the earliest due first and what has no date last. `total` counts by the same filter. Null: the cursor is none of ours. */
export async function listPage(deps: ViewDeps, who: Who, asked: ListQuery): Promise<Page | null> {
  const cursor = asked.after === undefined ? undefined : readCursor(asked.after);
  if (cursor === null) return null;
  const look = await looking(deps, who);
  const clock = await clockOf(deps.db);
  const conditions = wheres(deps, look, asked);
  const matching = () => conditions.reduce((query, where) => query.where(where), deps.db.selectFrom('boards as b'));
  const { total } = await matching()
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  let query = matching().selectAll('b');
  if (cursor) query = query.where(after(cursor));
  const found = await query
    .orderBy((eb) => eb('b.due_at', 'is', null))
    .orderBy('b.due_at')
    .orderBy('b.id')
    .limit(asked.limit + 1)
    .execute();
  const shown = found.slice(0, asked.limit);
  const last = found.length > asked.limit ? shown[shown.length - 1] : undefined;
  return { rows: await toRows(deps, look, shown), total: Number(total), after: last ? writeCursor({ due: last.due_at, id: last.id }) : null, clock };
}

function wheres(deps: ViewDeps, look: Looking, asked: ListQuery): Where[] {
  const all: Where[] = [deps.policy.filter(look.who, look.subjects, look.now)];
  const add = (where: Where | undefined) => where && all.push(where);
  // As an expression, so that no database starts from all cases there are instead of from what he may see.
  add(asked.machine === undefined ? undefined : (eb) => eb(sql<string>`(b.machine || '')`, 'in', asked.machine!.split(',')));
  add(asked.state === undefined ? undefined : inState(asked.state));
  add(asked.owner === undefined ? undefined : (eb) => eb('b.owner_id', '=', asked.owner === 'me' ? look.who.person : asked.owner!));
  add(asked.case === undefined ? undefined : (eb) => eb.or([eb('b.case_id', '=', asked.case!), eb('b.id', '=', asked.case!)]));
  add(asked.meeting === undefined ? undefined : (eb) => eb('b.meeting_id', '=', asked.meeting!));
  add(asked.client === undefined ? undefined : (eb) => eb('b.client_id', '=', asked.client!));
  add(asked.running === undefined ? undefined : (eb) => eb('b.running', '=', asked.running ? 1 : 0));
  add(asked.due_before === undefined ? undefined : (eb) => eb('b.due_at', '<', instant(asked.due_before!)));
  // What names a case or a client that is hidden from this viewer must not be found by it either.
  if (asked.case !== undefined || asked.client !== undefined || asked.q) add(caseOpen(deps, look));
  for (const word of queryWords(asked.q ?? '')) add(hasWord(deps.keys.token(word)));
  if (asked.q && queryWords(asked.q).length === 0) add((eb) => eb(eb.val(0), '=', eb.val(1)));
  return all;
}

/** The state itself or one inside it, anywhere among the active ones. */
function inState(state: string): Where {
  const patterns = [`% ${state} %`, `% ${state}.%`, `%.${state} %`, `%.${state}.%`];
  return (eb) => eb.or(patterns.map((pattern) => eb(sql`(' ' || b.state || ' ')`, 'like', pattern)));
}

function caseOpen(deps: ViewDeps, look: Looking): Where {
  return (eb) =>
    eb.or([
      eb('b.case_id', 'is', null),
      eb(
        'b.case_id',
        'in',
        eb
          .selectFrom('boards as b')
          .select('b.id')
          .where(deps.policy.filter(look.who, look.subjects, look.now)) as any,
      ),
    ]);
}

function hasWord(token: string): Where {
  return (eb) => {
    const objects = () => eb.selectFrom('search_tokens').select('object_id').where('token', '=', token);
    return eb.or([eb('b.id', 'in', objects()), eb('b.client_id', 'in', objects())]);
  };
}

function after(cursor: Cursor): Where {
  const { due, id } = cursor;
  if (due === null) return (eb) => eb.and([eb('b.due_at', 'is', null), eb('b.id', '>', id)]);
  return (eb) => eb.or([eb('b.due_at', '>', due), eb.and([eb('b.due_at', '=', due), eb('b.id', '>', id)]), eb('b.due_at', 'is', null)]);
}

const instant = (given: string) => (given.length === 10 ? atAmsterdam(given, '00:00') : new Date(given).toISOString());
const writeCursor = (cursor: Cursor) => Buffer.from(JSON.stringify([cursor.due, cursor.id])).toString('base64url');

function readCursor(text: string): Cursor | null {
  try {
    const [due, id] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return (due === null || typeof due === 'string') && typeof id === 'string' ? { due, id } : null;
  } catch {
    return null;
  }
}
