import { sql } from 'kysely';
import { among } from '../../db/queries/among.ts';
import { together } from '../../db/queries/together.ts';
import type { Db } from '../../db/store.ts';

/** A list this long is cut, and the whole patch given up for a fresh fetch. */
export const MOST_OBJECTS = 2000;

/** Access that was there and is not any more: to which object, and up to which clock or instant. */
export type Lost = { object: string; clock?: number; at?: string };
export type LostSubject = { subject: string; clock: number; at: string | null };

/** The ids of rows that changed since, oldest change first; with a filter only those that the viewer may see. */
export async function changedBoards(db: Db, ask: { since: number; room: string; filter?: (eb: any) => any; limit: number }): Promise<string[]> {
  let query = db.selectFrom('boards as b').select('b.id').where('b.clock', '>', ask.since).where(roomFilter(ask.room));
  if (ask.filter) query = query.where(ask.filter);
  return (await query.orderBy('b.clock').limit(ask.limit).execute()).map((row) => row.id);
}

/**
 * Rows of a room: `mine` is all, `case:<id>` the case and what hangs on it, `meeting:<id>` the meeting, its items and actions. Agenda items of other
 * meetings come along in a meeting's room, because an item that moves away is a change here too; the viewer's list sorts it out by its meeting.
 */
function roomFilter(room: string): (eb: any) => any {
  const [kind, id] = room.split(':');
  if (kind === 'case') return (eb) => eb.or([eb('b.id', '=', id), eb('b.case_id', '=', id)]);
  if (kind === 'meeting') return (eb) => eb.or([eb('b.id', '=', id), eb('b.meeting_id', '=', id), eb('b.machine', '=', 'agendaItem')]);
  return (eb) => eb.lit(true);
}

/** The objects and all that hangs on them, as far as they belong in the room. */
export async function inRoom(db: Db, room: string, objects: string[]): Promise<{ id: string }[]> {
  return objects.length === 0 ? [] : hanging(db, [JSON.stringify([room, [...new Set(objects)].sort()])]);
}

/** By room and objects: what one commit touched is the same for all who may see it. */
const hanging = together<{ key: string; id: string }>(
  async (db, keys) => {
    const found: { key: string; id: string }[] = [];
    for (const key of keys) {
      const [room, objects] = JSON.parse(key) as [string, string[]];
      const rows = await db
        .selectFrom('boards as b')
        .select('b.id')
        .where((eb) => eb.or([eb('b.id', 'in', among(db, objects)), eb('b.case_id', 'in', among(db, objects))]))
        .where(roomFilter(room))
        .limit(MOST_OBJECTS)
        .execute();
      for (const { id } of rows) found.push({ key, id });
    }
    return found;
  },
  (row) => row.key,
);

/**
 * Objects opened for these subjects by an instance that changed since: there is no clock per grant, but who grants is changed by it. Some stood
 * open already; their rows come once more, which changes nothing.
 * A changed meeting may also have made the viewer its participant, which opens all that is granted to `meeting:<id>`.
 */
export async function grantedObjects(db: Db, ask: { since: number; subjects: string[]; meetings: string[] }): Promise<string[]> {
  if (ask.subjects.length === 0) return [];
  const changed = db.selectFrom('boards').select('id').where('clock', '>', ask.since);
  const byGranter = await db
    .selectFrom('access')
    .select('object_id')
    .distinct()
    .where('granted_by', 'in', changed)
    .where('subject', 'in', ask.subjects)
    .where('revoked_clock', 'is', null)
    .limit(MOST_OBJECTS)
    .execute();
  const joined = ask.meetings.length ? await db.selectFrom('boards').select('id').where('id', 'in', ask.meetings).where('clock', '>', ask.since).execute() : [];
  return [
    ...byGranter.map((row) => row.object_id),
    ...(await atMeetings(
      db,
      joined.map(({ id }) => id),
    )),
  ];
}

/** Objects that stand open for who sits at one of these meetings. */
export async function atMeetings(db: Db, meetings: readonly string[]): Promise<string[]> {
  if (meetings.length === 0) return [];
  const rows = await db
    .selectFrom('access')
    .select('object_id')
    .distinct()
    .where(
      'subject',
      'in',
      meetings.flatMap((id) => [`meeting:${id}`, `meeting:${id}:lead`]),
    )
    .where('revoked_clock', 'is', null)
    .limit(MOST_OBJECTS)
    .execute();
  return rows.map((row) => row.object_id);
}

/** The meetings that stand in a viewer's subjects. */
export function meetingsOf(subjects: string[]): string[] {
  return [...new Set(subjects.filter((subject) => subject.startsWith('meeting:')).map((subject) => subject.split(':')[1]))];
}

/** `meeting:<id>` subjects that the person lost since, because the meeting no longer names him. */
export async function lostSubjects(db: Db, person: string, since: number): Promise<LostSubject[]> {
  const rows = await db
    .selectFrom('access')
    .innerJoin('boards', 'boards.id', 'access.object_id')
    .select(['access.object_id', 'access.kind', 'access.revoked_clock'])
    .select(endedAt)
    .where('access.revoked_clock', '>', since)
    .where('access.subject', '=', `person:${person}`)
    .where('boards.machine', '=', 'meeting')
    .execute();
  const subjectsOf = (row: { object_id: string; kind: string }) => [
    `meeting:${row.object_id}`,
    ...(row.kind.endsWith('lead') ? [`meeting:${row.object_id}:lead`] : []),
  ];
  return rows.flatMap((row) => subjectsOf(row).map((subject) => ({ subject, clock: row.revoked_clock!, at: row.ended_at })));
}

