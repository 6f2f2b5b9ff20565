import { dayInAmsterdam } from '../../machines/calendar.ts';
import { CARD_FIELDS } from '../../machines/dementia/card.ts';
import type { Who } from '../engine/types.ts';
import { carePlanPaper } from '../outbound/care-plan-paper.ts';
import { findClient } from '../views/clients.ts';
import { viewInstance } from '../views/instance.ts';
import { dementiaHandoverOf } from '../waiting-list/handover.ts';
import { loadInForce } from '../waiting-list/load-rules.ts';
import { waitingCsv } from '../waiting-list/waiting-csv.ts';
import { quarterOf, waitingList, WAITING_FIELDS } from '../waiting-list/waiting-list.ts';
import { boardOf } from './board.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { lineSeen } from './read-about.ts';
import { refuse } from './refuse.ts';
import { viewsOf } from './views-of.ts';

type Ours = 'dementiaBoard' | 'dementiaLoad' | 'waitingList' | 'waitingListCsv' | 'dementiaHandover' | 'carePlanPaper';

/** The dementia case manager's board, waiting list and handover list. */
export function dementiaHandlers(deps: Deps): Pick<Handlers, Ours> {
  const now = () => deps.clock.now().toISOString();

  /** Also tracks that are over: who was helped this quarter has waited in it. */
  async function listOf(who: Who, quarter: string | undefined) {
    const { lines } = await boardOf(deps, who, { machine: 'dementia', fields: WAITING_FIELDS, ended: true });
    const today = dayInAmsterdam(now());
    return waitingList(lines, quarter ?? quarterOf(today), today);
  }

  return {
    dementiaBoard: ({ who }) => boardOf(deps, who, { machine: 'dementia', fields: CARD_FIELDS, without: ['closed'] }),

    dementiaLoad: ({ who }) => loadInForce(deps.store.db, who.org, now()),

    waitingList: ({ who, query }) => listOf(who, query.quarter),

    waitingListCsv: async ({ who, query }) => {
      const list = await listOf(who, query.quarter);
      const orgs = await deps.store.db.selectFrom('organisations').select(['id', 'name']).execute();
      const names = new Map(orgs.map(({ id, name }) => [id, name]));
      await deps.trail.note({
        actor: who.person,
        hat: who.hat,
        action: 'export',
        object_type: 'waiting-list',
        object_id: list.quarter,
        detail: 'csv',
        outcome: 0,
        results: list.lines.length,
      });
      return { type: 'text/csv; charset=utf-8', body: waitingCsv(list, (id) => names.get(id) ?? ''), name: `wachttijden-${list.quarter}.csv` };
    },

    carePlanPaper: async ({ who, params }) => {
      const views = viewsOf(deps);
      const track = await viewInstance(views, who, params.id);
      // Without the right to the plan, or before there is one, there is no paper.
      if (!track || track.machine !== 'dementia' || !track.data.plan) return refuse('not-found');
      const card = track.row.client ? await findClient(views, who, track.row.client) : null;
      await deps.trail.read(who, [{ type: 'dementia', id: track.id, ...(track.row.case ? { caseId: track.row.case } : {}), detail: 'paper' }]);
      const body = await carePlanPaper(deps.store.db, track, card?.name ?? '', who.org, deps.clock.now());
      return { type: 'application/pdf', body, name: 'zorgleefplan.pdf' };
    },

    dementiaHandover: async ({ who, params }) => {
      const list = await dementiaHandoverOf(viewsOf(deps), who, params.id);
      if (!list) return refuse('not-found');
      const rows = list.lines.map(({ line }) => line.row);
      await deps.trail.read(who, [
        { type: 'absence', id: params.id, detail: `${rows.length} dementia`, results: rows.length },
        ...rows.map((row) => ({ type: row.machine, id: row.id, caseId: row.case, version: row.rev })),
        ...rows.map((row) => lineSeen(row, 'list')),
      ]);
      return list;
    },
  };
}
