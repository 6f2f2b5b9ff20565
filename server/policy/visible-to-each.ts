import type { Db, Tx } from '../../db/store.ts';
import type { Who } from '../engine/types.ts';
import type { Subject } from './compile.ts';
import { ownSubjects } from './content.ts';
import { decide, type Grant } from './decide.ts';
import { grantsOnAny, objectsOf } from './grants.ts';
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
  const boards = new Map((await objectsOf(db, ids)).map((row) => [row.id, row]));
  const objects = [...new Set([...boards.values()].flatMap((board) => [board.id, board.case_id ?? board.id]))];
  const grants: Map<string, Grant[]> = Map.groupBy(await grantsOnAny(db, objects), (row) => row.object_id);
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
