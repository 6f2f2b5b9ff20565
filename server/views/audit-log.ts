import { sql } from 'kysely';
import type { z } from 'zod';
import type { Db } from '../../db/store.ts';
import { tracks } from '../../machines/index.ts';
import { newestFirst, type StoredLine } from '../audit/questions.ts';
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
  const found = await newest(deps.db, asked);
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

/**
 * One more than a page, so that it shows whether there is a next. What a case is and what was done under it are asked apart: each has an index in the order of
 * the pages, and with an `or` between them all that there is of a case would be read and sorted for every page.
 */
async function newest(db: Db, { case: id, person, after, limit }: Asked): Promise<StoredLine[]> {
  let rows = db
    .selectFrom('audit')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('seq', 'desc')
    .limit(limit + 1);
  if (person) rows = rows.where('actor', '=', person);
  if (after !== undefined) {
    const last = await db.selectFrom('audit').select('at').where('seq', '=', after).executeTakeFirst();
    if (!last) return [];
    rows = rows.where(sql<boolean>`(at, seq) < (${last.at}, ${after})`);
  }
  if (!id) return rows.execute();
  const parts = await Promise.all([rows.where('case_id', '=', id).execute(), rows.where('object_id', '=', id).execute()]);
  const found = [...new Map(parts.flat().map((row) => [row.seq, row])).values()];
  return found.sort(newestFirst).slice(0, limit + 1);
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
