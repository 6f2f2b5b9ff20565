import type { TermEvent } from '../../machines/terms.ts';
import type { Who } from '../engine/types.ts';
import { viewInstance } from '../views/instance.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { refuse } from './refuse.ts';
import { viewsOf } from './views-of.ts';

type Asked = { params: { id: string; name: string }; body: Record<string, unknown>; who: Who; key: string; ifMatch?: number };

/** Terms that stand still, go on and last longer; answers with the instance as it is then. */
export function termHandlers(deps: Deps): Pick<Handlers, 'suspendTerm' | 'resumeTerm' | 'extendTerm'> {
  const views = viewsOf(deps);
  const say =
    (type: TermEvent) =>
    async ({ params, body, who, key, ifMatch }: Asked) => {
      const outcome = await deps.engine.term({
        id: params.id,
        timer: params.name,
        type,
        payload: body,
        who,
        key,
        ...(ifMatch === undefined ? {} : { ifMatch }),
      });
      if (!outcome.ok) return outcome;
      return (await viewInstance(views, who, outcome.id)) ?? refuse('not-found');
    };
  return { suspendTerm: say('TERM_SUSPENDED'), resumeTerm: say('TERM_RESUMED'), extendTerm: say('TERM_EXTENDED') };
}
