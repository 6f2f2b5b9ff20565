import { addMonths, dayInAmsterdam } from '../calendar.ts';
import type { Role } from '../roles.ts';
import type { ReferralContext } from './contract.ts';
import { belongs, isAllocated, levelOf, referrerCode, themeOf } from './target.ts';

type Given = Record<string, any>;

const TEXTS = [
  'question',
  'reason',
  'goal',
  'risk',
  'domains',
  'medical',
  'medication',
  'representatives',
  'clientInformed',
  'feedbackBy',
  'elvComplexity',
  'elvReason',
  'elvEnd',
  'elvWlz',
  'elvDoctor',
] as const;
const PLAIN = ['targetKind', 'recipient', 'recipientOrg', 'toName', 'urgency', 'initiator', 'contract', 'clientAgrees', 'gpContactRefused'] as const;
const MEDICAL: readonly string[] = ['medical', 'medication'];
const MAY_WRITE_MEDICAL: readonly Role[] = ['GP', 'SUBSTITUTE_GP', 'POH_S', 'POH_O', 'POH_GGZ'];
const UNDER_18 = ['0-3', '4-11', '12-15', '16-17'];
const ELV_MONTHS = 3;

/** The referral as it stands after somebody filled in `given`. What only a GP or practice nurse may write is not taken from others. */
export function amended(context: ReferralContext, given: Given): ReferralContext {
  const medical = given.by?.roles?.some((role: Role) => MAY_WRITE_MEDICAL.includes(role));
  const texts = TEXTS.filter((field) => given[field] !== undefined && (medical || !MEDICAL.includes(field)));
  const plain = Object.fromEntries(PLAIN.flatMap((field) => (given[field] === undefined ? [] : [[field, given[field]]])));
  const filled = { ...context.letter, ...Object.fromEntries(texts.map((field) => [field, given[field]])) };
  const kind = (plain as Partial<ReferralContext>).targetKind ?? context.targetKind;
  const next = { ...context, ...plain, letter: Object.fromEntries(Object.entries(filled).filter(([field]) => belongs(field, kind))) };
  // What is wished for stands where the allocation that follows from it will stand.
  const product = isAllocated(kind) && given.wished ? { ...context.allocation.product, ...given.wished } : context.allocation.product;
  const allocation = { ...context.allocation, product };
  return {
    ...next,
    allocation,
    theme: next.targetKind === context.targetKind ? context.theme : themeOf(next.targetKind),
    referrerCode: referrerCode(next.initiator),
  };
}

/** [REF6] paths of what the letter needs and does not have (DOMAIN.md 4.7); welfare on prescription is short. */
export function missingInLetter(context: ReferralContext, given: Given): string[] {
  const referral = amended(context, given);
  const { letter, targetKind } = referral;
  const missing: string[] = [];
  const need = (field: string, there: unknown) => there || missing.push(field);
  need('targetKind', targetKind);
  need('recipient', referral.recipient || referral.recipientOrg || referral.toName);
  for (const field of targetKind === 'WELZIJN_OP_RECEPT' ? ['question'] : ['question', 'reason', 'goal', 'risk']) need(field, letter[field]);
  need('domains', levelOf(targetKind) !== 'CARE' || letter.domains?.length);
  need('representatives', !(UNDER_18.includes(referral.ageBand ?? '') || targetKind === 'YOUTH_SPECIALISED') || letter.representatives);
  need('clientInformed', referral.contract !== 'NOT_CONTRACTED' || letter.clientInformed);
  if (targetKind === 'ELV') {
    for (const field of ['elvComplexity', 'elvReason', 'elvDoctor']) need(field, letter[field]);
    need('elvEnd', letter.elvEnd && letter.elvEnd <= addMonths(dayInAmsterdam(given.at), ELV_MONTHS));
    // Who has an indication for long-term care is excluded from a temporary stay.
    need('elvWlz', letter.elvWlz === false);
  }
  return [...new Set(missing)];
}
