import type { ViewDeps } from '../views/deps.ts';
import type { Deps } from './deps.ts';

/** The part of the dependencies with which views read. */
export function viewsOf(deps: Deps): ViewDeps & { online: Deps['online'] } {
  const { engine, policy, clock, keys, online } = deps;
  return { db: deps.store.db, engine, policy, clock, keys, online: (room) => online(room) };
}
