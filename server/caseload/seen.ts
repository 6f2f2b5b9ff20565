import { tracks } from '../../machines/index.ts';
import type { Viewer } from '../../machines/track.ts';
import { trackAt } from '../../machines/versions.ts';
import { project } from '../policy/project.ts';
import type { Allowed } from '../policy/types.ts';
import type { Who } from '../engine/types.ts';
import type { Resource } from '../../machines/resources.ts';

const byName = new Map(tracks.map((track) => [track.id, track]));
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export type Seen = { data: Record<string, unknown>; withheld: string[] };
type Seeing = { who: Who; allowed: ReadonlyMap<string, Allowed>; fields: readonly string[] };

/**
 * The named fields of a context as this viewer may see them, with references in place of texts: what the track's own `see` leaves, less what belongs to
 * categories that he may not read, as `engine.view` shows it. Of a version that this server does not know nothing is shown.
 */
export function seenOf(row: { id: string; machine: string; version: number }, context: Record<string, unknown>, { who, allowed, fields }: Seeing): Seen {
  const present = byName.get(row.machine);
  const track = present && trackAt(present, row.version);
  const here = allowed.get(row.id);
  if (!track || !here) return { data: {}, withheld: [] };
  const viewer: Viewer = {
    person: who.person,
    ...(who.org ? { org: who.org } : {}),
    roles: who.roles,
    kinds: here.kinds,
    visible: (id) => allowed.has(id),
  };
  const shown = track.view.see?.(context, viewer) ?? context;
  const asked = Object.fromEntries(Object.entries(shown).filter(([name]) => fields.includes(name)));
  const withheld = new Set<Resource>();
  return { data: project(asked, track.view.fields, here.may, withheld), withheld: [...withheld] };
}

/** Every id that stands anywhere in these values: what a track's `see` may ask about. */
export function idsIn(value: unknown, into = new Set<string>()): Set<string> {
  if (typeof value === 'string') {
    if (UUID.test(value)) into.add(value);
  } else if (Array.isArray(value)) for (const inner of value) idsIn(inner, into);
  else if (value && typeof value === 'object')
    for (const [key, inner] of Object.entries(value)) {
      if (UUID.test(key)) into.add(key);
      idsIn(inner, into);
    }
  return into;
}
