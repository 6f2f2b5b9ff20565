import { trackOf } from '../../machines/action/track-link.ts';
import { inParts, type ViewDeps } from './deps.ts';

type Line = { id: string; machine: string; case_id: string | null };
type Track = { id: string; client_id: string | null };

/** The tracks without a case that these lines are tasks of, by line; whether the viewer may see them is for the caller to ask. */
export async function tracksOf({ db }: ViewDeps, lines: readonly Line[]): Promise<Map<string, Track>> {
  const tasks = lines.filter((line) => line.machine === 'action' && line.case_id === null).map((line) => line.id);
  const asked = new Map<string, string>();
  for (const part of inParts(tasks)) {
    const links = await db.selectFrom('links').selectAll().where('instance_id', 'in', part).execute();
    for (const link of links) asked.set(link.instance_id, trackOf(link.target_id) ?? asked.get(link.instance_id) ?? '');
  }
  const tracks = new Map<string, Track>();
  for (const part of inParts([...new Set(asked.values())].filter(Boolean)))
    for (const track of await db.selectFrom('boards').select(['id', 'client_id']).where('id', 'in', part).execute()) tracks.set(track.id, track);
  return new Map([...asked].flatMap(([task, track]) => (tracks.has(track) ? [[task, tracks.get(track)!] as const] : [])));
}
