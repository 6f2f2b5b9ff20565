import type { Db } from '../../db/store.ts';
import type { Change, Changes, Row } from '../contract/shapes.ts';
import type { Clock, Who } from '../engine/types.ts';
import { inOneLook } from '../policy/one-look.ts';
import type { Policy } from '../policy/types.ts';
import { together } from '../../db/queries/together.ts';
import {
  atMeetings,
  changedBoards,
  grantedObjects,
  inRoom,
  lostSubjects,
  meetingsOf,
  MOST_OBJECTS,
  revokedObjects,
  saidAbout,
  windowObjects,
  withSubjects,
  type Lost,
} from './feed-queries.ts';
import { changedIn, grantedIn, movesSince, revokedIn, subjectsLost, wordsMoved, type Moves } from './moves.ts';
import { isRelation } from '../policy/relations.ts';
import { couldSeeBefore } from './gone.ts';

export type FeedDeps = {
  db: Db;
  policy: Policy;
  clock: Clock;
  /** lines as lists show them, for ids that this viewer may see */
  rowsFor: (who: Who, ids: string[]) => Promise<Row[]>;
  /** machines whose track says `ownAccessOnly`: who sees the case does not see these by that */
  ownAccessOnly: ReadonlySet<string>;
  /** each viewer asks only for what is his, as when too much changed; tests hold one way against the other */
  apart?: boolean;
};
/** `since` is the clock up to which the viewer knows; `seenAt` the instant of it, when the asker remembers: time opens and shuts access too. */
export type Since = { since: number; seenAt?: string };

/** More than this is no patch: the viewer fetches afresh. */
export const LARGEST_PATCH = 1000;

/**
 * What changed for this viewer in this room since a clock: rows that he may see as they are now, and `gone` for what he could see and no longer may.
 * Rows may come twice or be newer than `to`; none is left out. When the viewer is too far behind (or ahead of us, after a restore), `from` equals `to`
 * and no rows come: a `from` that does not fit means fetch afresh. `since` 0 asks for all that is visible, up to that limit.
 */
export const changesSince = (deps: FeedDeps, who: Who, room: string, since: Since): Promise<Changes> => inOneLook(() => changes(deps, who, room, since));

async function changes(deps: FeedDeps, who: Who, room: string, { since, seenAt }: Since): Promise<Changes> {
  const { db, policy } = deps;
  // The clock is read first: what is written meanwhile comes with the next patch, perhaps for the second time.
  const to = await clockNow(db);
  const afresh: Changes = { from: to, to, rows: [] };
  if (since > to) return afresh;
  const now = deps.clock.now().toISOString();
  const subjects = await policy.subjects(db, who, now);
  // Mostly few rows changed, and judging those is quicker than finding all that the viewer may see.
  const moves = since === 0 || deps.apart ? null : await movesSince(db, since);
  const changed = moves
    ? changedIn(moves, room)
    : await changedBoards(db, { since, room, filter: policy.filter(who, subjects, now), limit: LARGEST_PATCH + 1 });
  const moved = since === 0 ? { touched: [], lost: [], subjects: [] } : await movedAccess(db, who, subjects, { since, seenAt, now, moves });
  if (moved.touched.length + moved.lost.length >= MOST_OBJECTS) return afresh;
  const ids = new Set([...changed, ...(await inRoom(db, room, [...moved.touched, ...moved.lost.map((lost) => lost.object)])).map((line) => line.id)]);
  if (ids.size > LARGEST_PATCH) return afresh;
  const visible = await policy.visible(db, who, [...ids], now);
  const rows: Change[] = await deps.rowsFor(who, [...visible.keys()]);
  const hidden = [...ids].filter((id) => !visible.has(id));
  const gone = await goneOf(deps, who, hidden, moved, { since, now, to });
  return { from: since, to, rows: [...rows, ...gone] };
}

const clockNow = async (db: Db): Promise<number> => (await clocks(db, ['1']))[0].value;
const clocks = together(
  (db) => db.selectFrom('clock').select('value').where('id', '=', 1).execute(),
  () => '1',
);

/** `moves`: what changed for anybody; null when that was too much to read, and each viewer asks for his own. */
type Span = { since: number; seenAt?: string; now: string; moves: Moves | null };
/** `subjects`: those that the viewer has, and had since. */
type Moved = { touched: string[]; lost: Lost[]; subjects: string[] };

/** Objects whose access for these subjects may have come or gone since, without their own row being touched. */
async function movedAccess(db: Db, who: Who, subjects: string[], { moves, ...span }: Span): Promise<Moved> {
  const { since, seenAt = span.now, now } = span;
  const before = moves ? subjectsLost(moves, who.person) : await lostSubjects(db, who.person, since);
  const own = subjects.filter(isRelation);
  const mine = [...new Set([...own, ...before.map((lost) => lost.subject)])];
  // Without a word that came or went, and without a look at time, nobody said anything.
  const silent = moves !== null && seenAt >= now && !wordsMoved(moves, subjects);
  const said = silent ? { given: [], taken: [] } : await saidAbout(db, { ...span, subjects, own: mine });
  const granted = moves ? await grantedBy(db, moves, own) : await grantedObjects(db, { since, subjects: own, meetings: meetingsOf(own) });
  const windows = await windowObjects(db, { ...span, subjects: own });
  const revoked = moves ? [...revokedIn(moves, mine), ...(await withSubjects(db, before))] : await revokedObjects(db, { since, subjects: mine, before });
  return {
    touched: [...granted, ...windows.map((lost) => lost.object), ...said.given],
    lost: [...revoked, ...windows, ...said.taken],
    subjects: [...new Set([...subjects, ...mine])],
  };
}

/** A meeting that changed may have made the viewer its participant: then all that stands open to it comes. */
const grantedBy = async (db: Db, moves: Moves, own: string[]): Promise<string[]> => {
  const changed = new Set(moves.boards.map((board) => board.id));
  const joined = meetingsOf(own).filter((id) => changed.has(id));
  return [...grantedIn(moves, own), ...(await atMeetings(db, joined))];
};

/** What is named as gone was seen: an id that the viewer never had is not told to him this way. */
async function goneOf(
  deps: FeedDeps,
  who: Who,
  hidden: string[],
  { lost, subjects }: Moved,
  { since, now, to }: { since: number; now: string; to: number },
): Promise<Change[]> {
  if (hidden.length === 0 || lost.length === 0) return [];
  const known = await couldSeeBefore(deps.db, hidden, lost, deps.ownAccessOnly);
  if (known.length === 0) return [];
  const seen = await deps.policy.before(deps.db, who, known, { since, now, subjects });
  return known.filter((id) => seen.has(id)).map((id) => ({ id, gone: true as const, clock: to }));
}
