import { trackById } from '../../../machines/index.ts';
import type { MessageContext } from '../../../machines/message/contract.ts';
import type { SentLetter } from '../../contract/letters.ts';
import type { Who } from '../../engine/types.ts';
import type { Allowed } from '../../policy/types.ts';
import type { ViewDeps } from '../../views/deps.ts';
import { messagePdf, clientCopyPdf } from './letter-pdf.ts';
import { paperOf, type Paper } from './find-paper.ts';
import { isLetterKind } from './letter-of-message.ts';
import { letterHash } from './keep-letter.ts';
import { letterHtml } from './letter-html.ts';
import { labelOf } from './parts.ts';
import { plainLetter } from './plain-letter.ts';
import { fillBlock } from '../../templates/blocks.ts';
import { dutchDay } from '../dutch.ts';
import { USUAL, type Blocks } from '../../templates/blocks.ts';
import type { LetterKind, MessageLetter } from './content.ts';

/** A letter as this viewer may read it. `whole`: nothing was kept back, so its forms are shown as they left. */
export type SeenLetter = {
  id: string;
  kind: LetterKind;
  at: string;
  caseId: string | null;
  version: number;
  letter: MessageLetter;
  paper: Paper;
  message: Message;
  whole: boolean;
  /** for who sent it: headings of what did not go along */
  leftOut: string[];
};
type Message = { id: string; state: string; context: MessageContext };

/** Whoever only has it because it was sent to him. */
const GUEST = ['recipient', 'addressee', 'meeting'];
const MACHINE_OF: Record<LetterKind, string> = { FEEDBACK: 'feedback', REFERRAL: 'referral', OJG: 'ojg' };

/**
 * One letter that a message carries, for who may see the message and read the category of the letter; null otherwise. Fields that belong to another category
 * than he may read are left out. From the withdrawal of a consent on its receiver does not see it any more, as the policy says of the message (TRUST.md L2).
 */
export async function findSentLetter(deps: ViewDeps, who: Who, id: string): Promise<SeenLetter | null> {
  const row = await deps.db.selectFrom('letters').selectAll().where('id', '=', id).executeTakeFirst();
  const paper = row && (await paperOf(deps.db, id));
  if (!row || !paper || !isLetterKind(row.kind)) return null;
  const now = deps.clock.now().toISOString();
  const allowed = (await deps.policy.visible(deps.db, who, [paper.message_id], now)).get(paper.message_id);
  const track = trackById(MACHINE_OF[row.kind]);
  if (!allowed || !track?.view.resource || !allowed.may(track.view.resource)) return null;
  const message = await messageOf(deps, paper.message_id);
  const text = (await deps.engine.vault.read([row.content_ref])).get(row.content_ref);
  if (!text || !message) return null;
  const all = JSON.parse(text) as MessageLetter;
  const sections = all.sections.filter(({ field }) => mayRead(allowed, track.view.fields ?? {}, field));
  const whole = sections.length === all.sections.length;
  const inside = allowed.kinds.some((kind) => !GUEST.includes(kind));
  const leftOut = inside ? paper.leftOut.map((field) => labelOf(field, track.words.nl)) : [];
  return { id, kind: row.kind, at: row.created_at, caseId: row.case_id, version: row.version, letter: { ...all, sections }, paper, message, whole, leftOut };
}

function mayRead(allowed: Allowed, fields: NonNullable<NonNullable<ReturnType<typeof trackById>>['view']['fields']>, field: string): boolean {
  const resource = fields[`letter.${field}`] ?? fields[`report.${field}`] ?? fields[field];
  return resource === undefined || allowed.may(resource);
}

async function messageOf(deps: ViewDeps, id: string): Promise<Message | null> {
  const row = await deps.db.selectFrom('instances').select(['state', 'context']).where('id', '=', id).executeTakeFirst();
  return row ? { id, state: String(JSON.parse(row.state)), context: JSON.parse(row.context) as MessageContext } : null;
}

