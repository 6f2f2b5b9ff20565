import type { Outcome, Who } from '../engine/types.ts';
import { listPage } from '../views/list.ts';
import { viewInstance } from '../views/instance.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { refuse } from './refuse.ts';
import { lineSeen, readAbout } from './read-about.ts';
import { viewsOf } from './views-of.ts';

/** Start, say, look at one, look at many. */
export function instanceHandlers(deps: Deps): Pick<Handlers, 'start' | 'send' | 'view' | 'list'> {
  const views = viewsOf(deps);

  return {
    start: async ({ body, who, key }) => afterwards(await deps.engine.start({ machine: body.machine, input: body.input, who, key }), who),

    send: async ({ params, body, who, key, ifMatch }) => {
      const { type, ...payload } = body;
      return afterwards(await deps.engine.send({ id: params.id, type, payload, who, key, ...(ifMatch === undefined ? {} : { ifMatch }) }), who);
    },

    view: async ({ params, who }) => {
      const instance = await viewInstance(views, who, params.id);
      if (!instance) return refuse('not-found');
      await deps.trail.read(who, readAbout([instance]));
      return instance;
    },

    list: async ({ query, who }) => {
      const page = await listPage(views, who, query);
      if (!page)
        return refuse('bad-request', [
          { path: 'after', text: { nl: 'Dit is geen vervolg van een eerdere pagina.', en: 'This does not continue an earlier page.' } },
        ]);
      const asked = { id: 'instances', detail: `${page.total} found`, results: page.total, shape: Object.keys(query).sort().join(' ') };
      const shown = [...new Map(page.rows.map((row) => [row.case ?? row.id, row])).values()];
      await deps.trail.read(who, [{ type: query.q ? 'search' : 'list', ...asked }, ...shown.map((row) => lineSeen(row, 'list'))]);
      return page;
    },
  };

  /** The instance after the command, as its sender may see it; the command itself may have taken it out of his sight. */
  async function afterwards(outcome: Outcome, who: Who) {
    if (!outcome.ok) return outcome;
    const instance = await viewInstance(views, who, outcome.id);
    return instance ?? { id: outcome.id, machine: outcome.machine, rev: outcome.rev, clock: outcome.clock, gone: true as const };
  }
}
