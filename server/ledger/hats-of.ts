import { among } from '../../db/queries/among.ts';
import type { Db, Tx } from '../../db/store.ts';
import { dayInAmsterdam } from '../../machines/calendar.ts';
import type { Actor } from '../../machines/track.ts';

type Hat = { on: string; org: string | null; roles: string[] };

/**
 * Under which hat somebody worked at something: the one that the history of the instance knows of the day asked for, or of the last time before it, or of the first. By
 * `<instance> <person>`.
 */
export async function hatsOf(db: Db | Tx, asked: readonly { instance: string; person: string }[]): Promise<Map<string, (on: string) => Hat>> {
  const instances = [...new Set(asked.map((one) => one.instance))];
  const wanted = new Set(asked.map(({ instance, person }) => `${instance} ${person}`));
  const rows = await db.selectFrom('events').select(['instance_id', 'actor', 'at']).where('instance_id', 'in', among(db, instances)).orderBy('seq').execute();
  const hats = new Map<string, Hat[]>();
  for (const row of rows) {
    const actor = JSON.parse(row.actor) as Actor;
    const key = `${row.instance_id} ${actor.person}`;
    if (!wanted.has(key)) continue;
    const hat = { on: dayInAmsterdam(row.at), org: actor.org ?? null, roles: actor.roles.filter((role) => role !== 'ANY_PRO') };
    hats.set(key, [...(hats.get(key) ?? []), hat]);
  }
  return new Map([...hats].map(([key, list]) => [key, (on: string) => list.findLast((hat) => hat.on <= on) ?? list[0]]));
}
