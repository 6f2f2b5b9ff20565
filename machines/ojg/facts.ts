import { caseFact } from '../beside-case.ts';
import { gpFacts } from '../client-gp.ts';
import type { ConsentContext } from '../consent/contract.ts';
import type { ClientRow, Fact, InstanceRow } from '../track.ts';

const IN_FORCE = ['active', 'expiring'];

/** What an OJG track must know from elsewhere. */
export const facts: Record<string, Fact> = {
  case: caseFact,
  ...gpFacts('DECLINE', 'EXTENSION_NEEDED', 'CONSENT_GRANTED'),
  client: {
    for: ['INTAKE_HELD', 'CONSENT_GRANTED'],
    query: ({ context }) => (context.clientId ? { from: 'client', id: context.clientId } : { from: 'none' }),
    pick: (rows: ClientRow[]) => ({ ageBand: rows[0]?.ageBand ?? null }),
  },
  // Who said yes in each consent that is in force; who must say yes follows from the age of today (youth-consent.ts).
  consents: {
    for: ['INTAKE_HELD', 'CONSENT_GRANTED'],
    query: ({ context }) => (context.caseId ? { from: 'instances', machine: 'consent', caseId: context.caseId } : { from: 'none' }),
    pick: (rows: InstanceRow[]) => rows.filter((row) => IN_FORCE.includes(String(row.state))).map((row) => signedIn(row.context)),
  },
};

const signedIn = ({ signed, ageBand, soleAuthority, mustSign }: ConsentContext) => ({
  signed: signed.map((one) => one.signatory),
  ageBand,
  soleAuthority,
  mustSign,
});
