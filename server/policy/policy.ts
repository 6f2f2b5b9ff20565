import type { Db, Tx } from '../../db/store.ts';
import { tracks } from '../../machines/index.ts';
import { ownSubjects } from './content.ts';
import { decide, KINDS, type Grant } from './decide.ts';
import type { Allowed, Policy } from './types.ts';

const CHUNK = 500;

/**
 * The policy over the access rows that commit writes. The pure decision is in decide.ts; `filter` says the same in SQL
 * (test/policy/policy.test.ts holds one against the other). `ownAccessOnly`: machines to which seeing the case gives nothing.
 */
export function createPolicy(given: { ownAccessOnly?: string[] } = {}): Policy {
  const closed = given.ownAccessOnly ?? tracks.filter((track) => track.view.ownAccessOnly).map((track) => track.id);
  const isClosed = new Set(closed);

  const policy: Policy = {
    async subjects(db, who, now) {
      const own = ownSubjects(who);
      return own.length ? [...own, ...(await meetingSubjects(db, own[0], now))] : [];
    },

    async visible(db, who, ids, now) {
      const found = new Map<string, Allowed>();
      const subjects = await policy.subjects(db, who, now);
      if (subjects.length === 0) return found;
      const known = new Set(subjects);
      for (const part of chunks([...new Set(ids)])) {
        const objects = await db.selectFrom('boards').select(['id', 'case_id', 'machine']).where('id', 'in', part).execute();
        const grants = await grantsOn(
          db,
          objects.flatMap((object) => [object.id, object.case_id ?? object.id]),
          subjects,
        );
        for (const object of objects) {
          const near = [...(grants.get(object.id) ?? []), ...(object.case_id && object.case_id !== object.id ? (grants.get(object.case_id) ?? []) : [])];
          const why = decide(near, known, now, { id: object.id, caseId: object.case_id, ownAccessOnly: isClosed.has(object.machine) });
          if (why) found.set(object.id, why);
        }
      }
      return found;
    },

    filter(_who, subjects, now) {
      return (eb) => {
        if (subjects.length === 0) return eb(eb.val(0), '=', eb.val(1));
        const held = (query: any) =>
          query
            .where('a.subject', 'in', subjects)
            .where('a.kind', 'in', KINDS)
            .where('a.revoked_clock', 'is', null)
            .where((on: any) => on.or([on('a.from_at', 'is', null), on('a.from_at', '<=', now)]))
            .where((on: any) => on.or([on('a.until_at', 'is', null), on('a.until_at', '>', now)]));
        const direct = held(eb.selectFrom('access as a').select('a.object_id'));
        let byCase = held(eb.selectFrom('access as a').innerJoin('boards as o', 'o.case_id', 'a.object_id').select('o.id'));
        if (closed.length) byCase = byCase.where('o.machine', 'not in', closed);
        // One list of ids that starts from the viewer's own rows: its cost follows what he may see, not how much there is.
        return eb('b.id', 'in', direct.union(byCase));
      };
    },
  };
  return policy;
}

/**
 * Meetings at which the viewer sits, from their own access rows: `meeting:<id>`, and `meeting:<id>:lead` for who leads one.
 * Without `now` only rows without a window count: too little rather than too much.
 */
async function meetingSubjects(db: Db | Tx, personSubject: string, now: string | undefined): Promise<string[]> {
  const rows = await db
    .selectFrom('access as a')
    .innerJoin('boards as b', 'b.id', 'a.object_id')
    .select(['a.object_id', 'a.subject', 'a.kind', 'a.from_at', 'a.until_at', 'a.revoked_clock'])
    .where('a.subject', '=', personSubject)
    .where('a.kind', 'in', ['participant', 'lead'])
    .where('b.machine', '=', 'meeting')
    .whereRef('a.granted_by', '=', 'a.object_id')
    .where('a.revoked_clock', 'is', null)
    .execute();
  const subjects = new Set<string>();
  for (const row of rows) {
    if (now === undefined && (row.from_at !== null || row.until_at !== null)) continue;
    if (now !== undefined && ((row.from_at !== null && row.from_at > now) || (row.until_at !== null && row.until_at <= now))) continue;
    subjects.add(`meeting:${row.object_id}`);
    if (row.kind === 'lead') subjects.add(`meeting:${row.object_id}:lead`);
  }
  return [...subjects];
}

async function grantsOn(db: Db | Tx, objects: string[], subjects: string[]): Promise<Map<string, Grant[]>> {
  const byObject = new Map<string, Grant[]>();
  if (objects.length === 0) return byObject;
  const rows = await db
    .selectFrom('access')
    .select(['granted_by', 'object_id', 'subject', 'kind', 'from_at', 'until_at', 'revoked_clock'])
    .where('object_id', 'in', [...new Set(objects)])
    .where('subject', 'in', subjects)
    .execute();
  for (const row of rows) {
    const list = byObject.get(row.object_id);
    if (list) list.push(row);
    else byObject.set(row.object_id, [row]);
  }
  return byObject;
}

function* chunks(ids: string[]): Generator<string[]> {
  for (let at = 0; at < ids.length; at += CHUNK) yield ids.slice(at, at + CHUNK);
}
