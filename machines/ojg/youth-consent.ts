import type { ConsentContext, Signatory } from '../consent/contract.ts';
import { mustSign } from '../consent/signing.ts';

type Signed = Pick<ConsentContext, 'ageBand' | 'soleAuthority' | 'mustSign'> & { signed: Signatory[] };

/** [OJG3] BR-16: whether one of these consents bears every yes that the age of today asks for. An unknown age counts as grown up. */
export function youthConsentOk(consents: readonly Signed[], client: { ageBand: string | null } | null | undefined): boolean {
  const today = client?.ageBand ? { type: 'INTAKE_HELD', facts: { client } } : undefined;
  return consents.some((consent) => mustSign(consent, today).every((one) => consent.signed.includes(one)));
}
