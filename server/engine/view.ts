import type { Selectable } from 'kysely';
import { among } from '../../db/queries/among.ts';
import { together } from '../../db/queries/together.ts';
import type { Tables } from '../../db/types.ts';
import type { Resource } from '../../machines/resources.ts';
import type { Actor, Viewer } from '../../machines/track.ts';
import type { Instance, Row, TimelineEntry } from '../contract/shapes.ts';
import { project } from '../policy/project.ts';
import { readOnly, type Allowed, type Policy } from '../policy/types.ts';
import { canOn, type Reading } from './can.ts';
import { boardOf, boardRow, isRunning, stateOf, type Live } from './live.ts';
import { foretell } from './foretell.ts';
import { actorOn, assignedOn } from './say.ts';
import { termShown } from './term-shown.ts';
import { isOwnRow } from './terms.ts';
import type { SettingOf } from './timers.ts';
import type { Who } from './types.ts';

export type ViewDeps = Reading & { policy: Policy; settingOf: SettingOf };
type EventRow = Selectable<Tables['events']>;

/** The newest so many events; older ones are asked for by page. */
const TIMELINE = 200;

/**
 * The instances as this person may see them, in the order asked; what is not his is left out. References are replaced by their texts only after the track's own
 * `see` cut away what is not his. The number of statements does not grow with the number of instances, but for the facts that a button asks for.
 */
export async function instanceViews(deps: ViewDeps, ids: readonly string[], who: Who): Promise<Instance[]> {
  const { work, policy, now } = deps;
  const db = work.handle;
  await work.preload([...ids]);
  const found = await Promise.all(ids.map((id) => work.find(id)));
  const stored = found.filter((live): live is Live => live !== undefined);
  const allowed = await policy.visible(
    db,
    who,
    stored.map((live) => live.id),
    now,
  );
  const lives = stored.filter((live) => allowed.has(live.id));
  if (lives.length === 0) return [];
  await work.preload(lives.flatMap(besides));
  const shownIds = lives.map((live) => live.id);
  const events = Map.groupBy(await newestEvents(db, shownIds), (event) => event.instance_id);
  const missing = Map.groupBy(await notInstalled(db, shownIds), (row) => row.instance_id!);
  const named = lives.map((live) => ({ live, events: events.get(live.id) ?? [] }));
  // Judged at once, for all that any of them names.
  const visible = await policy.visible(db, who, [...new Set(named.flatMap((one) => idsIn(one.live, one.events)))], now);
  const cut: Cut[] = [];
  // One after the other: what one of them makes the unit of work read is there, whole, for the next.
  for (const one of named) cut.push(await cutFor(deps, { ...one, who, allowed: allowed.get(one.live.id)!, visible }));
  const texts = await deps.vault.resolve(cut.map(({ data, timeline }) => ({ data, timeline })));
  const all: Instance[] = [];
  for (const [at, live] of lives.entries()) {
    const names = (missing.get(live.id) ?? []).map((row) => row.name);
    all.push(await shown(deps, { live, who, ...cut[at], ...texts[at], clock: work.clockOf(live.id)!, missing: names }));
  }
  return all;
}

type Cut = { allowed: Allowed; actor: Actor; data: Instance['data']; timeline: TimelineEntry[]; withheld: Set<Resource> };

/** What is left of an instance for this person; a field that is not his is cut away before its text is looked up. */
async function cutFor(
  { work }: ViewDeps,
  { live, events, who, allowed, visible }: { live: Live; events: EventRow[]; who: Who; allowed: Allowed; visible: ReadonlyMap<string, unknown> },
): Promise<Cut> {
  const actor = await actorOn(work, who, live);
  const viewer = viewerAs(who, actor, allowed.kinds, visible);
  const { see, fields } = live.track.view;
  const { context } = live.snapshot;
  const withheld = new Set<Resource>();
  const cut = <D extends Record<string, unknown>>(value: D): D => project(value, fields, allowed.may, withheld);
  const data = cut(live.parked ? {} : (see?.(context, viewer) ?? context));
  const timeline = events.map((event) => entry(event, live, viewer)).map((one) => ({ ...one, payload: cut(one.payload) }));
  return { allowed, actor, data, timeline, withheld };
}

async function shown(
  deps: ViewDeps,
  { live, who, allowed, actor, data, timeline, withheld, clock, missing }: Cut & { live: Live; who: Who; clock: number; missing: string[] },
): Promise<Instance> {
  const row = rowOf(live, clock);
  return {
    id: live.id,
    machine: live.track.id,
    version: live.storedVersion ?? live.track.version,
    rev: live.rev,
    state: stateOf(live),
    status: live.parked ? 'parked' : isRunning(live) ? 'active' : 'done',
    data,
    row: { ...row, title: row.title ?? null },
    can: readOnly(allowed) ? [] : await canOn(deps, live.id, who),
    withheld: [...withheld],
    timers: [...live.timers.values()]
      .filter((timer) => !isOwnRow(timer))
      .map((timer) => ({
        name: timer.name,
        at: timer.at,
        repeats: Boolean(timer.setting.repeats),
        term: termShown(live, timer, actor, live.parked || readOnly(allowed)),
      }))
      .sort((a, b) => (a.at ?? '9').localeCompare(b.at ?? '9')),
    foretold: foretell(live, deps.settingOf),
    timeline,
    notInstalled: missing,
    assigned: await assignedOn(deps.work, live),
    clock,
  };
}

