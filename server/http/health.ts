import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { openApiDocument } from './openapi.ts';
import { refuse } from './refuse.ts';

/** Alive, ready, and what can be asked. */
export function healthHandlers(deps: Deps): Pick<Handlers, 'healthz' | 'readyz' | 'openapi'> {
  let document: Record<string, unknown> | undefined;
  return {
    healthz: async () => ({ ok: true }),
    readyz: async () => {
      try {
        await deps.store.db.selectFrom('clock').select('value').where('id', '=', 1).executeTakeFirstOrThrow();
        return { ok: true };
      } catch (err) {
        deps.log.error({ err }, 'the database does not answer');
        return refuse('unavailable');
      }
    },
    openapi: async () => (document ??= openApiDocument()),
  };
}
