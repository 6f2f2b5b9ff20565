import type { Selectable } from 'kysely';
import type { Tables } from '../../db/types.ts';
import type { Viewer } from '../../machines/track.ts';
import type { Instance, Row, TimelineEntry } from '../contract/shapes.ts';
import type { Policy } from '../policy/types.ts';
import { canOn, type Reading } from './can.ts';
import { boardRow, IDLE, isRunning, stateOf, type Live } from './live.ts';
import { actorOn, assignedOn } from './say.ts';
import type { Who } from './types.ts';

export type ViewDeps = Reading & { policy: Policy };
type EventRow = Selectable<Tables['events']>;

/** The newest so many events; older ones are asked for by page. */
const TIMELINE = 200;

/** The instance as this person may see it, or null. References are replaced by their texts only after the track's own `see` cut away what is not his. */
export async function instanceView(deps: ViewDeps, id: string, who: Who): Promise<Instance | null> {
  const { work, policy, now } = deps;
  const db = work.handle;
  // Read before the rest, so that an old content never looks like a new one.
  const clock = await db.selectFrom('instances').select('clock').where('id', '=', id).executeTakeFirst();
  const live = await work.find(id);
  const kinds = live && (await policy.visible(db, who, [id], now)).get(id)?.kinds;
  if (!live || !kinds || !clock) return null;
  const events = await db.selectFrom('events').selectAll().where('instance_id', '=', id).orderBy('seq', 'desc').limit(TIMELINE).execute();
  const missing = await db.selectFrom('outbox').select('name').distinct().where('instance_id', '=', id).where('status', '=', 'not-installed').execute();
  const viewer = await viewerOf(deps, live, who, kinds, events);
  const context = live.snapshot.context;
  const data = await deps.vault.resolve((live.parked ? {} : (live.track.view.see?.(context, viewer) ?? context)) as Record<string, any>);
  const timeline = await deps.vault.resolve(events.map((event) => entry(event, live, viewer)));
  const row = rowOf(live, clock.clock);
  return {
    id,
    machine: live.track.id,
    version: live.storedVersion ?? live.track.version,
    rev: live.rev,
    state: stateOf(live),
    status: live.parked ? 'parked' : isRunning(live) ? 'active' : 'done',
    data,
    row: { ...row, title: row.title ?? null },
    can: await canOn(deps, id, who),
    timers: [...live.timers.values()]
      .filter((timer) => timer.name !== IDLE)
      .map((timer) => ({ name: timer.name, at: timer.at, repeats: Boolean(timer.setting.repeats) }))
      .sort((a, b) => (a.at ?? '9').localeCompare(b.at ?? '9')),
    timeline,
    notInstalled: missing.map((one) => one.name),
    assigned: await assignedOn(work, live),
    clock: clock.clock,
  };
}

/** The context as this person may see it, with references in place of texts; null when the instance is not his to see. */
export async function seenContext(deps: ViewDeps, id: string, who: Who): Promise<Record<string, unknown> | null> {
  const live = await deps.work.find(id);
  const kinds = live && (await deps.policy.visible(deps.work.handle, who, [id], deps.now)).get(id)?.kinds;
  if (!live || !kinds) return null;
  const { context } = live.snapshot;
  return live.track.view.see?.(context, await viewerOf(deps, live, who, kinds, [])) ?? context;
}

async function viewerOf({ work, policy, now }: ViewDeps, live: Live, who: Who, kinds: string[], events: EventRow[]): Promise<Viewer> {
  const actor = await actorOn(work, who, live);
  const ids = new Set<string>();
  collectIds(live.snapshot.context, ids);
  for (const event of events) collectIds(JSON.parse(event.payload), ids);
  const visible = await policy.visible(work.handle, who, [...ids], now);
  return { person: who.person, ...(who.org ? { org: who.org } : {}), roles: actor.roles, kinds, visible: (other) => visible.has(other) };
}

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
    about.some((id) => !viewer.visible(id)) ||
    (live.track.view.see !== undefined && about.length === 0 && hasTexts(payload) && !viewer.kinds.some((kind) => kind !== 'meeting' && kind !== 'addressee'));
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
