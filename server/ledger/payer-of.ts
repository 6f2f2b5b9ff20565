import { OWN_PAYER } from '../contract/ledger-shapes.ts';
import type { Entry } from './claims.ts';
import type { FundOf } from './judge-claims.ts';

/** Who is asked to pay for these minutes: the contract under which they were worked, else the fund that the organisation takes part in, else the organisation itself. */
export function payerOf(entry: Entry, fundOf: FundOf): string {
  if (entry.contract) return entry.contract.payer;
  if (!entry.org || entry.kind === 'OTHER') return OWN_PAYER;
  return fundOf(entry.org, entry.kind, entry.on)?.set.payer ?? OWN_PAYER;
}
