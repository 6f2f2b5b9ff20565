import { among } from '../../db/queries/among.ts';
import type { Db, Tx } from '../../db/store.ts';
import type { Who } from '../engine/types.ts';
import type { Subject } from './compile.ts';
import { ownSubjects } from './content.ts';
import { decide, type Grant } from './decide.ts';
import { meetingSubjectsOf } from './meeting-subjects.ts';
import { principalsOf } from './principals.ts';
import type { Allowed } from './types.ts';

export type Look = { who: Who; ids: readonly string[] };

/**
 * What each of several viewers may see, in three queries however many they are: at which meetings they sit, what they look at, and every row on that. Whose row
 * it is, `decide` tells. `subjectOf`: what the rules know a machine as. Not for who stands in for somebody: the caller asks for him alone.
 */
export async function visibleToEach(
  db: Db | Tx,
  looks: readonly Look[],
  now: string,
  subjectOf: (machine: string) => Subject,
): Promise<Map<string, Allowed>[]> {
  const own = looks.map(({ who }) => ownSubjects(who));
  const seated = await meetingSubjectsOf(db, [...new Set(own.flatMap(([person]) => person ?? []))], now);
  const ids = [...new Set(looks.flatMap((look) => look.ids))];
  const boards = await boardsOf(db, ids);
  const grants = await grantsOnAny(db, [...new Set([...boards.values()].flatMap((board) => [board.id, board.case_id ?? board.id]))]);
  return looks.map(({ who, ids: looked }, at) => {
    const found = new Map<string, Allowed>();
    const [person] = own[at];
    if (person === undefined) return found;
    const viewing = { subjects: new Set([...own[at], ...(seated.get(person) ?? [])]), principals: principalsOf(who.roles), now };
    for (const id of looked) {
      const board = boards.get(id);
      if (!board) continue;
      const near = [...new Set([id, board.case_id ?? id])].flatMap((object) => grants.get(object) ?? []);
      const why = decide(near, viewing, { id, caseId: board.case_id, ...subjectOf(board.machine) });
      if (why) found.set(id, why);
    }
    return found;
  });
}

type Board = { id: string; case_id: string | null; machine: string };

async function boardsOf(db: Db | Tx, ids: string[]): Promise<Map<string, Board>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('boards').select(['id', 'case_id', 'machine']).where('id', 'in', among(db, ids)).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Every row on these objects, whoever it is for: an object has a handful, and the statement stays the same. */
async function grantsOnAny(db: Db | Tx, objects: string[]): Promise<Map<string, Grant[]>> {
  const byObject = new Map<string, Grant[]>();
  if (objects.length === 0) return byObject;
  const rows = await db
    .selectFrom('access')
    .select(['granted_by', 'object_id', 'subject', 'kind', 'from_at', 'until_at', 'revoked_clock'])
    .where('object_id', 'in', among(db, objects))
    .where('revoked_clock', 'is', null)
    .execute();
  for (const row of rows) {
    const list = byObject.get(row.object_id);
    if (list) list.push(row);
    else byObject.set(row.object_id, [row]);
  }
  return byObject;
}
