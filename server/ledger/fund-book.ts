import type { Db, Tx } from '../../db/store.ts';
import { dayInAmsterdam } from '../../machines/calendar.ts';
import type { FundOf } from './judge-claims.ts';
import { EXAMPLES, FUNDING, JOINED, joined, ruleSet, type Joined, type RuleSet } from './rule-sets.ts';

type Dated<T> = { from: string; value: T };

/** The rules of the funds and who takes part in which, by date. What a setting says wrongly is passed over, so that no list is judged by half a rule. */
export async function loadFundBook(db: Db | Tx): Promise<FundOf> {
  const rows = await db.selectFrom('settings').selectAll().where('name', 'like', `${FUNDING}%`).orderBy('valid_from', 'desc').execute();
  const sets = new Map<string, Dated<RuleSet>[]>();
  const joins = new Map<string, Dated<Joined[]>[]>();
  for (const row of rows) {
    const from = dayInAmsterdam(row.valid_from);
    if (row.name === JOINED) {
      const said = joined.safeParse(JSON.parse(row.value));
      if (said.success) joins.set(row.org_id, [...(joins.get(row.org_id) ?? []), { from, value: said.data.sets }]);
      continue;
    }
    const name = row.name.slice(FUNDING.length);
    const said = ruleSet.safeParse(JSON.parse(row.value));
    if (said.success && row.org_id === '*') sets.set(name, [...(sets.get(name) ?? []), { from, value: said.data }]);
  }
  return (org, kind, on) => {
    for (const one of at(joins.get(org), on) ?? at(joins.get('*'), on) ?? []) {
      const set = at(sets.get(one.name), on) ?? EXAMPLES[one.name];
      const rule = set?.rules.find((line) => line.kind === kind);
      if (rule && (!one.kinds || one.kinds.includes(kind))) return { name: one.name, set, rule, joined: one };
    }
    return null;
  };
}

/** The newest that is not after the day. */
const at = <T>(rows: Dated<T>[] | undefined, on: string): T | undefined => rows?.find((row) => row.from <= on)?.value;
