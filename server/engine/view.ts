import type { Selectable } from 'kysely';
import type { Tables } from '../../db/types.ts';
import type { Resource } from '../../machines/resources.ts';
import type { Viewer } from '../../machines/track.ts';
import type { Instance, Row, TimelineEntry } from '../contract/shapes.ts';
import { project } from '../policy/project.ts';
import { readOnly, type Policy } from '../policy/types.ts';
import { canOn, type Reading } from './can.ts';
import { boardRow, isRunning, stateOf, type Live } from './live.ts';
import { actorOn, assignedOn } from './say.ts';
import { termShown } from './term-shown.ts';
import { isOwnRow } from './terms.ts';
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
  const allowed = live && (await policy.visible(db, who, [id], now)).get(id);
  if (!live || !allowed || !clock) return null;
  const events = await db.selectFrom('events').selectAll().where('instance_id', '=', id).orderBy('seq', 'desc').limit(TIMELINE).execute();
  const missing = await db.selectFrom('outbox').select('name').distinct().where('instance_id', '=', id).where('status', '=', 'not-installed').execute();
  const viewer = await viewerOf(deps, live, who, allowed.kinds, events);
  const context = live.snapshot.context;
  const withheld = new Set<Resource>();
  // A field that is not his is cut away before its text is looked up.
  const shown = live.parked ? {} : (live.track.view.see?.(context, viewer) ?? context);
  const data = await deps.vault.resolve(project(shown as Record<string, any>, live.track.view.fields, allowed.may, withheld));
  const entries = events.map((event) => entry(event, live, viewer));
  const timeline = await deps.vault.resolve(entries.map((one) => ({ ...one, payload: project(one.payload, live.track.view.fields, allowed.may, withheld) })));
  const row = rowOf(live, clock.clock);
  const actor = await actorOn(work, who, live);
  return {
    id,
    machine: live.track.id,
    version: live.storedVersion ?? live.track.version,
    rev: live.rev,
    state: stateOf(live),
    status: live.parked ? 'parked' : isRunning(live) ? 'active' : 'done',
    data,
    row: { ...row, title: row.title ?? null },
    can: readOnly(allowed) ? [] : await canOn(deps, id, who),
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
    timeline,
    notInstalled: missing.map((one) => one.name),
    assigned: await assignedOn(work, live),
    clock: clock.clock,
  };
}

/** The context as this person may see it, with references in place of texts; null when the instance is not his to see. */
export async function seenContext(deps: ViewDeps, id: string, who: Who): Promise<Record<string, unknown> | null> {
  const live = await deps.work.find(id);
  const allowed = live && (await deps.policy.visible(deps.work.handle, who, [id], deps.now)).get(id);
  if (!live || !allowed) return null;
  const { context } = live.snapshot;
  const seen = live.track.view.see?.(context, await viewerOf(deps, live, who, allowed.kinds, [])) ?? context;
  return project(seen as Record<string, unknown>, live.track.view.fields, allowed.may, new Set());
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
    (live.track.view.see !== undefined &&
      about.length === 0 &&
      hasTexts(payload) &&
      !viewer.kinds.some((kind) => kind !== 'meeting' && kind !== 'addressee' && kind !== 'recipient'));
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
