import type { Db, Tx } from '../../db/store.ts';
import { tracks } from '../../machines/index.ts';
import type { Resource } from '../../machines/resources.ts';
import { among } from '../../db/queries/among.ts';
import { OTHERS, waysIn, type Subject } from './compile.ts';
import { ownSubjects } from './content.ts';
import { consentIn, decide, holds, type Grant, type Viewing } from './decide.ts';
import { filterOf } from './filter.ts';
import { grantsOnAny, objectsOf } from './grants.ts';
import { meetingSubjectsOf } from './meeting-subjects.ts';
import { principalsOf } from './principals.ts';
import { handedOver, scopesOf, standInsOf, subjectFor } from './stand-in.ts';
import type { Who } from '../engine/types.ts';
import type { Allowed, Policy } from './types.ts';
import { visibleToEach } from './visible-to-each.ts';

const CHUNK = 500;
/** Of so many objects every row is read, together with what others ask; of more only those of the viewer. */
const FEW = 50;
/** A track that names no category is for the care team alone, as a signal is. */
const UNNAMED: Resource = 'r4';

/**
 * The policy over the access rows that commit writes. The pure decision is in decide.ts; `filter` says the same in SQL
 * (test/policy/policy.test.ts holds one against the other). `ownAccessOnly`: machines to which seeing the case gives nothing.
 */
export function createPolicy(given: { ownAccessOnly?: string[] } = {}): Policy {
  const subjectsOf: Subject[] = tracks.map(({ id, view }) => ({
    machine: id,
    resource: view.resource ?? UNNAMED,
    // Nothing of the directory hangs on a case; said here, lists need not look for it on every case of an organisation.
    ownAccessOnly: view.resource === 'r20' || (given.ownAccessOnly ? given.ownAccessOnly.includes(id) : view.ownAccessOnly === true),
  }));
  const others: Subject = { machine: OTHERS, resource: UNNAMED, ownAccessOnly: false };
  subjectsOf.push(others);
  const known = new Map(subjectsOf.map((subject) => [subject.machine, subject]));
  const compiled = new Map<string, ReturnType<typeof waysIn>>();
  const waysOf = (roles: Parameters<typeof principalsOf>[0]) => {
    const principals = principalsOf(roles);
    const key = principals.join();
    let ways = compiled.get(key);
    if (!ways) compiled.set(key, (ways = waysIn(principals, subjectsOf)));
    return ways;
  };

  const subjectOf = (machine: string): Subject => known.get(machine) ?? others;

  const policy: Policy = {
    async subjects(db, who, now) {
      const own = ownSubjects(who);
      if (own.length === 0) return [];
      const away = now === undefined ? [] : (who.standsInFor ?? []).filter((one) => one.until > now);
      const subjects = [...own, ...(await meetingSubjects(db, own[0], now)), ...away.map(subjectFor)];
      // At the table one sits for everything that is on it.
      for (const { person, scope } of away) if (scope === 'all') subjects.push(...(await meetingSubjects(db, `person:${person}`, now)));
      return subjects;
    },

    async visible(db, who, ids, now, subjects) {
      return decideAll(subjectOf, { db, who, ids }, { now, subjects: subjects ?? (await policy.subjects(db, who, now)) });
    },

    async visibleToEach(db, looks, now) {
      const plain = looks.filter(({ who }) => !who.standsInFor?.length);
      const found = await visibleToEach(db, plain, now, (machine) => known.get(machine) ?? others);
      const byLook = new Map(plain.map((look, at) => [look, found[at]]));
      return Promise.all(looks.map(async (look) => byLook.get(look) ?? policy.visible(db, look.who, [...look.ids], now)));
    },

    async before(db, who, ids, { now, subjects, since }) {
      return new Set((await decideAll(subjectOf, { db, who, ids }, { now, subjects, since })).keys());
    },

    async consents(db, who, cases, now) {
      const subjects = await policy.subjects(db, who, now);
      const held = new Set(subjects);
      const away = standInsOf(subjects);
      const asking = [...subjects, ...away.map(({ person }) => `person:${person}`)];
      const grants = subjects.length ? await grantsOn(db, cases, asking) : new Map<string, Grant[]>();
      const scopes = away.length ? await scopesOf(db, cases) : null;
      return new Map(
        cases.map((id) => {
          const near = grants.get(id) ?? [];
          const scope = scopes?.get(id);
          const rows = [...near, ...(scope ? handedOver(away, scope, near) : [])].filter((grant) => holds(grant, held, now));
          return [id, (content) => consentIn(rows, content)];
        }),
      );
    },

    filter: (who, subjects, now) => filterOf(subjects, { ...waysOf(who.roles), known: [...known.keys()] }, now),
  };
  return policy;
}

