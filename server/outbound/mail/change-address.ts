import { timingSafeEqual } from 'node:crypto';
import type { Tx } from '../../../db/store.ts';
import type { Keys, Refusal } from '../../engine/types.ts';
import { releaseHeld } from './addresses.ts';
import { codeOf } from './code-kind.ts';
import { isMailAddress } from './compose.ts';
import { queueMail } from './queue.ts';

export const MOST_TRIES = 5;
type Change = { at: string; by: string };

/** A refusal about one field. */
export const badField = (path: string, nl: string, en: string): Refusal => ({
  ok: false,
  status: 422,
  code: 'bad-input',
  why: { nl: 'Niet alles is goed ingevuld.', en: 'Not everything is filled in well.' },
  errors: [{ path, text: { nl, en } }],
});

/** Puts an address in the place of the one before and mails it a code. What was verified is not verified any more: the change is a new row. */
export async function addAddress(
  tx: Tx,
  given: { id: string; org: string; person: string | null; address: string; domain: string },
  { at, by }: Change,
): Promise<string | Refusal> {
  const { id, org, person, domain } = given;
  const address = given.address.trim().toLowerCase();
  if (!isMailAddress(address)) return badField('address', 'Dit is geen gewoon mailadres.', 'This is no plain mail address.');
  if (!(await tx.selectFrom('organisations').select('id').where('id', '=', org).executeTakeFirst()))
    return badField('org', 'Dit bestaat niet.', 'This does not exist.');
  if (person) {
    const member = await tx.selectFrom('memberships').select('id').where('person_id', '=', person).where('org_id', '=', org).executeTakeFirst();
    if (!member) return badField('person', 'Deze persoon werkt niet bij deze organisatie.', 'This person does not work at this organisation.');
  }
  await tx
    .updateTable('mail_addresses')
    .set({ ended_at: at })
    .where('org_id', '=', org)
    .where('person_id', person ? '=' : 'is', person)
    .where('ended_at', 'is', null)
    .execute();
  await tx
    .insertInto('mail_addresses')
    .values({ id, org_id: org, person_id: person, address, added_by: by, added_at: at, tries: 0, verified_by: null, verified_at: null, ended_at: null })
    .execute();
  const { value: clock } = await tx.selectFrom('clock').select('value').where('id', '=', 1).executeTakeFirstOrThrow();
  await queueMail(tx, { id, kind: 'code', about_id: id, lane: id, owner_id: by, org_id: org, at, clock: clock + 1, domain });
  return id;
}

/** Judges the code. A wrong one is counted, and the fifth ends the address: `wrong` must be kept although it is a refusal. */
export async function verifyAddress(
  tx: Tx,
  keys: Pick<Keys, 'token'>,
  { id, code }: { id: string; code: string },
  { at, by }: Change,
): Promise<'verified' | 'wrong' | 'over' | 'unknown'> {
  const row = await tx.selectFrom('mail_addresses').selectAll().where('id', '=', id).where('ended_at', 'is', null).executeTakeFirst();
  if (!row) return 'unknown';
  if (row.verified_at !== null) return 'verified';
  if (row.tries >= MOST_TRIES) return 'over';
  const right = timingSafeEqual(Buffer.from(code), Buffer.from(codeOf(keys, row.id, row.address)));
  const mark = right ? { verified_at: at, verified_by: by } : { tries: row.tries + 1 };
  await tx.updateTable('mail_addresses').set(mark).where('id', '=', id).execute();
  if (right) await releaseHeld(tx, row.org_id, at);
  return right ? 'verified' : 'wrong';
}
