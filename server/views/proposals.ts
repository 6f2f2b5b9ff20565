import type { Instance, Row } from '../contract/shapes.ts';
import type { Looking, ViewDeps } from './deps.ts';
import { toRows } from './rows.ts';

const MOST = 50;

/**
 * What could still come on the agenda, as far as the viewer may see it: items of this series without a meeting, running cases of its theme whose review
 * falls before the day, and their actions that are late by then.
 */
export async function proposalsFor(deps: ViewDeps, look: Looking, meeting: Instance): Promise<Row[]> {
  const { series, theme, startsAt, order } = meeting.data as { series?: string; theme?: string; startsAt?: string | null; order?: string[] };
  if (!theme) return [];
  const day = (startsAt ?? look.now).slice(0, 10);
  const found = await deps.db
    .selectFrom('boards as b')
    .innerJoin('instances as i', 'i.id', 'b.id')
    .selectAll('b')
    .select('i.context')
    .where('b.running', '=', 1)
    .where((on) =>
      on.or([
        on.and([on('b.machine', '=', 'agendaItem'), on('b.meeting_id', 'is', null)]),
        on.and([on('b.machine', '=', 'case'), on('b.theme', '=', theme)]),
        on.and([on('b.machine', '=', 'action'), on('b.due_at', '<', `${day}T99`), on('b.case_id', 'is not', null)]),
      ]),
    )
    .where(deps.policy.filter(look.who, look.subjects, look.now))
    .orderBy('b.created_at')
    .limit(500)
    .execute();
  const cases = new Set(found.filter((row) => row.machine === 'case').map((row) => row.id));
  const fits = (row: (typeof found)[number]): boolean => {
    const context = JSON.parse(row.context);
    if (row.machine === 'agendaItem') return context.series === series && !(order ?? []).includes(row.id);
    if (row.machine === 'action') return cases.has(row.case_id ?? '') && row.meeting_id !== meeting.id;
    return typeof context.nextReview === 'string' && context.nextReview.slice(0, 10) <= day;
  };
  return toRows(deps, look, found.filter(fits).slice(0, MOST));
}
