import { tracks } from '../../machines/index.ts';
import type { CaseFile, Instance } from '../contract/shapes.ts';
import type { Who } from '../engine/types.ts';
import { clientCards } from './clients.ts';
import { erasedAs } from './erased.ts';
import { clockOf, looking, type Looking, type ViewDeps } from './deps.ts';
import { viewInstance, viewInstances } from './instance.ts';

/** Newest events first; older ones are read on their own instance. */
const TIMELINE = 500;
const MOST_PARTS = 400;
/** Category by machine, without those that a case does not show. */
const NAMED = new Map(tracks.flatMap(({ id, view }) => (view.ownAccessOnly || !view.resource ? [] : [[id, view.resource] as const])));
const OWN_PLACE = new Set(['case', 'signal', 'consent', 'action', 'agendaItem']);

/** The case with all that hangs on it, as far as this viewer may see it; null when it is no case of his. */
export async function caseFileOf(deps: ViewDeps, who: Who, id: string): Promise<CaseFile | null> {
  // Read before what it vouches for: a commit in between makes the file newer than it says, never older.
  const clock = await clockOf(deps.db);
  const instance = await viewInstance(deps, who, id);
  if (!instance || instance.machine !== 'case') return null;
  const look = await looking(deps, who);
  const hanging = await deps.db
    .selectFrom('boards')
    .select(['id', 'machine'])
    .where('case_id', '=', id)
    .where('id', '!=', id)
    .orderBy('created_at')
    .limit(MOST_PARTS)
    .execute();
  const parts = await viewInstances(
    deps,
    who,
    hanging.map((row) => row.id),
  );
  const of = (machine: string) => parts.filter((part) => part.machine === machine);
  const client = instance.row.client ? (await clientCards(deps, look, [instance.row.client])).get(instance.row.client) : undefined;
  const allowed = (await deps.policy.visible(deps.db, who, [id], look.now)).get(id);
  const letters = await deps.db
    .selectFrom('letters')
    .select(['id', 'kind', 'created_at', 'meeting_id', 'version'])
    .where('case_id', '=', id)
    .orderBy('created_at', 'desc')
    .execute();
  return {
    instance,
    client: client ?? null,
    signals: of('signal'),
    consents: of('consent'),
    actions: of('action').map((part) => ({ ...part.row, data: part.data, can: part.can })),
    items: of('agendaItem'),
    terms: parts
      .filter((part) => part.timers.length > 0)
      .map(({ id: part, machine, row, timers, foretold }) => ({ id: part, machine, row, timers, foretold: foretold ?? [] })),
    tracks: parts.filter((part) => !OWN_PLACE.has(part.machine)).map((part) => part.row),
    letters: (allowed?.may('r11') ? letters : []).map((letter) => ({
      id: letter.id,
      kind: letter.kind,
      at: letter.created_at,
      meeting: letter.meeting_id,
      version: letter.version,
    })),
    erased: await erasedAs(deps.db, id),
    withheld: await withheldOf(deps, look, id, [instance, ...parts], hanging),
    timeline: mergedTimeline([instance, ...parts]),
    clock,
  };
}

/**
 * Categories of which this case has something that the viewer may not read: fields that were cut away, and whole parts. What only those involved may know of is
 * not named either.
 */
async function withheldOf(deps: ViewDeps, look: Looking, id: string, shown: Instance[], hanging: { id: string; machine: string }[]): Promise<string[]> {
  const known = new Set(shown.map((part) => part.id));
  const relations = (await deps.policy.visible(deps.db, look.who, [id], look.now)).get(id)?.kinds ?? [];
  const ofTeam = relations.some((kind) => kind === 'team' || kind === 'owner' || kind === 'triage');
  const parts = hanging.flatMap(({ id: part, machine }) => (known.has(part) || !ofTeam ? [] : (NAMED.get(machine) ?? [])));
  return [...new Set([...shown.flatMap((part) => part.withheld), ...parts])];
}

function mergedTimeline(instances: Instance[]): CaseFile['timeline'] {
  return instances
    .flatMap((instance) => instance.timeline)
    .sort((a, b) => b.seq - a.seq)
    .slice(0, TIMELINE);
}
