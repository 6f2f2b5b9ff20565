import { begin } from '../../../../machines/referral/begin.ts';
import type { TargetKind } from '../../../../machines/referral/contract.ts';
import { missingInLetter } from '../../../../machines/referral/letter.ts';
import { isAllocated, levelOf } from '../../../../machines/referral/target.ts';
import type { Errors, Values } from '../../../parts/form/values.ts';

/** On what the letter goes when no consent of the case covers it: the client knows and agrees, is asked first, or the law lets it. */
export type Ground = 'AGREES' | 'ASK' | 'EXCEPTION';

export type ReferralValues = Values & {
  targetKind?: TargetKind | null;
  recipient?: string | null;
  recipientOrg?: string | null;
  /** only for the screen: who was picked, and what the directory says of him */
  picked?: { name: string; about: string; wait: number | null } | null;
  toName?: string;
  urgency?: string | null;
  initiator?: string | null;
  contract?: string | null;
  clientInformed?: boolean;
  feedbackBy?: string | null;
  ground?: Ground | null;
  exception?: string;
  gpContactRefused?: boolean;
  gpWhy?: string;
};
export type Lack = 'required' | 'wlz' | 'elvEnd' | 'twenty' | 'informed';
export type About = { ageBand: string | null; roles: readonly string[]; at: string };

const YOUNG = ['0-3', '4-11', '12-15', '16-17'];
const MEDICAL_ROLES = ['GP', 'SUBSTITUTE_GP', 'POH_S', 'POH_O', 'POH_GGZ'];
const ALWAYS = ['targetKind', 'recipient', 'recipientOrg', 'toName', 'urgency', 'initiator', 'contract', 'feedbackBy'] as const;

/** The questions of the letter that this help asks for, in reading order: what nobody needs is not asked. */
export function questionsFor(kind: TargetKind | null, { ageBand, roles }: Pick<About, 'ageBand' | 'roles'>): string[] {
  if (kind === 'WELZIJN_OP_RECEPT') return ['question', 'goal'];
  return [
    'question',
    'reason',
    'goal',
    'risk',
    ...(levelOf(kind) === 'CARE' && kind ? ['domains'] : []),
    ...(YOUNG.includes(ageBand ?? '') || kind === 'YOUTH_SPECIALISED' ? ['representatives'] : []),
    ...(roles.some((role) => MEDICAL_ROLES.includes(role)) ? ['medical', 'medication'] : []),
    ...(kind === 'ELV' ? ['elvComplexity', 'elvReason', 'elvEnd', 'elvDoctor', 'elvWlz'] : []),
    ...(isAllocated(kind) ? ['wished'] : []),
  ];
}

/** Whether the municipality pays for this help, so that a contract matters (BR-06). */
export const asksContract = (kind: TargetKind | null): boolean => isAllocated(kind) || kind === 'OTHER';

/** The fields of the letter, as the machine takes them; what belongs to another kind of help stays on the screen. */
export function payloadOf(values: ReferralValues, about: About): Values {
  const names = [...ALWAYS, ...questionsFor(values.targetKind ?? null, about), ...(values.contract === 'NOT_CONTRACTED' ? ['clientInformed'] : [])];
  const given = Object.fromEntries(names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])));
  return {
    ...given,
    ...(values.targetKind === 'ELV' && { elvWlz: values.elvWlz === true }),
    ...(values.ground === 'AGREES' && { clientAgrees: true }),
    ...(values.ground === 'EXCEPTION' && { exception: values.exception }),
    ...(values.gpContactRefused !== undefined && { gpContactRefused: values.gpContactRefused }),
  };
}

/** What the letter still lacks, by path: the machine's own list, asked before anything is sent. */
export function lackingIn(payload: Values, { ageBand, roles, at }: About): string[] {
  const by = { person: '', hat: null, org: null, roles };
  const said = { ...payload, by, at, facts: { client: { ageBand, gpPerson: null, gpOrg: null } } };
  // The machine takes references where the screen has texts: both are there or not.
  const context = begin({ ...said, self: '', fresh: '', type: 'start' } as unknown as Parameters<typeof begin>[0]);
  const missing = missingInLetter(context, said);
  // Before the help is chosen nobody knows what its letter needs besides.
  return payload.targetKind ? missing : missing.filter((path) => path !== 'domains');
}

/** What is wrong before it is handed in, by path. `covered`: a consent of the case carries it, or a GP refers. */
export function errorsIn(values: ReferralValues, about: About, covered: boolean, say: (key: Lack) => string): Errors {
  const errors: Errors = {};
  for (const path of lackingIn(payloadOf(values, about), about))
    errors[path] = say(path === 'elvWlz' ? 'wlz' : path === 'elvEnd' ? 'elvEnd' : path === 'clientInformed' ? 'informed' : 'required');
  if (!values.urgency) errors.urgency = say('required');
  if (!covered && !values.ground) errors.ground = say('required');
  if (values.ground === 'EXCEPTION' && (values.exception?.trim().length ?? 0) < 20) errors.exception = say('twenty');
  return errors;
}