/** Objects that were taken from these subjects since, directly or because the subject itself was lost; only those that stood open then. */
export async function revokedObjects(db: Db, ask: { since: number; subjects: string[]; before: LostSubject[] }): Promise<Lost[]> {
  const taken = await db
    .selectFrom('access')
    .select(['object_id', 'revoked_clock', 'from_at'])
    .select(endedAt)
    .where('revoked_clock', '>', ask.since)
    .where('subject', 'in', ask.subjects)
    .limit(MOST_OBJECTS)
    .execute();
  const lost: Lost[] = taken.filter((row) => wasOpen(row.from_at, row.ended_at)).map((row) => ({ object: row.object_id, clock: row.revoked_clock! }));
  return [...lost, ...(await withSubjects(db, ask.before))];
}

/** Objects that were lost with a subject. */
export async function withSubjects(db: Db, before: readonly LostSubject[]): Promise<Lost[]> {
  const lost: Lost[] = [];
  for (const { subject, clock, at } of before) {
    const rows = await db
      .selectFrom('access')
      .select(['object_id', 'from_at'])
      .where('subject', '=', subject)
      .where((eb) => eb.or([eb('revoked_clock', 'is', null), eb('revoked_clock', '>=', clock)]))
      .limit(MOST_OBJECTS)
      .execute();
    lost.push(...rows.filter((row) => wasOpen(row.from_at, at)).map((row) => ({ object: row.object_id, clock })));
  }
  return lost;
}

/**
 * Cases of the viewer about which the client said something else since: agreed, took back, refused, or it ran out. A consent shows nobody anything by
 * itself, so only cases count to which the viewer has, or had since, a relation of his own.
 */
export async function saidAbout(
  db: Db,
  ask: { since: number; seenAt?: string; now: string; subjects: string[]; own: string[] },
): Promise<{ given: string[]; taken: Lost[] }> {
  if (ask.subjects.length === 0 || ask.own.length === 0) return { given: [], taken: [] };
  const related = db
    .selectFrom('access as mine')
    .select('mine.object_id')
    .where('mine.subject', 'in', ask.own)
    .where((eb) => eb.or([eb('mine.revoked_clock', 'is', null), eb('mine.revoked_clock', '>', ask.since)]));
  const changed = db.selectFrom('boards').select('id').where('clock', '>', ask.since).where('machine', '=', 'consent');
  const seenAt = ask.seenAt ?? ask.now;
  const rows = await db
    .selectFrom('access as c')
    .select(['c.object_id', 'c.revoked_clock', 'c.until_at'])
    .where('c.subject', 'in', ask.subjects)
    .where((eb) => eb.or(['consent:', 'veto:', 'ended:'].map((word) => eb('c.kind', 'like', `${word}%`))))
    .where((eb) =>
      eb.or([
        eb('c.revoked_clock', '>', ask.since),
        eb.and([eb('c.revoked_clock', 'is', null), eb('c.granted_by', 'in', changed)]),
        eb.and([eb('c.revoked_clock', 'is', null), eb('c.until_at', '>', seenAt), eb('c.until_at', '<=', ask.now)]),
      ]),
    )
    .where('c.object_id', 'in', related)
    .limit(MOST_OBJECTS)
    .execute();
  const over = (row: (typeof rows)[number]) => row.revoked_clock !== null || (row.until_at !== null && row.until_at <= ask.now);
  return {
    given: [...new Set(rows.filter((row) => !over(row)).map((row) => row.object_id))],
    taken: rows
      .filter(over)
      .map((row) => (row.revoked_clock !== null ? { object: row.object_id, clock: row.revoked_clock } : { object: row.object_id, at: row.until_at! })),
  };
}

/** The instant at which a row of access ended: that of the event of its granter. */
export const endedAt = sql<string | null>`(select max(e.at) from events e where e.instance_id = access.granted_by and e.clock = access.revoked_clock)`.as(
  'ended_at',
);
/** Whether a row of access stood open when it ended. */
export const wasOpen = (from: string | null, ended: string | null) => from === null || ended === null || from <= ended;

/** Objects whose access began or ended by the passing of time since the viewer last looked. */
export async function windowObjects(db: Db, ask: { since: number; seenAt?: string; now: string; subjects: string[] }): Promise<Lost[]> {
  const seenAt = ask.seenAt ?? (await instantOf(db, ask.since));
  if (!seenAt || seenAt >= ask.now) return [];
  const rows = await db
    .selectFrom('access')
    .select(['object_id', 'until_at'])
    .where('subject', 'in', ask.subjects)
    .where('revoked_clock', 'is', null)
    .where((eb) =>
      eb.or([eb.and([eb('from_at', '>', seenAt), eb('from_at', '<=', ask.now)]), eb.and([eb('until_at', '>=', seenAt), eb('until_at', '<=', ask.now)])]),
    )
    .limit(MOST_OBJECTS)
    .execute();
  return rows.map((row) => ({ object: row.object_id, at: row.until_at ?? undefined }));
}

/** An instant not after the moment of this clock: the last row written by then that has not changed again. */
async function instantOf(db: Db, clock: number): Promise<string | undefined> {
  return (await db.selectFrom('boards').select('updated_at').where('clock', '<=', clock).orderBy('clock', 'desc').limit(1).executeTakeFirst())?.updated_at;
}
