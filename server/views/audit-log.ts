import type { z } from 'zod';
import { tracks } from '../../machines/index.ts';
import type { auditLine } from '../contract/work.ts';
import type { Who } from '../engine/types.ts';
import { looking, type ViewDeps } from './deps.ts';

type Asked = { case?: string; person?: string; after?: number; limit: number };

/**
 * Who saw or did what, newest first. The privacy officer reads all of it; the care team and owner read that of their own case; everybody reads what he did
 * himself. Null when it is not his to read.
 */
export async function auditLog(deps: ViewDeps, who: Who, asked: Asked): Promise<{ rows: z.output<typeof auditLine>[]; after: number | null } | null> {
  if (!(await mayRead(deps, who, asked))) return null;
  let query = deps.db.selectFrom('audit').selectAll();
  if (asked.case) query = query.where((on) => on.or([on('case_id', '=', asked.case!), on('object_id', '=', asked.case!)]));
  if (asked.person) query = query.where('actor', '=', asked.person);
  if (asked.after !== undefined) query = query.where('seq', '<', asked.after);
  const found = await query
    .orderBy('seq', 'desc')
    .limit(asked.limit + 1)
    .execute();
  const shown = found.slice(0, asked.limit);
  const kept = await withoutClosed(deps, who, shown);
  return {
    rows: kept.map((row) => ({
      at: row.at,
      actor: row.actor,
      hat: row.hat,
      action: row.action,
      object: row.object_type,
      id: row.object_id,
      case: row.case_id,
      outcome: row.outcome,
      detail: row.detail,
    })),
    after: found.length > asked.limit ? shown[shown.length - 1].seq : null,
  };
}

async function mayRead(deps: ViewDeps, who: Who, asked: Asked): Promise<boolean> {
  if (who.roles.includes('PRIVACY_OFFICER')) return true;
  if (!asked.case) return asked.person === who.person;
  const look = await looking(deps, who);
  const kinds = (await deps.policy.visible(deps.db, who, [asked.case], look.now)).get(asked.case)?.kinds ?? [];
  return kinds.some((kind) => kind === 'team' || kind === 'owner');
}

const CLOSED = new Set(tracks.filter((track) => track.view.ownAccessOnly).map((track) => track.id));

/** A track that only those involved may see (a reporting code) leaves no trace for the rest of the care team; the privacy officer reads all. */
async function withoutClosed<R extends { object_type: string; object_id: string | null }>(deps: ViewDeps, who: Who, rows: R[]): Promise<R[]> {
  const closed = rows.filter((row) => CLOSED.has(row.object_type));
  if (closed.length === 0 || who.roles.includes('PRIVACY_OFFICER')) return rows;
  const look = await looking(deps, who);
  const ids = closed.flatMap((row) => row.object_id ?? []);
  const visible = await deps.policy.visible(deps.db, who, ids, look.now);
  return rows.filter((row) => !CLOSED.has(row.object_type) || (row.object_id !== null && visible.has(row.object_id)));
}
