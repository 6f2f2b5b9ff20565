import type { InstanceRow } from '../track.ts';
import type { ConsentContext, Grant } from './contract.ts';

type Purpose = Grant['purpose'];
type Category = Grant['content'][number];

/** What is to be shared: for which of these purposes, with whom (a person, an organisation or a role are all ways to name him), and what is in it. */
export type Wanted = { purposes: Purpose[]; recipients: (string | null)[]; content?: Category[]; today: string };
/** `refused`: the client said no to this, or took it back. `asked`: the answer is being waited for. */
export type Covered = { basis: 'CONSENT' | 'IMPLIED' | null; consentId: string | null; refused: boolean; asked: boolean };

const IN_FORCE = ['active', 'expiring', 'implied'];
const ASKED = ['notAsked', 'requested', 'partiallySigned', 'representative'];
const SAID_NO = ['refused', 'withdrawn'];

/**
 * Whether the consents of a case let this be shared on this day (BR-03): a grant in force for one of the purposes, to this recipient, with this content.
 * What was agreed for a referral goes for the answer to it as well, when it was recorded as implied. Rows of other machines are passed over.
 */
export function covers(rows: InstanceRow[], wanted: Wanted): Covered {
  const consents = rows.filter((row) => row.machine === 'consent');
  const about = (context: ConsentContext) => fits(context.purposes, wanted.purposes) && fits(context.recipients, wanted.recipients);
  const found = consents.filter(
    (row) => IN_FORCE.includes(String(row.state)) && grantsOf(row).some((grant) => grantCovers(grant, row.state === 'implied', wanted)),
  );
  const best = found.find((row) => row.state !== 'implied') ?? found[0];
  return {
    basis: best ? (best.state === 'implied' ? 'IMPLIED' : 'CONSENT') : null,
    consentId: best?.id ?? null,
    refused: consents.some((row) => SAID_NO.includes(String(row.state)) && about(row.context)),
    asked: consents.some((row) => ASKED.includes(String(row.state)) && about(row.context)),
  };
}

const grantsOf = (row: InstanceRow): Grant[] => (row.context as ConsentContext).grants;
const fits = (list: readonly string[], wanted: readonly (string | null)[]) => list.some((one) => wanted.includes(one));

function grantCovers(grant: Grant, implied: boolean, { purposes, recipients, content = [], today }: Wanted): boolean {
  const forThis = purposes.includes(grant.purpose) || (implied && grant.purpose === 'REFERRAL');
  return forThis && recipients.includes(grant.recipient) && grant.until >= today && content.every((one) => grant.content.includes(one));
}
