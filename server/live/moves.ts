import { sql, type Selectable } from 'kysely';
import { among } from '../../db/queries/among.ts';
import { together } from '../../db/queries/together.ts';
import type { Db, Tx } from '../../db/store.ts';
import type { Tables } from '../../db/types.ts';
import { endedAt, wasOpen, type Lost, type LostSubject } from './feed-queries.ts';

/** More than this is not looked through for everybody: each asks for what is his. */
const MOST_BOARDS = 1000;
const MOST_ROWS = 2000;

type Board = Pick<Selectable<Tables['boards']>, 'id' | 'machine' | 'case_id' | 'meeting_id'>;
type Row = Pick<Selectable<Tables['access']>, 'object_id' | 'subject' | 'kind' | 'from_at' | 'until_at' | 'revoked_clock' | 'granted_by'> & {
  ended_at: string | null;
  /** machine of the object */
  machine: string | null;
};
/** What changed since a clock, whoever may see it: lines, and rows of access that were taken back or whose giver changed. */
export type Moves = { boards: Board[]; access: Row[] };

const sharedMoves = together<{ since: string; moves: Moves | null }>(
  async (db, clocks) => {
    const all: { since: string; moves: Moves | null }[] = [];
    for (const since of clocks) all.push({ since, moves: await readMoves(db, Number(since)) });
    return all;
  },
  ({ since }) => since,
);

/** The same reading for all screens that know the same; null when it is too much for that. What of it is whose, the functions below say: none of it is shown as it is. */
export const movesSince = async (db: Db, since: number): Promise<Moves | null> => (await sharedMoves(db, [String(since)]))[0].moves;

async function readMoves(db: Db | Tx, since: number): Promise<Moves | null> {
  const boards = await db
    .selectFrom('boards')
    .select(['id', 'machine', 'case_id', 'meeting_id'])
    .where('clock', '>', since)
    .orderBy('clock')
    .limit(MOST_BOARDS + 1)
    .execute();
  if (boards.length > MOST_BOARDS) return null;
  const givers = boards.map((board) => board.id);
  const rows = () =>
    db
      .selectFrom('access')
      .leftJoin('boards', 'boards.id', 'access.object_id')
      .select(['access.granted_by', 'access.object_id', 'access.subject', 'access.kind', 'access.from_at', 'access.until_at', 'access.revoked_clock'])
      .select('boards.machine');
  const access = await rows()
    .select(endedAt)
    .where('access.revoked_clock', '>', since)
    .unionAll(
      rows()
        .select(sql<string | null>`null`.as('ended_at'))
        .where('access.granted_by', 'in', among(db, givers))
        .where('access.revoked_clock', 'is', null),
    )
    .limit(MOST_ROWS + 1)
    .execute();
  return access.length > MOST_ROWS ? null : { boards, access };
}

/** Ids of the changed lines that belong in a room (feed-queries.ts says the same in SQL). */
export function changedIn({ boards }: Moves, room: string): string[] {
  const [kind, id] = room.split(':');
  const inside = (board: Board) =>
    kind === 'case'
      ? board.id === id || board.case_id === id
      : kind === 'meeting'
        ? board.id === id || board.meeting_id === id || board.machine === 'agendaItem'
        : true;
  return boards.filter(inside).map((board) => board.id);
}

/** `meeting:<id>` subjects that the person lost since, because the meeting no longer names him. */
export function subjectsLost({ access }: Moves, person: string): LostSubject[] {
  return access
    .filter((row) => row.revoked_clock !== null && row.machine === 'meeting' && row.subject === `person:${person}`)
    .flatMap((row) =>
      [`meeting:${row.object_id}`, ...(row.kind.endsWith('lead') ? [`meeting:${row.object_id}:lead`] : [])].map((subject) => ({
        subject,
        clock: row.revoked_clock!,
        at: row.ended_at,
      })),
    );
}

/** Objects that stand open for these subjects by an instance that changed since. */
export function grantedIn({ access }: Moves, subjects: readonly string[]): string[] {
  const own = new Set(subjects);
  return [...new Set(access.filter((row) => row.revoked_clock === null && own.has(row.subject)).map((row) => row.object_id))];
}

/** Objects that were taken from these subjects since; only those that stood open then. */
export function revokedIn({ access }: Moves, subjects: readonly string[]): Lost[] {
  const own = new Set(subjects);
  return access
    .filter((row) => row.revoked_clock !== null && own.has(row.subject) && wasOpen(row.from_at, row.ended_at))
    .map((row) => ({ object: row.object_id, clock: row.revoked_clock! }));
}

const SAID = /^(consent|veto|ended):/;
/** Whether anything that a client said to one of these subjects about sharing came, changed or was taken back. */
export function wordsMoved({ access, boards }: Moves, subjects: readonly string[]): boolean {
  const own = new Set(subjects);
  const consents = new Set(boards.filter((board) => board.machine === 'consent').map((board) => board.id));
  return access.some((row) => own.has(row.subject) && SAID.test(row.kind) && (row.revoked_clock !== null || consents.has(row.granted_by)));
}
