import { AsyncLocalStorage } from 'node:async_hooks';
import type { Db, Tx } from '../../db/store.ts';
import type { Who } from '../engine/types.ts';
import type { Allowed, Policy } from './types.ts';

/** What was judged already in one look: by database handle, then by viewer. */
type Seen = { subjects?: Promise<string[]>; judged: Map<string, Promise<Allowed | undefined>> };
type Look = WeakMap<object, Map<string, Seen>>;

const present = new AsyncLocalStorage<Look>();

/**
 * Runs `work`, one reading, with one judgement: whatever its parts ask of the policy about the same object is asked of the database once, and all of them are
 * answered alike. Never around a write: what was judged before it would be remembered after it. Inside another look it joins that one.
 */
export const inOneLook = <T>(work: () => Promise<T>): Promise<T> => (present.getStore() ? work() : present.run(new WeakMap(), work));

/** The policy, with a memory as long as a look. Outside one it remembers nothing. */
export const oneLookPolicy = (policy: Policy): Policy => ({
  ...policy,

  subjects(db, who, now) {
    const seen = now === undefined ? undefined : seenBy(db, who);
    return seen ? (seen.subjects ??= policy.subjects(db, who, now)) : policy.subjects(db, who, now);
  },

  async visible(db, who, ids, now) {
    const seen = seenBy(db, who);
    if (!seen) return policy.visible(db, who, ids, now);
    const unknown = [...new Set(ids)].filter((id) => !seen.judged.has(id));
    if (unknown.length > 0) {
      const asked = (seen.subjects ??= policy.subjects(db, who, now)).then((subjects) => policy.visible(db, who, unknown, now, subjects));
      // Who else waits for it is told of a failure as well; this one alone must not stay unheard.
      asked.catch(() => {});
      for (const id of unknown)
        seen.judged.set(
          id,
          asked.then((found) => found.get(id)),
        );
      for (const id of unknown) seen.judged.get(id)!.catch(() => {});
    }
    const found = new Map<string, Allowed>();
    for (const id of ids) {
      const allowed = await seen.judged.get(id);
      if (allowed) found.set(id, allowed);
    }
    return found;
  },
});

function seenBy(db: Db | Tx, who: Who): Seen | undefined {
  const look = present.getStore();
  if (!look) return undefined;
  const byViewer = look.get(db) ?? new Map<string, Seen>();
  look.set(db, byViewer);
  const key = JSON.stringify([who.person, who.hat, who.org, who.roles, who.standsInFor ?? []]);
  const seen = byViewer.get(key) ?? { judged: new Map() };
  byViewer.set(key, seen);
  return seen;
}
