import { disclose, type Cell, type Line } from '../figures/disclose.ts';
import type { Listed } from './list-entries.ts';

const ALL = '*';
const HOUR = 60;
export type HoursTable = (org: string | null, payer: string | null) => { minutes: number | null; occasions: number | null; patients: number | null };

/**
 * Hours of a whole quarter for who sees numbers only (BR-28): organisations against payers with their totals, through the one function that hides small groups. What is in it does
 * not depend on what is asked of it, so that two answers cannot be taken from each other. A cell counts the patients in it; minutes are to the hour.
 */
export function disclosedHours(entries: readonly Listed[], payerOf: (entry: Listed) => string, { k, round }: { k: number; round: number }): HoursTable {
  const groups = new Map<string, { org: string; payer: string; minutes: number; occasions: Set<string>; patients: Set<string> }>();
  for (const entry of entries) {
    if (!entry.org || entry.minutes <= 0) continue;
    const payer = payerOf(entry);
    const key = `${entry.org} ${payer}`;
    const group = groups.get(key) ?? { org: entry.org, payer, minutes: 0, occasions: new Set(), patients: new Set() };
    group.minutes += entry.minutes;
    group.occasions.add(entry.occasion);
    if (entry.client) group.patients.add(entry.client);
    groups.set(key, group);
  }
  const leaves = [...groups.values()];
  const [orgs, payers] = [[...new Set(leaves.map(({ org }) => org))], [...new Set(leaves.map(({ payer }) => payer))]];
  const within = (org: string, payer: string) => leaves.filter((one) => (org === ALL || one.org === org) && (payer === ALL || one.payer === payer));
  const cells = new Map<string, Cell>();
  for (const org of [ALL, ...orgs])
    for (const payer of [ALL, ...payers]) {
      const n = within(org, payer).reduce((sum, one) => sum + one.patients.size, 0);
      const patients = new Set(within(org, payer).flatMap((one) => [...one.patients])).size;
      // Of a total the patients are not added up: one person with two payers is one.
      cells.set(`${org} ${payer}`, { n, ...(patients < k ? { fixed: 'small' as const } : {}) });
    }
  const state = disclose(cells, linesOf(orgs, payers), k);
  return (org, payer) => {
    const [row, column] = [org ?? ALL, payer ?? ALL];
    if (state.get(`${row} ${column}`) !== 'shown') return { minutes: null, occasions: null, patients: null };
    const found = within(row, column);
    const patients = new Set(found.flatMap((one) => [...one.patients])).size;
    const occasions = new Set(found.flatMap((one) => [...one.occasions])).size;
    const minutes = found.reduce((sum, one) => sum + one.minutes, 0);
    return { minutes: Math.round(minutes / HOUR) * HOUR, occasions: Math.round(occasions / round) * round, patients: Math.round(patients / round) * round };
  };
}

function linesOf(orgs: string[], payers: string[]): Line[] {
  return [
    ...[ALL, ...orgs].map((org) => ({ whole: `${org} ${ALL}`, parts: payers.map((payer) => `${org} ${payer}`) })),
    ...[ALL, ...payers].map((payer) => ({ whole: `${ALL} ${payer}`, parts: orgs.map((org) => `${org} ${payer}`) })),
  ];
}