/** The newest of each, newest first. */
const newestEvents = together<EventRow>(
  (db, ids) => {
    const inOrder = db
      .selectFrom('events')
      .selectAll()
      .select((eb) =>
        eb.fn
          .agg<number>('row_number')
          .over((over) => over.partitionBy('instance_id').orderBy('seq', 'desc'))
          .as('nth'),
      )
      .where('instance_id', 'in', among(db, ids));
    return db.selectFrom(inOrder.as('e')).selectAll().where('nth', '<=', TIMELINE).orderBy('seq', 'desc').execute();
  },
  (row) => row.instance_id,
);

const notInstalled = together(
  (db, ids) =>
    db
      .selectFrom('outbox')
      .select(['instance_id', 'name'])
      .distinct()
      .where('instance_id', 'in', among(db, ids))
      .where('status', '=', 'not-installed')
      .execute(),
  (row) => row.instance_id!,
);

/** Its case and its meeting, of which what is assigned there is asked. */
function besides(live: Live): string[] {
  const { caseId, meetingId } = boardOf(live);
  return [caseId, meetingId].filter((id): id is string => Boolean(id));
}

/** The context as this person may see it, with references in place of texts; null when the instance is not his to see. */
export async function seenContext(deps: ViewDeps, id: string, who: Who): Promise<Record<string, unknown> | null> {
  const live = await deps.work.find(id);
  const allowed = live && (await deps.policy.visible(deps.work.handle, who, [id], deps.now)).get(id);
  if (!live || !allowed) return null;
  const { context } = live.snapshot;
  const visible = await deps.policy.visible(deps.work.handle, who, idsIn(live, []), deps.now);
  const seen = live.track.view.see?.(context, viewerAs(who, await actorOn(deps.work, who, live), allowed.kinds, visible)) ?? context;
  return project(seen as Record<string, unknown>, live.track.view.fields, allowed.may, new Set());
}

function idsIn(live: Live, events: EventRow[]): string[] {
  const ids = new Set<string>();
  collectIds(live.snapshot.context, ids);
  for (const event of events) collectIds(JSON.parse(event.payload), ids);
  return [...ids];
}

const viewerAs = (who: Who, { roles }: Actor, kinds: string[], visible: ReadonlyMap<string, unknown>): Viewer => ({
  person: who.person,
  ...(who.org ? { org: who.org } : {}),
  roles,
  kinds,
  visible: (other) => visible.has(other),
});

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
function collectIds(value: unknown, into: Set<string>): void {
  if (typeof value === 'string') {
    if (UUID.test(value)) into.add(value);
  } else if (Array.isArray(value)) for (const inner of value) collectIds(inner, into);
  else if (value && typeof value === 'object')
    for (const [key, inner] of Object.entries(value)) {
      if (UUID.test(key)) into.add(key);
      collectIds(inner, into);
    }
}

/** What a payload says of an item that this viewer may not see stays on the server. */
function entry(event: EventRow, live: Live, viewer: Viewer): TimelineEntry {
  const payload = JSON.parse(event.payload);
  const actor = JSON.parse(event.actor);
  // A proposal to a meeting names its case and no item yet.
  const about = [payload.item, payload.itemId, ...(live.track.view.see ? [payload.caseId] : [])].filter((id): id is string => typeof id === 'string');
  const hidden =
    about.some((id) => !viewer.visible(id) || live.track.view.closed?.(live.snapshot.context, id, viewer)) ||
    (live.track.view.see !== undefined && about.length === 0 && hasTexts(payload) && !viewer.kinds.some((kind) => !GUEST_KINDS.includes(kind)));
  const refused = event.refused ? JSON.parse(event.refused).why : null;
  return {
    id: event.id,
    seq: event.seq,
    at: event.at,
    instance: live.id,
    machine: live.track.id,
    type: event.type,
    by: actor.person,
    hat: actor.hat ?? null,
    payload: hidden ? {} : UPGRADES.includes(event.type) ? { from: payload.from, to: payload.to } : payload,
    effects: JSON.parse(event.effects),
    refused,
  };
}

/** Who only sits there or was sent it: words that name no item are not his, as nobody knows about which of them they were. */
const GUEST_KINDS = ['meeting', 'participant', 'addressee', 'recipient'];

/** Their payload is the whole snapshot, of which `see` decides what a viewer gets. */
const UPGRADES = ['UPGRADED', 'UPGRADE_UNDONE'];
const hasTexts = (payload: object) => JSON.stringify(payload).includes('ref:');

/** The list line of an instance; the title is filled in by whoever may read names. */
export function rowOf(live: Live, clock: number): Row {
  const board = boardRow(live, clock);
  return {
    id: live.id,
    machine: live.track.id,
    rev: live.rev,
    state: board.state.split(' '),
    running: board.running === 1,
    case: board.case_id ?? null,
    meeting: board.meeting_id ?? null,
    org: board.org_id ?? null,
    client: board.client_id ?? null,
    theme: board.theme ?? null,
    urgency: board.urgency ?? null,
    owner: board.owner_id ?? null,
    waitsFor: board.waits_for ?? null,
    dueAt: board.due_at ?? null,
    title: board.title ?? null,
    createdAt: live.createdAt,
    updatedAt: live.updatedAt,
    clock,
  };
}
