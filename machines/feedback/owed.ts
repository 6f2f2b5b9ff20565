import type { Command } from '../track.ts';
import type { Kind } from './contract.ts';

type Gp = { person: string | null; org: string | null } | null | undefined;
type Owed = {
  kind: Kind;
  caseId?: string | null;
  clientId?: string | null;
  orgId?: string | null;
  /** who writes it */
  owner?: string | null;
  gp: Gp;
  /** people who referred the client */
  referrers?: (string | null)[];
  referralId?: string;
};

/** Starts one obligation per recipient: the GP, and each referrer who is not the GP and does not write it himself. */
export function owedTo({ gp, referrers = [], owner, ...about }: Owed): Command[] {
  const shared = Object.fromEntries(Object.entries({ ...about, owner }).filter(([, value]) => value !== null && value !== undefined));
  const others = [...new Set(referrers)].filter((person) => person !== null && person !== 'system' && person !== owner && person !== gp?.person);
  const start = (input: Record<string, unknown>): Command => ({ do: 'start', machine: 'feedback', input: { ...shared, ...input } });
  return [
    ...(gp?.person || gp?.org ? [start({ recipientRole: 'GP', ...(gp.person && { recipient: gp.person }), ...(gp.org && { recipientOrg: gp.org }) })] : []),
    ...others.map((recipient) => start({ recipientRole: 'REFERRER', recipient })),
  ];
}
