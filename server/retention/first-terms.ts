import type { Store } from '../../db/store.ts';

/**
 * The terms of TRUST.md D.3 as dated settings: a law's term, which law goes with which kind of organisation and which track, and which kinds may keep a BSN.
 * Whoever runs Mekoar sets other ones from a date on; nothing of this stands in code.
 */
const FIRST: Record<string, unknown> = {
  'retention.law.wgbo': { years: 20, law: 'WGBO, art. 7:454 BW' },
  'retention.law.jeugdwet': { years: 20, law: 'Jeugdwet, art. 7.3.8' },
  'retention.law.wmo': { years: 15, law: 'Wmo 2015, art. 5.3.4' },
  'retention.law.shared': { years: 2, law: 'Convenant wijknetwerk' },
  'retention.law.signal': { years: 1, law: 'Convenant wijknetwerk' },
  'retention.law.audit': { years: 5, law: 'NEN 7513' },
  'retention.kinds': {
    practice: 'wgbo',
    'gp-practice': 'wgbo',
    'home-care': 'wgbo',
    dementia: 'wgbo',
    'nursing-home': 'wgbo',
    'crisis-service': 'wgbo',
    provider: 'wgbo',
    team: 'wmo',
    welfare: 'shared',
    municipality: 'wmo',
  },
  'retention.machines': { ojg: 'jeugdwet', ggz: 'wgbo', dementia: 'wgbo', meldcode: 'jeugdwet', referral: 'wgbo' },
  'retention.proposeDays': 90,
  'bsn.kinds': ['practice', 'gp-practice', 'home-care', 'dementia', 'nursing-home', 'crisis-service', 'provider', 'team', 'municipality'],
  'keys.renewAfterDays': null,
};

const SINCE = '2020-01-01T00:00:00.000Z';

/** Writes the first terms into a database that has none of that name; what somebody set stays. Safe to run twice and from two processes. */
export async function firstTerms(store: Store): Promise<void> {
  const there = await store.db.selectFrom('settings').select('name').where('name', 'in', Object.keys(FIRST)).where('org_id', '=', '*').execute();
  const known = new Set(there.map((row) => row.name));
  const rows = Object.entries(FIRST)
    .filter(([name]) => !known.has(name))
    .map(([name, value]) => ({ name, value: JSON.stringify(value), valid_from: SINCE, org_id: '*' }));
  if (rows.length === 0) return;
  await store.write((tx) =>
    tx
      .insertInto('settings')
      .values(rows)
      .onConflict((on) => on.columns(['name', 'org_id', 'valid_from']).doNothing())
      .execute(),
  );
}
