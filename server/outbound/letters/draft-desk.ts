import { covers, type Covered } from '../../../machines/consent/covers.ts';
import { basisFor, wanted } from '../../../machines/feedback/consent.ts';
import type { FeedbackContext } from '../../../machines/feedback/contract.ts';
import { MOST_CHARACTERS, missingIn } from '../../../machines/feedback/report.ts';
import type { Json } from '../../../machines/track.ts';
import type { FeedbackDraft, LetterPreview } from '../../contract/letters.ts';
import type { Instance } from '../../contract/shapes.ts';
import type { Who } from '../../engine/types.ts';
import { findClient } from '../../views/clients.ts';
import type { ViewDeps } from '../../views/deps.ts';
import { viewInstance } from '../../views/instance.ts';
import { dutchDay } from '../dutch.ts';
import { caseFactsOf } from './case-facts.ts';
import { composeLetter } from './compose-letter.ts';
import { draftFrom } from './feedback-draft.ts';
import { letterSource } from './letter-source.ts';
import { consentsOf, mayLeave, type Leaving } from './may-leave.ts';
import { plainLetter } from './plain-letter.ts';
import { pictureOf } from './typeset.ts';

/** Whoever only has it because it was sent to him. */
const GUEST = ['recipient', 'addressee', 'meeting'];
const CONTENT = ['CONTACT', 'SUPPORT_PRESENT', 'SOCIAL', 'MEDICAL', 'MENTAL', 'SAFETY'] as const;
type Given = Record<string, any>;
type Opened = { view: Instance; context: FeedbackContext; now: string };

/** A draft for who writes this feedback: proposals out of what he may read of the case, under what was written already. Null when it is not his to write. */
export async function draftOf(deps: ViewDeps, who: Who, id: string): Promise<{ draft: FeedbackDraft; read: Instance[] } | null> {
  const open = await openFor(deps, who, id);
  if (!open) return null;
  const { view, context, now } = open;
  const { facts, read } = await caseFactsOf(deps, who, context);
  const proposed = draftFrom(facts);
  const written = view.data.report as Given;
  const begun = Object.keys(written).length > 0;
  // What somebody wrote stays; proposals fill what is still empty, and nothing more once it was completed.
  const fields = { ...(context.version > 0 || context.sentAt ? {} : proposed.fields), ...written };
  const from = Object.fromEntries(Object.entries(proposed.from).filter(([field]) => !(field in written) && field in fields));
  const source = await sourceOf(deps, who, open, fields);
  const draft: FeedbackDraft = {
    level: context.level,
    recipient: source?.receiver ?? { person: '', title: '', org: '' },
    letterhead: source?.letterhead ?? { name: '', address: '', phone: '', days: '' },
    fields: fields as Record<string, Json>,
    from: begun && context.sentAt ? {} : from,
    missing: missingIn({ ...context, report: {} }, { type: 'DRAFT', at: now, ...fields }),
    most: MOST_CHARACTERS,
    consent: (await groundOf(deps, open, fields)).shown,
  };
  return { draft, read: [view, ...read] };
}

/** The letter as it would leave with what is being typed: its page, its text, what is missing and what nothing covers. Null when it is not his to write. */
export async function previewOf(deps: ViewDeps, who: Who, id: string, typed: Given): Promise<{ preview: LetterPreview; read: Instance[] } | null> {
  const open = await openFor(deps, who, id);
  if (!open) return null;
  const { view, context, now } = open;
  const fields = { ...(view.data.report as Given), ...typed };
  const source = await sourceOf(deps, who, open, fields);
  if (!source) return null;
  const ground = await groundOf(deps, open, fields);
  const { letter, leftOut } = composeLetter(source, ground.mayGo);
  const length = lengthOf(fields);
  const missing = missingIn({ ...context, report: {} }, { type: 'DRAFT', at: now, ...fields });
  return {
    read: [view],
    preview: {
      picture: pictureOf('message', letter as unknown as Record<string, unknown>),
      text: plainLetter(letter),
      missing: length > MOST_CHARACTERS && !missing.includes('whatWasDone') ? [...missing, 'whatWasDone'] : missing,
      leftOut: leftOut.map(({ field, category }) => ({ field, category })),
      length,
      consent: ground.shown,
    },
  };
}

