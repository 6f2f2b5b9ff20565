import type { FigurePage } from '../contract/figures-shapes.ts';
import type { Who } from '../engine/types.ts';
import { audienceOf, type Audience } from '../figures/audience.ts';
import { createCounting } from '../figures/counting.ts';
import { enterFigure, entriesOf, practicesOf } from '../figures/entries.ts';
import { figuresCsv } from '../figures/figures-csv.ts';
import type { Group } from '../figures/figures.ts';
import { casesBehind, ownPage } from '../figures/own-page.ts';
import { publishedPage } from '../figures/published-page.ts';
import type { UnitKind } from '../figures/table.ts';
import { THEME_NAMES } from '../figures/theme-names.ts';
import { rowsFor } from '../views/rows.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { refuse } from './refuse.ts';
import { viewsOf } from './views-of.ts';
import { writeOnce } from './write-once.ts';

type Ids = 'figures' | 'figuresCsv' | 'ownFigures' | 'figureCases' | 'figureEntries' | 'enterFigure';
const MOST_CASES = 200;
const MOST_DAYS = 1100;
const DAY_MS = 86_400_000;

/** The figures over HTTP; what leaves is decided in server/figures. */
export function figureHandlers(deps: Deps): Pick<Handlers, Ids> {
  const { db } = deps.store;
  const counting = createCounting(deps);
  const now = () => deps.clock.now().toISOString();
  const own = () => ({ db, policy: deps.policy, counting, now: now() });
  const may = async (who: Who, audience: Audience) => ({ hasOwn: audience.own, hasPublished: true, mayEnter: (await practicesOf(db, who)).length > 0 });

  async function published(who: Who, query: { group: Group; unit: UnitKind | 'all' }): Promise<FigurePage | null> {
    const audience = audienceOf(who);
    if (!audience) return null;
    const page = await publishedPage({ store: deps.store, counting }, { audience, ...query, now: now() });
    return { ...page, ...(await may(who, audience)) };
  }
  const seen = (who: Who, detail: string) => deps.trail.read(who, [{ type: 'figures', id: detail }]);

  return {
    figures: async ({ query, who }) => {
      const page = await published(who, query);
      if (!page) return refuse('not-yours');
      await seen(who, `${query.group} ${query.unit}`);
      return page;
    },

    figuresCsv: async ({ query, who }) => {
      const page = await published(who, query);
      if (!page) return refuse('not-yours');
      const names = new Map((await db.selectFrom('organisations').select(['id', 'name']).execute()).map(({ id, name }) => [id, name]));
      await seen(who, `${query.group} ${query.unit} csv`);
      return { type: 'text/csv; charset=utf-8', body: figuresCsv(page, (unit) => nameOf(unit, names), 'nl'), name: `cijfers-${query.group}.csv` };
    },

    ownFigures: async ({ query, who }) => {
      const audience = audienceOf(who);
      if (!audience?.own) return refuse('not-yours');
      if (!isSpan(query)) return noSpan();
      const page = await ownPage(own(), who, query);
      await seen(who, `${query.group} own`);
      return { ...page, ...(await may(who, audience)) };
    },

    figureCases: async ({ query, who }) => {
      if (!audienceOf(who)?.own) return refuse('not-yours');
      if (!isSpan(query)) return noSpan();
      const cases = await casesBehind(own(), who, query);
      if (!cases) return refuse('not-found');
      const ids = [...new Set(cases.map(({ id }) => id))].slice(0, MOST_CASES);
      const rows = new Map((await rowsFor(viewsOf(deps), who, ids)).map((row) => [row.id, row]));
      await deps.trail.read(who, [
        { type: 'list', id: 'figures', results: rows.size, shape: `${query.figure} ${query.line}` },
        ...[...rows.values()].map((row) => ({ type: row.machine, id: row.id, caseId: row.case, beside: 'list' as const })),
      ]);
      const shown = cases.flatMap(({ id, on, counts, measured }) => {
        const row = rows.get(id);
        return row ? [{ ...row, on, counts, measured }] : [];
      });
      return { rows: shown.slice(0, MOST_CASES), total: cases.length };
    },

    figureEntries: async ({ who }) => {
      const audience = audienceOf(who);
      if (!audience) return refuse('not-yours');
      const rows = await entriesOf(db);
      const practices = await practicesOf(db, who);
      return { rows: audience.org ? rows.filter(({ org }) => org === audience.org) : rows, practices };
    },

    enterFigure: ({ body, who, key }) =>
      writeOnce(deps, { who, key, action: 'figure-entry', type: 'organisation', body, detail: body.kind }, (tx, at) =>
        enterFigure(tx, deps.ids, { who, asked: body, at }),
      ),
  };
}

const isSpan = ({ from, until }: { from: string; until: string }) => from <= until && Date.parse(until) - Date.parse(from) <= MOST_DAYS * DAY_MS;

const noSpan = () => ({
  ...refuse('bad-input'),
  errors: [
    {
      path: 'until',
      text: { nl: 'Kies een einde na het begin, hoogstens drie jaar later.', en: 'Choose an end after the beginning, three years later at most.' },
    },
  ],
});

function nameOf(unit: string, names: ReadonlyMap<string, string>): string {
  const [kind, id] = [unit.slice(0, unit.indexOf(':')), unit.slice(unit.indexOf(':') + 1)];
  if (unit === 'all') return 'alle';
  if (id === '-') return { practice: 'zonder praktijk', team: 'zonder team', theme: 'zonder thema' }[kind] ?? '';
  return kind === 'theme' ? (THEME_NAMES[id]?.nl ?? id) : (names.get(id) ?? '');
}
