import type { AccessRow, BoardRow, Json, TimerSetting, View, Viewer } from '../track.ts';
import type { ReferralContext } from './contract.ts';

/** Whoever only has it because it was sent to him. */
const GUEST = ['recipient', 'addressee', 'meeting'];

/** Terms of DOMAIN.md 3.2. Those that hang on a date of the referral ring once and sleep until it moves; the others that stay remind again. */
export const timers: Record<string, TimerSetting> = {
  GP_CONSULT_REMIND: { anchor: 'entry', offset: 1, unit: 'wd', repeats: { offset: 1, unit: 'wd' } },
  GP_CONSULT_DUE: { anchor: 'entry', offset: 3, unit: 'wd' },
  DELIVERY_ACK: { maySuspend: false, anchor: 'sentAt', offset: 1, unit: 'wd' },
  REFERRAL_RESPONSE: {
    anchor: 'entry',
    offset: 10,
    unit: 'wd',
    by: 'urgency',
    variants: { URGENT: { offset: 2, unit: 'wd' }, ACUTE: { offset: 2, unit: 'wd' } },
  },
  SIGNAL_INFO: { anchor: 'entry', offset: 5, unit: 'wd', repeats: { offset: 5, unit: 'wd' } },
  WARM_CHECK: { anchor: 'acceptedAt', offset: 10, unit: 'wd' },
  FIRST_APPOINTMENT: { anchor: 'appointmentFrom', offset: 4, unit: 'w', by: 'targetKind', variants: { DEM_CM: { offset: 6, unit: 'w' } } },
  JW_RETOUR: { maySuspend: false, anchor: 'retourFrom', offset: 3, unit: 'wd' },
  JW_ANSWER: { maySuspend: false, anchor: 'entry', offset: 5, unit: 'wd', repeats: { offset: 5, unit: 'wd' } },
  JW_INVESTIGATION: { maySuspend: false, anchor: 'entry', offset: 8, unit: 'w', repeats: { offset: 1, unit: 'w' } },
  JW_START_MSG: { maySuspend: false, anchor: 'careStartedAt', offset: 5, unit: 'wd' },
  JW_STOP_MSG: { maySuspend: false, anchor: 'careEndedAt', offset: 5, unit: 'wd' },
  ALLOCATION_END: { maySuspend: false, anchor: 'allocatedUntil', offset: -6, unit: 'w' },
};

const WITH_GP = ['gpConsultation', 'gpNoResponse'];
const WITH_RECEIVER = ['sent', 'delivered', 'accepted', 'inCare'];

function board(context: ReferralContext, state: Json): BoardRow {
  const route = (state as { route?: string }).route ?? '';
  const away = WITH_GP.includes(route) ? context.gpPerson : WITH_RECEIVER.includes(route) ? (context.acceptedBy ?? context.recipient) : context.worker;
  return {
    caseId: context.caseId,
    orgId: context.orgId,
    clientId: context.clientId,
    theme: context.theme,
    urgency: context.urgency,
    ownerId: away,
    waitsFor: away ? null : WITH_GP.includes(route) ? 'GP' : WITH_RECEIVER.includes(route) ? 'PROVIDER' : 'CASE_OWNER',
    titleRef: context.clientId ? null : (context.letter.question ?? null),
    title: context.targetKind,
    links: [context.messageId, context.from].filter((id) => id !== null),
  };
}

/** The case, whoever refers, the liaison; the GP from when he is asked; the receiver, as a guest, once the letter has gone. */
function access(context: ReferralContext): AccessRow[] {
  const rows: AccessRow[] = [];
  const add = (id: string | null, kind: AccessRow['kind']) => id && rows.push({ subject: `person:${id}`, kind });
  add(context.worker, 'owner');
  if (context.initiatorPerson !== context.worker) add(context.initiatorPerson, 'reporter');
  if (context.orgId) rows.push({ subject: `triage:${context.orgId}`, kind: 'triage' });
  if (context.gpAsked && !context.gpBlocked && context.gpPerson !== context.worker) add(context.gpPerson, 'team');
  // No GP of his own: whoever treats at his practice may answer.
  if (context.gpAsked && !context.gpBlocked && !context.gpPerson && context.gpOrg) rows.push({ subject: `org:${context.gpOrg}`, kind: 'team' });
  if (context.sentAt) {
    // What the client agreed to he can take back; what the law asks stays readable where it went.
    const sentOn = context.basis?.basis === 'LEGAL_EXCEPTION' ? 'addressee' : 'recipient';
    add(context.recipient, sentOn);
    if (context.acceptedBy && context.acceptedBy !== context.recipient) add(context.acceptedBy, sentOn);
    if (context.recipientOrg) rows.push({ subject: `org:${context.recipientOrg}`, kind: sentOn });
  }
  return rows;
}

/** The receiver reads the letter, not what was talked about before it; nobody learns of a case or another referral that he may not see. */
function see(context: ReferralContext, viewer: Viewer): Record<string, unknown> {
  const hidden = (['caseId', 'messageId', 'from'] as const).filter((field) => context[field] !== null && !viewer.visible(context[field]));
  const inside = viewer.kinds.some((kind) => !GUEST.includes(kind));
  const guest = inside ? {} : { notes: [], override: null, consults: context.consults.map((one) => ({ ...one, note: null })) };
  return { ...context, ...Object.fromEntries(hidden.map((field) => [field, null])), doubles: context.doubles.filter(viewer.visible), ...guest };
}

export const view: View = {
  resource: 'r13',
  fields: { 'letter.medical': 'r5', 'letter.medication': 'r5', 'letter.risk': 'r6', medical: 'r5', medication: 'r5', risk: 'r6' },
  board,
  access,
  see,
};
