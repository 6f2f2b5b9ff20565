import type { FundedKind } from '../contract/ledger-shapes.ts';

/** Minutes of one person in the ledger, as they count after corrections. */
export type Entry = {
  /** instance and key: unique for good */
  key: string;
  instance: string;
  machine: string;
  /** several people’s minutes of one talk share this */
  occasion: string;
  on: string;
  what: string;
  kind: FundedKind | 'OTHER';
  person: string;
  org: string | null;
  /** what the person was there as */
  as: string[];
  minutes: number;
  caseId: string | null;
  client: string | null;
  /** pays by a contract of secondment or a project; nobody else is asked then */
  contract: { id: string; payer: string } | null;
  hinders: string | null;
};

/** One occasion for which an organisation may ask a fund: everybody who was there for it. */
export type Claim = {
  key: string;
  on: string;
  kind: FundedKind;
  org: string;
  minutes: number;
  as: string[];
  patient: string | null;
  caseId: string | null;
  hinders: string | null;
  /** the minutes of people that it uses up */
  entries: { key: string; minutes: number }[];
};

/**
 * Entries as claims, one for each occasion and organisation. What a contract pays is no part of any; an entry that comes twice counts once. The minutes of a claim
 * are those of who was there longest. In order of day and key, whatever the order of the entries.
 */
export function claimsOf(entries: readonly Entry[]): Claim[] {
  const claims = new Map<string, Claim>();
  const seen = new Set<string>();
  for (const entry of entries) {
    const { kind, org, minutes } = entry;
    if (kind === 'OTHER' || !org || entry.contract || minutes <= 0 || seen.has(entry.key)) continue;
    seen.add(entry.key);
    const key = `${entry.occasion}@${org}`;
    const claim = claims.get(key) ?? {
      key,
      on: entry.on,
      kind,
      org,
      minutes: 0,
      as: [],
      patient: entry.client,
      caseId: entry.caseId,
      hinders: entry.hinders,
      entries: [],
    };
    claim.minutes = Math.max(claim.minutes, minutes);
    claim.as = [...new Set([...claim.as, ...entry.as])].sort();
    claim.entries.push({ key: entry.key, minutes });
    claims.set(key, claim);
  }
  for (const claim of claims.values()) claim.entries.sort((a, b) => (a.key < b.key ? -1 : 1));
  return [...claims.values()].sort(byDay);
}

const byDay = (a: Claim, b: Claim): number => (a.on === b.on ? (a.key < b.key ? -1 : 1) : a.on < b.on ? -1 : 1);
