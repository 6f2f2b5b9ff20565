import { trackById } from '../../machines/index.ts';
import { diagramSvg } from '../diagram/diagram.ts';
import type { Who } from '../engine/types.ts';
import { agendaPaper, calendarPaper, letterPaper, minutesPaper, type Paper, type PaperDeps } from '../outbound/papers.ts';
import { rowsFor } from '../views/rows.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { refuse } from './refuse.ts';
import { viewsOf } from './views-of.ts';

/** What leaves as a file: the chart of a machine, an invitation, an agenda, minutes, a letter. What was taken along is noted before it is sent. */
export function paperHandlers(deps: Deps): Pick<Handlers, 'diagram' | 'calendar' | 'agendaPdf' | 'minutesPdf' | 'letterPdf'> {
  const views = viewsOf(deps);
  const paper =
    (make: (given: PaperDeps, who: Who, id: string) => Promise<Paper | null>) =>
    async ({ params, who }: { params: { id: string }; who: Who }) => {
      const made = await make(views, who, params.id);
      if (!made) return refuse('not-found');
      // Every time, not once a quarter of an hour: a copy on paper is out of our hands.
      await Promise.all(
        made.seen.map(({ type, id, caseId, detail }) =>
          deps.trail.note({
            actor: who.person,
            hat: who.hat,
            action: 'export',
            object_type: type,
            object_id: id,
            case_id: caseId,
            outcome: 0,
            detail: detail ?? null,
          }),
        ),
      );
      return made.file;
    };
  return {
    diagram: async ({ params, query, session, who }) => {
      const [row] = await rowsFor(views, who, [params.id]);
      const track = row && trackById(row.machine);
      if (!track) return refuse('not-found');
      await deps.trail.read(who, [{ type: row.machine, id: row.id, caseId: row.case, detail: 'diagram' }]);
      const { svg } = await diagramSvg(track, row.state, query.lang ?? query.locale ?? session.person.locale);
      return { type: 'image/svg+xml', body: svg };
    },
    calendar: paper(calendarPaper),
    agendaPdf: paper(agendaPaper),
    minutesPdf: paper(minutesPaper),
    letterPdf: paper(letterPaper),
  };
}