/** Letters of this feedback, referral or report, or of the message that carries one; those that this viewer may read, the newest first. */
export async function listSentLetters(deps: ViewDeps, who: Who, about: string): Promise<SentLetter[]> {
  const rows = await deps.db
    .selectFrom('letter_papers')
    .select('letter_id')
    .where((eb) => eb.or([eb('about_id', '=', about), eb('message_id', '=', about)]))
    .orderBy('made_at', 'desc')
    .limit(50)
    .execute();
  const seen: SentLetter[] = [];
  for (const { letter_id } of rows) {
    const found = await findSentLetter(deps, who, letter_id);
    if (found) seen.push(lineOf(found));
  }
  return seen;
}

/** How its message fares, without a word of the letter. */
export const lineOf = ({ id, kind, at, version, message: { id: message, state, context } }: SeenLetter): SentLetter => ({
  id,
  kind,
  at,
  version,
  message,
  state,
  handedOverAt: context.handedOverAt,
  deliveredAt: context.deliveredAt,
  processedAt: context.processedAt,
});

export type Form = 'html' | 'pdf' | 'text';

/** One form of the letter: as it left; made anew from what is left when this viewer may not read all of it. Null when its key was destroyed. */
export async function formOf(deps: ViewDeps, { letter, paper, whole }: SeenLetter, form: Form): Promise<Buffer | string | null> {
  if (!whole) return form === 'pdf' ? messagePdf(letter, new Date(paper.made_at)) : form === 'html' ? letterHtml(letter) : plainLetter(letter);
  const ref = { html: paper.html_ref, pdf: paper.pdf_ref, text: paper.text_ref }[form];
  const kept = (await deps.engine.vault.read([ref])).get(ref);
  return kept ? (form === 'pdf' ? Buffer.from(kept, 'base64') : kept) : null;
}

/** Whether letter and forms are still those that left, by their hash. */
export async function isIntact(deps: ViewDeps, { paper, id }: SeenLetter): Promise<boolean> {
  const row = await deps.db.selectFrom('letters').select('content_ref').where('id', '=', id).executeTakeFirstOrThrow();
  const texts = await deps.engine.vault.read([row.content_ref, paper.html_ref, paper.pdf_ref, paper.text_ref]);
  const [content, html, pdf, text] = [row.content_ref, paper.html_ref, paper.pdf_ref, paper.text_ref].map((ref) => texts.get(ref));
  if (!content || !html || !pdf || !text) return false;
  return letterHash(JSON.parse(content) as MessageLetter, { html, pdf, text }) === paper.hash;
}

/** What was written, told to whom it is about, in plain Dutch (DOMAIN.md 4.8), with the words of the version that the letter has. */
export async function clientCopyOf(deps: ViewDeps, seen: SeenLetter): Promise<Buffer> {
  const { letter, paper } = seen;
  const row = paper.template_id
    ? await deps.db.selectFrom('letter_templates').select('blocks').where('id', '=', paper.template_id).executeTakeFirst()
    : undefined;
  const blocks: Blocks = { ...USUAL[letter.kind], ...(row ? (JSON.parse(row.blocks) as Partial<Blocks>) : {}) };
  const fact = (label: string) => letter.facts.find(([name]) => name === label)?.[1] ?? '';
  const filling = {
    client: fact('Cliënt'),
    receiver: fact('Aan'),
    sender: fact('Van').split(',')[0],
    organisation: letter.letterhead.name,
    phone: letter.letterhead.phone,
    days: letter.letterhead.days,
    date: dutchDay(seen.at),
    ask: letter.ask,
  };
  return clientCopyPdf(
    {
      title: 'Een brief over u',
      sender: letter.letterhead.name || letter.sender,
      call: letter.call,
      letterhead: letter.letterhead,
      opening: fillBlock(blocks.clientOpening, filling),
      to: `${fact('Aan')}, op ${dutchDay(seen.at)}`,
      sections: letter.sections.map(({ title, text }) => ({ title, text })),
      closing: fillBlock(blocks.clientClosing, filling),
    },
    new Date(paper.made_at),
  );
}
