import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { among } from '../../db/queries/among.ts';
import type { Tables } from '../../db/types.ts';
import { currentAccess, rememberWhy } from '../audit/access.ts';
import type { Caseload, CaseloadLine } from '../contract/caseload.ts';
import type { Row } from '../contract/shapes.ts';
import { isOwnRow } from '../engine/terms.ts';
import type { Who } from '../engine/types.ts';
import type { Allowed } from '../policy/types.ts';
import { clockOf, looking, type Looking, type ViewDeps } from '../views/deps.ts';
import { cardOf, loadClients, type StoredClient } from './clients.ts';
import { idsIn, seenOf, type Seen } from './seen.ts';

/**
 * `fields`: the top-level fields of the context that the board shows; their texts are opened, so ask for few. `without`: states that are no work any more
 * (`closed`). `ids`: of these alone. `ended`: also those that are over, for who counts them. `orSince`: also what was touched since this
 * instant and would be left out.
 */
export type CaseloadQuery = {
  machine: string;
  fields: readonly string[];
  without?: readonly string[];
  ended?: boolean;
  ids?: readonly string[];
  orSince?: string;
};
type Found = Selectable<Tables['boards']> & { version: number; context: string };
type Allowing = ReadonlyMap<string, Allowed>;

/**
 * Every running instance of one machine that this viewer may see, through the policy and its projection, the earliest due first. The number of statements
 * does not grow with the number of rows. Noting that it was read is the caller's task (server/http/board.ts).
 */
export async function readCaseload(deps: ViewDeps, who: Who, asked: CaseloadQuery): Promise<Caseload> {
  const look = await looking(deps, who);
  // Read before what it vouches for: a commit in between makes the lines newer than they say, never older.
  const clock = await clockOf(deps.db);
  const found = await rowsOf(deps, look, asked);
  const contexts = new Map(found.map((row) => [row.id, JSON.parse(row.context) as Record<string, unknown>]));
  const allowed = await allowedOf(deps, look, [...idsIn([...contexts.values(), found.map((row) => [row.id, row.case_id])])]);
  const rows = found.filter((row) => allowed.has(row.id));
  const seen = rows.map((row) => seenOf(row, contexts.get(row.id)!, { who, allowed, fields: asked.fields }));
  const timers = await timersOf(deps, rows);
  const clients = await loadClients(
    deps,
    rows.flatMap((row) => (open(row, allowed) ? (row.client_id ?? []) : [])),
  );
  // All texts of the board are opened at once: names, titles and what it shows of the contexts.
  const closed = rows.map((row, at) => lineOf(row, seen[at], { allowed, clients, timers: timers.get(row.id) ?? [] }));
  const opened = await deps.engine.vault.resolve(closed);
  return { lines: opened.map((line) => named(line, look.now)), clock, now: look.now };
}

/** As the line is before its texts are opened: the client is what is stored of him. */
type Closed = Omit<CaseloadLine, 'client'> & { client: (StoredClient & { whole: boolean }) | null };

function lineOf(row: Found, seen: Seen, beside: { allowed: Allowing; clients: Map<string, StoredClient>; timers: CaseloadLine['timers'] }): Closed {
  const { allowed, clients, timers } = beside;
  const isOpen = open(row, allowed);
  const client = isOpen && row.client_id ? clients.get(row.client_id) : undefined;
  const judged = allowed.get(row.case_id ?? row.id);
  return {
    row: boardLine(row, isOpen, mayRead(row, allowed) ? row.title_ref : null),
    data: seen.data as CaseloadLine['data'],
    withheld: seen.withheld,
    timers,
    client: client ? { ...client, whole: judged?.whole('r1') ?? false } : null,
  };
}

/** A line may be visible while its case is not (who referred): then neither the case nor the client is named, as in server/views/rows.ts. */
const open = (row: Found, allowed: Allowing): boolean => row.case_id === null || allowed.has(row.case_id);
const mayRead = (row: Found, allowed: Allowing): boolean =>
  open(row, allowed) || (allowed.get(row.id)?.kinds ?? []).some((kind) => kind !== 'meeting' && kind !== 'lead');

function named({ client, row, ...rest }: Closed, now: string): CaseloadLine {
  const card = client && cardOf(client, client.whole, now);
  return { ...rest, row: { ...row, title: row.title ?? card?.name ?? null }, client: card ?? null };
}

function boardLine(board: Found, isOpen: boolean, titleRef: string | null): Row {
  return {
    id: board.id,
    machine: board.machine,
    rev: board.rev,
    state: board.state.split(' ').filter(Boolean),
    running: board.running === 1,
    case: isOpen ? board.case_id : null,
    meeting: board.meeting_id,
    org: board.org_id,
    client: isOpen ? board.client_id : null,
    theme: board.theme,
    urgency: board.urgency,
    owner: board.owner_id,
    waitsFor: board.waits_for,
    dueAt: board.due_at,
    title: titleRef ?? board.title,
    createdAt: board.created_at,
    updatedAt: board.updated_at,
    clock: board.clock,
  };
}

function rowsOf({ db, policy }: ViewDeps, look: Looking, asked: CaseloadQuery): Promise<Found[]> {
  let query = db
    .selectFrom('boards as b')
    .innerJoin('instances as i', 'i.id', 'b.id')
    .selectAll('b')
    .select(['i.version', 'i.context'])
    // As an expression, so that no database starts from all tracks there are instead of from what he may see.
    .where((eb) => eb(sql<string>`(b.machine || '')`, '=', asked.machine))
    .where(policy.filter(look.who, look.subjects, look.now));
  if (asked.ids) query = query.where('b.id', 'in', among(db, [...asked.ids]));
  query = query.where((eb) => {
    const work = [...(asked.ended ? [] : [eb('b.running', '=', 1)]), ...(asked.without?.length ? [eb('b.state', 'not in', [...asked.without])] : [])];
    return asked.orSince ? eb.or([eb('b.updated_at', '>=', asked.orSince), eb.and(work)]) : eb.and(work);
  });
  return query
    .orderBy((eb) => eb('b.due_at', 'is', null))
    .orderBy('b.due_at')
    .orderBy('b.id')
    .execute();
}

async function allowedOf(deps: ViewDeps, { who, now }: Looking, ids: string[]): Promise<Map<string, Allowed>> {
  const [allowed] = await deps.policy.visibleToEach(deps.db, [{ who, ids }], now);
  const access = currentAccess();
  if (access) rememberWhy(access, who, allowed);
  return allowed;
}

async function timersOf({ db }: ViewDeps, rows: Found[]): Promise<Map<string, CaseloadLine['timers']>> {
  const timers = new Map<string, CaseloadLine['timers']>();
  if (rows.length === 0) return timers;
  const ids = rows.map((row) => row.id);
  const stored = await db
    .selectFrom('timers')
    .select(['instance_id', 'name', 'at'])
    .where('instance_id', 'in', among(db, ids))
    .where('at', 'is not', null)
    .orderBy('at')
    .execute();
  for (const { instance_id: id, name, at } of stored) if (at !== null && !isOwnRow({ name })) timers.set(id, [...(timers.get(id) ?? []), { name, at }]);
  return timers;
}
