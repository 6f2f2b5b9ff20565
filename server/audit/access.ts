import { AsyncLocalStorage } from 'node:async_hooks';
import type { Who } from '../engine/types.ts';
import type { Allowed, Policy } from '../policy/types.ts';

/** Why somebody may see something, as far as the log says it. */
export type Why = Pick<Allowed, 'rule' | 'by' | 'emergency'>;
/** One access: a request or a look through a socket. What the log says of every row that comes of it, and whether its own row has been written. */
export type Access = {
  trace: string;
  route: string;
  /** keyed hashes of the caller's address and session */
  point: string | null;
  session: string | null;
  name: string | null;
  /** what the policy answered on the way, by person and id of the object */
  allowed: Map<string, Why>;
  noted: boolean;
  /** who it turned out to be; null while nobody is known */
  who: Who | null;
};

const present = new AsyncLocalStorage<Access>();

/** Runs `work` as this access; rows of the log that are written meanwhile name it. */
export const withAccess = <T>(access: Access, work: () => Promise<T>): Promise<T> => present.run(access, work);

/** The access under way, if any. */
export const currentAccess = (): Access | undefined => present.getStore();

/** Keeps why this person may see these objects, for the rows that tell it. */
export function rememberWhy(access: Access, who: Who, found: ReadonlyMap<string, Why>): void {
  for (const [id, why] of found) access.allowed.set(`${who.person} ${id}`, why);
}

/** A policy whose answers the access under way remembers. */
export const rememberingPolicy = (policy: Policy): Policy => ({
  ...policy,
  async visible(db, who, ids, now) {
    const found = await policy.visible(db, who, ids, now);
    const access = currentAccess();
    if (access) rememberWhy(access, who, found);
    return found;
  },
});

/** Takes the place of the access's own row: null for the first row of an access, else how it came along. */
export function viaOf(access: Access | undefined, beside: 'with' | 'list' | 'socket' = 'with'): string | null {
  if (!access) return null;
  const via = access.noted ? beside : null;
  access.noted = true;
  return via;
}