/** The feedback as this viewer may read it, when he is of those who write it: a guest reads what came, he drafts nothing. */
async function openFor(deps: ViewDeps, who: Who, id: string): Promise<Opened | null> {
  const now = deps.clock.now().toISOString();
  const allowed = (await deps.policy.visible(deps.db, who, [id], now)).get(id);
  if (!allowed?.kinds.some((kind) => !GUEST.includes(kind))) return null;
  const view = await viewInstance(deps, who, id);
  if (view?.machine !== 'feedback') return null;
  const row = await deps.db.selectFrom('instances').select('context').where('id', '=', id).executeTakeFirstOrThrow();
  return { view, context: JSON.parse(row.context) as FeedbackContext, now };
}

async function sourceOf(deps: ViewDeps, who: Who, { view, context, now }: Opened, fields: Given) {
  const card = context.clientId ? await findClient(deps, who, context.clientId) : null;
  const born = card?.birthDate && card.birthDate.length === 10 ? `, geboren ${dutchDay(card.birthDate)}` : '';
  const asked = {
    kind: 'FEEDBACK' as const,
    about: context.self,
    clientId: context.clientId,
    owner: context.owner ?? who.person,
    orgId: context.orgId,
    recipient: context.recipient,
    recipientOrg: context.recipientOrg,
    version: context.version + (context.sentAt ? 0 : 1),
    ground: context.basis?.basis ?? null,
    shown: { context: { ...view.data, report: fields }, client: card ? `${card.name}${born}` : '' },
  };
  const found = await letterSource({ db: deps.db, vault: deps.engine.vault, now }, asked);
  return found?.source ?? null;
}

/** On what ground it may leave now, judged as the machine does when it is sent, and which content that carries. */
async function groundOf(deps: ViewDeps, { context, now }: Opened, fields: Given) {
  const event = { type: 'PREVIEW', at: now, ...fields };
  const rows = context.caseId ? await consentsOf(deps.db, context.caseId) : [];
  const found: Covered = covers(rows, wanted({ ...context, report: {} }, event));
  const basis = basisFor(context, { ...event, facts: { consents: found, handoff: context.recipientKnows, referral: context.recipientKnows } });
  const leaving: Leaving = {
    ...context,
    recipientRole: context.recipientRole,
    purpose: context.recipientRole === 'GP' ? 'GP_INFORM' : 'FEEDBACK',
    basis,
    declared: [],
  };
  const covered = await mayLeave(deps.db, deps.policy, leaving, now);
  const mayGo = await mayLeave(deps.db, deps.policy, { ...leaving, declared: (fields.content as string[] | undefined) ?? [] }, now);
  const about = rows.filter(({ context: one }) => one.purposes?.some((purpose: string) => ['FEEDBACK', 'GP_INFORM'].includes(purpose)));
  const shown: FeedbackDraft['consent'] = {
    basis,
    asked: found.asked,
    refused: found.refused,
    covered: CONTENT.filter(covered),
    consents: about.map(({ id }) => id),
  };
  return { shown, mayGo };
}

/** Characters of what is typed, as the machine counts them when it is stored. */
function lengthOf(value: unknown): number {
  const { content: _, ...texts } = value as Given;
  return count(texts);
}

function count(value: unknown): number {
  if (typeof value === 'string') return /^([A-Z_]+|\d{4}-\d{2}-\d{2})$/.test(value) ? 0 : value.length;
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + count(one), 0);
  return value && typeof value === 'object' ? count(Object.values(value)) : 0;
}
