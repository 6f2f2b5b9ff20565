import type { Tx } from '../../db/store.ts';
import { tracks } from '../../machines/index.ts';
import { ledgerTime } from '../../machines/time-spent.ts';
import type { Ids, Refusal, Who } from '../engine/types.ts';

type Asked = { entry: string; minutes: number; reason: string };

/**
 * Other minutes than the track knows, as a new row; the track and earlier corrections stay as they are. One's own minutes only, and not once a list has them. Returns the id
 * of the correction.
 */
export async function correctHours(tx: Tx, ids: Ids, { who, asked, at }: { who: Who; asked: Asked; at: string }): Promise<string | Refusal> {
  const cut = asked.entry.indexOf(':');
  const [instance, key] = [asked.entry.slice(0, cut), asked.entry.slice(cut + 1)];
  const row = await tx.selectFrom('instances').select(['machine', 'context']).where('id', '=', instance).executeTakeFirst();
  const track = row && tracks.find((one) => one.id === row.machine);
  const spent = track && (track.time ?? ledgerTime)(JSON.parse(row.context)).find((one) => one.key === key);
  // Somebody else's minutes are as if they were not there: whether they are is not told.
  if (!spent || spent.by !== who.person) return NOT_THERE;
  if (await tx.selectFrom('declared_minutes').select('line_id').where('entry_key', '=', asked.entry).executeTakeFirst()) return DECLARED;
  const before = await tx
    .selectFrom('hour_corrections')
    .select('minutes')
    .where('entry_key', '=', asked.entry)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  const id = ids.uuid();
  await tx
    .insertInto('hour_corrections')
    .values({
      id,
      entry_key: asked.entry,
      instance_id: instance,
      was: Number(before?.minutes ?? spent.minutes),
      minutes: asked.minutes,
      reason: asked.reason,
      by_person: who.person,
      at,
    })
    .execute();
  return id;
}

const NOT_THERE: Refusal = { ok: false, status: 404, code: 'not-found', why: { nl: 'Deze uren staan er niet.', en: 'These hours are not there.' } };
const DECLARED: Refusal = {
  ok: false,
  status: 409,
  code: 'declared',
  why: { nl: 'Deze uren zijn al gedeclareerd.', en: 'These hours were declared already.' },
  remedy: { nl: 'Laat wie de declaratie maakte de lijst eerst intrekken.', en: 'Let whoever made the declaration withdraw the list first.' },
};
