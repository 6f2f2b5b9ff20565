import { createHash } from 'node:crypto';
import { insertInbox } from '../../../db/queries/inbox.ts';
import { findLetter, insertLetter } from '../../../db/queries/letters.ts';
import type { OutboxRow } from '../../../db/queries/outbox.ts';
import type { Tx } from '../../../db/store.ts';
import type { MessageContext } from '../../../machines/message/contract.ts';
import { auditIn } from '../../audit/audit-in.ts';
import type { Vault } from '../../engine/types.ts';
import type { Policy } from '../../policy/types.ts';
import { derivedId } from '../derived-id.ts';
import type { MessageLetter } from './content.ts';
import { letterHtml } from './letter-html.ts';
import { letterOfMessage } from './letter-of-message.ts';
import { messagePdf } from './letter-pdf.ts';
import { plainLetter } from './plain-letter.ts';

type Keeping = { vault: Vault; policy: Policy; now: string };
export type Forms = { html: string; pdf: string; text: string };

/** The letter that this message carries, of this version. */
export const letterIdOf = (messageId: string, version: number): string => derivedId('message', messageId, String(version));

/** Over the structured letter and its three forms: what is shown years later is what left. */
export const letterHash = (letter: MessageLetter, { html, pdf, text }: Forms): string =>
  createHash('sha256')
    .update([JSON.stringify(letter), html, pdf, text].join('\u0000'))
    .digest('hex');

/**
 * Sets the letter of a message in its three forms and keeps them, each encrypted under the key of its case (DOMAIN.md 4.8), when its message is offered to a
 * channel. What leaves later is this and nothing newer. The same message and version again writes nothing; a message without a text neither. When a part was left
 * out its sender hears so. Returns who has something new.
 */
export async function keepLetter(tx: Tx, { vault, policy, now }: Keeping, row: Pick<OutboxRow, 'instance_id'>, clock: number): Promise<string[]> {
  const instance = await tx.selectFrom('instances').select(['context', 'machine']).where('id', '=', row.instance_id).executeTakeFirst();
  if (instance?.machine !== 'message') return [];
  const message = JSON.parse(instance.context) as MessageContext;
  const id = letterIdOf(row.instance_id, message.version);
  if (await findLetter(tx, id)) return [];
  const made = await letterOfMessage({ db: tx, vault, now }, policy, message);
  if (!made) return [];
  const { letter, leftOut, shared, template } = made;
  const forms = { html: letterHtml(letter), pdf: messagePdf(letter, new Date(now)).toString('base64'), text: plainLetter(letter) };
  const scope = message.caseId ?? row.instance_id;
  const put = (text: string) => vault.put(tx, scope, text);
  await insertLetter(tx, {
    id,
    kind: message.letter,
    case_id: message.caseId,
    meeting_id: null,
    item_id: row.instance_id,
    version: message.version,
    content_ref: await put(JSON.stringify(letter)),
    created_at: now,
    clock,
  });
  await tx
    .insertInto('letter_papers')
    .values({
      letter_id: id,
      message_id: row.instance_id,
      about_id: message.about!,
      html_ref: await put(forms.html),
      pdf_ref: await put(forms.pdf),
      text_ref: await put(forms.text),
      hash: letterHash(letter, forms),
      shared: JSON.stringify({ content: shared, leftOut: leftOut.map(({ field }) => field) }),
      template_id: template.id,
      template_version: template.version,
      made_at: now,
    })
    .execute();
  const detail = `${message.letter} version ${message.version}, template ${template.version}`;
  await auditIn(tx, [{ at: now, actor: 'system', action: 'letter', object_type: 'letter', object_id: id, case_id: message.caseId, detail }]);
  if (leftOut.length === 0 || !message.owner) return [];
  // Nobody may think that a risk was told when it was not.
  const line = { kind: 'letter', notice: JSON.stringify({ machine: 'message', text: 'partLeftOut', vars: {} }), instance_id: row.instance_id, letter_id: id };
  await insertInbox(tx, [{ id: derivedId(id, 'left out'), person_id: message.owner, ...line, at: now, read_at: null, clock }]);
  return [message.owner];
}
