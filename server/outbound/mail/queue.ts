import type { OutboxRow } from '../../../db/queries/outbox.ts';
import type { Db, Tx } from '../../../db/store.ts';
import type { MessageContext } from '../../../machines/message/contract.ts';
import { messageId } from './message-id.ts';
import type { Mail } from './types.ts';

/** What a new mail is about; the rest follows. */
export type NewMail = Pick<Mail, 'id' | 'kind' | 'about_id' | 'lane'> &
  Partial<Pick<Mail, 'case_id' | 'owner_id' | 'org_id' | 'person_id'>> & { payload?: object; at: string; clock: number; domain: string };

/** Puts a mail in the queue; the same id twice is one mail. */
export async function queueMail(tx: Tx, mail: NewMail): Promise<void> {
  const { at, domain, payload, ...row } = mail;
  await tx
    .insertInto('mails')
    .values({
      case_id: null,
      owner_id: null,
      org_id: null,
      person_id: null,
      ...row,
      payload: JSON.stringify(payload ?? {}),
      message_id: messageId(mail.id, domain),
      status: 'waiting',
      reason: null,
      reply: null,
      attempts: 0,
      round: 1,
      flagged: 0,
      next_at: at,
      lease_by: null,
      lease_until: null,
      data_at: null,
      address: null,
      hash: null,
      created_at: at,
      sent_at: null,
      ended_at: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/**
 * A message asks for the secure mail channel (its effect `offerToChannel`). The first time makes a mail; a later time, after a failure or because a
 * person sends it again, offers the same mail anew, under the same Message-ID.
 */
export async function queueLetter(tx: Tx, row: OutboxRow, given: { clock: number; domain: string; at: string }): Promise<void> {
  const { context: text } = await tx.selectFrom('instances').select('context').where('id', '=', row.instance_id).executeTakeFirstOrThrow();
  const context = JSON.parse(text) as MessageContext;
  const before = await findMailAbout(tx, row.instance_id);
  // What may have left is sent again by a person only, whatever its machine tries by itself.
  if (before?.status === 'uncertain' && !(await saidByPerson(tx, row))) return;
  if (before) return offerAgain(tx, before, given);
  await queueMail(tx, {
    id: row.id,
    kind: 'letter',
    about_id: row.instance_id,
    lane: context.caseId ?? row.instance_id,
    case_id: context.caseId,
    owner_id: context.owner,
    org_id: context.recipientOrg,
    person_id: context.recipient,
    ...given,
  });
}

async function saidByPerson(tx: Tx, { event_id }: OutboxRow): Promise<boolean> {
  const event = await tx.selectFrom('events').select('actor').where('id', '=', event_id).executeTakeFirst();
  return event !== undefined && !(JSON.parse(event.actor) as { roles: string[] }).roles.includes('SYSTEM');
}

async function offerAgain(tx: Tx, before: Mail, { at, clock }: { at: string; clock: number }): Promise<void> {
  await tx
    .updateTable('mails')
    .set((eb) => ({
      status: 'waiting',
      reason: null,
      reply: null,
      attempts: 0,
      round: eb('round', '+', 1),
      next_at: at,
      ended_at: null,
      data_at: null,
      lease_by: null,
      lease_until: null,
      clock,
    }))
    .where('id', '=', before.id)
    .where('status', '!=', 'sending')
    .execute();
}

/** The mail that carries this message, or undefined. */
export const findMailAbout = (db: Db | Tx, id: string): Promise<Mail | undefined> =>
  db.selectFrom('mails').selectAll().where('about_id', '=', id).where('kind', '=', 'letter').executeTakeFirst();
