import { addMonths, dayInAmsterdam } from '../../machines/calendar.ts';
import { ownSporen, ownSteps } from '../sporen/own-sporen.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { refuse } from './refuse.ts';
import { viewsOf } from './views-of.ts';

const MONTHS = 12;
const backwards = refuse('bad-input', [{ path: 'until', text: { nl: 'Dit ligt voor het begin.', en: 'This lies before the beginning.' } }]);

/** Steps up and down the three sporen; without days the last year. */
export function sporenHandlers(deps: Deps): Pick<Handlers, 'sporen' | 'sporenSteps'> {
  const views = viewsOf(deps);
  const period = <T extends { from?: string; until?: string }>(query: T) => {
    const until = query.until ?? dayInAmsterdam(deps.clock.now().toISOString());
    return { ...query, from: query.from ?? addMonths(until, -MONTHS), until };
  };
  return {
    sporen: async ({ query, who }) => {
      const asked = period(query);
      if (asked.from > asked.until) return backwards;
      const found = await ownSporen(views, who, asked);
      await deps.trail.read(who, [{ type: 'sporen', id: 'own', results: found.cases }]);
      return found;
    },
    sporenSteps: async ({ query, who }) => {
      const asked = period(query);
      if (asked.from > asked.until) return backwards;
      const rows = await ownSteps(views, who, asked);
      await deps.trail.read(who, [
        { type: 'sporen', id: asked.step, results: rows.length },
        ...rows.map(({ row }) => ({ type: 'case', id: row.id, caseId: row.id, beside: 'list' as const })),
      ]);
      return { rows };
    },
  };
}
