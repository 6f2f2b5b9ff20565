import type { Saying } from '../track.ts';

/** What the examples of the referral begin with. */
export const tom = '00000000-0000-4000-8000-0000000000b3';
export const gp = '00000000-0000-4000-8000-0000000000b1';
export const letter = {
  targetKind: 'YOUTH_SPECIALISED',
  recipient: tom,
  question: 'Onderzoek naar angst en schoolverzuim',
  reason: 'Sinds de zomer niet meer naar school. Gesprekken thuis en met de mentor hielpen niet.',
  goal: 'Weer naar school kunnen',
  risk: 'Geen bijzonderheden',
  domains: ['MIND', 'SOCIAL'],
  representatives: 'Moeder heeft gezag, vader is overleden',
  clientAgrees: true,
};
export const input = { caseId: '00000000-0000-4000-8000-0000000000d1', clientId: '00000000-0000-4000-8000-0000000000c1', initiator: 'SOCIAL_TEAM', ...letter };
export const byGp = { ...input, initiator: 'GP', targetKind: 'WELZIJN_OP_RECEPT' };
export const unknown = { basis: null, consentId: null, refused: false, asked: false, gpRefused: false };
export const facts = {
  case: { clientId: input.clientId, orgId: '00000000-0000-4000-8000-0000000000aa', owner: null, known: true },
  client: { ageBand: '12-15', gpPerson: gp, gpOrg: '00000000-0000-4000-8000-0000000000a1' },
  consents: unknown,
  doubles: [],
  gp: { person: gp, org: null },
  gpConsent: true,
  requests: { pending: 0, current: 0 },
  owed: 0,
  progress: [],
};
export const refused = { consents: { ...unknown, refused: true } };
export const noGpContact = { consents: { ...unknown, gpRefused: true } };

export const submit: Saying = { type: 'SUBMIT', by: ['YOUTH_CM'] };
export const ok: Saying = { type: 'CONSENT_OK', by: ['SYSTEM'] };
export const missing: Saying = { type: 'CONSENT_MISSING', by: ['SYSTEM'] };
export const agrees: Saying = { type: 'GP_AGREES', by: ['GP'], note: 'Past bij wat ik zie' };
export const asked = [submit, ok];
export const ready = [...asked, agrees];
export const send: Saying = { type: 'SEND', by: ['YOUTH_CM'] };
export const sent = [...ready, send];
export const delivered: Saying[] = [...sent, { type: 'DELIVERED', by: ['SYSTEM'] }];
export const accept: Saying = { type: 'ACCEPT', by: ['PROVIDER'] };
export const accepted = [...delivered, accept];
export const needed: Saying = { type: 'ALLOCATION_NEEDED', by: ['PROVIDER'], category: '54' };
export const jw315: Saying = { type: 'JW315_SENT', by: ['PROVIDER'] };
export const grantedBy: Saying = { type: 'ALLOCATION_GRANTED', by: ['SYSTEM'], until: '2027-11-20' };
export const begins: Saying = { type: 'START_CARE', by: ['PROVIDER'] };
export const inCare = [...accepted, begins];
export const ends: Saying = { type: 'END_CARE', by: ['PROVIDER'] };
export const override: Saying = {
  type: 'OVERRIDE_GP_CONSULT',
  by: ['LIAISON'],
  reason: 'GP_UNREACHABLE_AFTER_TERM',
  explanation: 'Drie keer gebeld, de praktijk is met vakantie zonder waarneming.',
};
