import { z } from 'zod';
import type { Db } from '../../db/store.ts';
import { loadRules, usualLoad } from '../../machines/dementia/load.ts';
import type { DementiaLoad } from '../contract/dementia.ts';

const RULES = 'caseload.dementia.rules';
const FTE = 'caseload.dementia.fte';
const hours = z.record(z.string(), z.number().positive().max(2));

/**
 * By what caseloads are weighed at this moment: the dated settings of this organisation, else those of all, else the start values. A setting that is not
 * made well is passed over, so that a slip of the pen leaves the board standing.
 */
export async function loadInForce(db: Db, org: string | null | undefined, now: string): Promise<DementiaLoad> {
  const stored = await db
    .selectFrom('settings')
    .selectAll()
    .where('name', 'in', [RULES, FTE])
    .where('org_id', 'in', org ? ['*', org] : ['*'])
    .where('valid_from', '<=', now)
    .orderBy('valid_from', 'desc')
    .execute();
  const rows = stored.toSorted((one, other) => Number(one.org_id === '*') - Number(other.org_id === '*'));
  const inForce = <T>(name: string, schema: z.ZodType<T>) => {
    for (const row of rows.filter((one) => one.name === name)) {
      const read = schema.safeParse(JSON.parse(row.value));
      if (read.success) return { value: read.data, since: row.valid_from };
    }
    return null;
  };
  const rules = inForce(RULES, loadRules);
  return { rules: rules?.value ?? usualLoad, since: rules?.since ?? null, fte: inForce(FTE, hours)?.value ?? {} };
}
