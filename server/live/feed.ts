import type { Db } from '../../db/store.ts';
import type { Change, Changes, Row } from '../contract/shapes.ts';
import type { Clock, Who } from '../engine/types.ts';
import { inOneLook } from '../policy/one-look.ts';
import type { Policy } from '../policy/types.ts';
import {
  changedBoards,
  grantedObjects,
  inRoom,
  lostSubjects,
  meetingsOf,
  MOST_OBJECTS,
  revokedObjects,
  saidAbout,
  windowObjects,
  type Lost,
} from './feed-queries.ts';
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
  const to = (await db.selectFrom('clock').select('value').where('id', '=', 1).executeTakeFirstOrThrow()).value;
  const afresh: Changes = { from: to, to, rows: [] };
  if (since > to) return afresh;
  const now = deps.clock.now().toISOString();
  const subjects = await policy.subjects(db, who, now);
  // Mostly few rows changed, and judging those is quicker than finding all that the viewer may see.
  const anyones = since === 0 ? null : await changedBoards(db, { since, room, limit: LARGEST_PATCH + 1 });
  const few = anyones !== null && anyones.length <= LARGEST_PATCH;
  const changed = few ? anyones : await changedBoards(db, { since, room, filter: policy.filter(who, subjects, now), limit: LARGEST_PATCH + 1 });
  const moved = since === 0 ? { touched: [], lost: [], subjects: [] } : await movedAccess(db, who, subjects, { since, seenAt, now });
  if (moved.touched.length + moved.lost.length >= MOST_OBJECTS) return afresh;
  const ids = new Set([...changed, ...(await inRoom(db, room, [...moved.touched, ...moved.lost.map((lost) => lost.object)])).map((line) => line.id)]);
  if (ids.size > LARGEST_PATCH) return afresh;
  const visible = await policy.visible(db, who, [...ids], now);
  const rows: Change[] = await deps.rowsFor(who, [...visible.keys()]);
  const hidden = [...ids].filter((id) => !visible.has(id));
  const gone = await goneOf(deps, who, hidden, moved, { since, now, to });
  return { from: since, to, rows: [...rows, ...gone] };
}

/** `subjects`: those that the viewer has, and had since. */
type Moved = { touched: string[]; lost: Lost[]; subjects: string[] };

/** Objects whose access for these subjects may have come or gone since, without their own row being touched. */
async function movedAccess(db: Db, who: Who, subjects: string[], span: { since: number; seenAt?: string; now: string }): Promise<Moved> {
  const before = await lostSubjects(db, who.person, span.since);
  const own = subjects.filter(isRelation);
  const said = await saidAbout(db, { ...span, subjects, own: [...new Set([...own, ...before.map((lost) => lost.subject)])] });
  const mine = [...new Set([...own, ...before.map((lost) => lost.subject)])];
  const granted = await grantedObjects(db, { since: span.since, subjects: own, meetings: meetingsOf(own) });
  const windows = await windowObjects(db, { ...span, subjects: own });
  const revoked = await revokedObjects(db, { since: span.since, subjects: mine, before });
  return {
    touched: [...granted, ...windows.map((lost) => lost.object), ...said.given],
    lost: [...revoked, ...windows, ...said.taken],
    subjects: [...new Set([...subjects, ...mine])],
  };
}

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
