import { trackById } from '../../machines/index.ts';
import { diagramSvg } from '../diagram/diagram.ts';
import { rowsFor } from '../views/rows.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { refuse } from './refuse.ts';
import { viewsOf } from './views-of.ts';

/** What leaves as a file: the chart of a machine, an invitation, a letter. */
export function paperHandlers(deps: Deps): Pick<Handlers, 'diagram' | 'calendar' | 'letterPdf'> {
  const views = viewsOf(deps);
  return {
    diagram: async ({ params, query, session, who }) => {
      const [row] = await rowsFor(views, who, [params.id]);
      const track = row && trackById(row.machine);
      if (!track) return refuse('not-found');
      const { svg } = await diagramSvg(track, row.state, query.locale ?? session.person.locale);
      return { type: 'image/svg+xml', body: svg };
    },
    calendar: async () => refuse('unavailable'),
    letterPdf: async () => refuse('unavailable'),
  };
}
