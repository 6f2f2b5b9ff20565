import type { Db, Tx } from '../../db/store.ts';
import type { LetterKind } from '../outbound/letters/content.ts';
import { USUAL, type Blocks } from './blocks.ts';

export type InForce = { id: string | null; version: number; validFrom: string | null; blocks: Blocks };

/** The words of this organisation on this day: the newest version of those that have begun last; without one, those that everybody begins with (version 0). */
export async function templateInForce(db: Db | Tx, { org, kind, day }: { org: string | null; kind: LetterKind; day: string }): Promise<InForce> {
  const row = org
    ? await db
        .selectFrom('letter_templates')
        .selectAll()
        .where('org_id', '=', org)
        .where('kind', '=', kind)
        .where('valid_from', '<=', day)
        .orderBy('valid_from', 'desc')
        .orderBy('version', 'desc')
        .limit(1)
        .executeTakeFirst()
    : undefined;
  if (!row) return { id: null, version: 0, validFrom: null, blocks: USUAL[kind] };
  return { id: row.id, version: row.version, validFrom: row.valid_from, blocks: { ...USUAL[kind], ...(JSON.parse(row.blocks) as Partial<Blocks>) } };
}