const meetingSubjects = async (db: Db | Tx, person: string, now: string | undefined): Promise<string[]> => [
  ...((await meetingSubjectsOf(db, [person], now)).get(person) ?? []),
];

/** With `since`, as it stood at that clock: rows that were taken away later count as if they still held. */
async function decideAll(
  subjectOf: (machine: string) => Subject,
  { db, who, ids }: { db: Db | Tx; who: Who; ids: string[] },
  asked: { now: string; subjects: string[]; since?: number },
): Promise<Map<string, Allowed>> {
  const found = new Map<string, Allowed>();
  const { now, subjects, since } = asked;
  if (subjects.length === 0) return found;
  const away = standInsOf(subjects);
  const asking = [...subjects, ...away.map(({ person }) => `person:${person}`)];
  const viewing: Viewing = { subjects: new Set(subjects), principals: principalsOf(who.roles), now };
  for (const part of chunks([...new Set(ids)])) {
    const objects = await objectsOf(db, part);
    const grants = await grantsOn(
      db,
      objects.flatMap((object) => [object.id, object.case_id ?? object.id]),
      asking,
      since,
    );
    const scopes = away.length
      ? await scopesOf(
          db,
          objects.map((object) => object.id),
        )
      : null;
    for (const object of objects) {
      const subject = subjectOf(object.machine);
      const near = [...(grants.get(object.id) ?? []), ...(object.case_id && object.case_id !== object.id ? (grants.get(object.case_id) ?? []) : [])];
      const handed = scopes ? handedOver(away, scopes.get(object.id)!, near) : [];
      const why = decide([...near, ...handed], viewing, { id: object.id, caseId: object.case_id, ...subject });
      const stoodIn = away.filter((one) => handed.some((grant) => grant.subject === subjectFor(one))).map((one) => one.absence);
      if (why) found.set(object.id, stoodIn.length ? { ...why, by: [...why.by, ...stoodIn] } : why);
    }
  }
  return found;
}

async function grantsOn(db: Db | Tx, objects: string[], subjects: string[], since?: number): Promise<Map<string, Grant[]>> {
  const byObject = new Map<string, Grant[]>();
  if (objects.length === 0) return byObject;
  const asked = [...new Set(objects)];
  for (const stored of since === undefined && asked.length <= FEW ? await grantsOnAny(db, asked) : await grantsFor(db, asked, subjects)) {
    const row = since === undefined ? stored : asItStood(stored, since);
    const list = byObject.get(row.object_id);
    if (list) list.push(row);
    else byObject.set(row.object_id, [row]);
  }
  return byObject;
}

const grantsFor = (db: Db | Tx, objects: string[], subjects: string[]): Promise<Grant[]> =>
  db
    .selectFrom('access')
    .select(['granted_by', 'object_id', 'subject', 'kind', 'from_at', 'until_at', 'revoked_clock'])
    .where('object_id', 'in', among(db, objects))
    .where('subject', 'in', among(db, subjects))
    .execute();

/** A window that moved left no trace of where it was, so for what was seen before, windows count as open. */
function asItStood(row: Grant, since: number): Grant {
  const revoked_clock = (row.revoked_clock ?? 0) > since ? null : row.revoked_clock;
  return { ...row, revoked_clock, from_at: null, until_at: null };
}

function* chunks(ids: string[]): Generator<string[]> {
  for (let at = 0; at < ids.length; at += CHUNK) yield ids.slice(at, at + CHUNK);
}
