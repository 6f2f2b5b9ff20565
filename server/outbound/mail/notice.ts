import { insertInbox } from '../../../db/queries/inbox.ts';
import type { Store } from '../../../db/store.ts';
import type { Clock } from '../../engine/types.ts';
import { derivedId } from '../derived-id.ts';
import type { Mail } from './types.ts';

/** A line in the inbox of whoever sent it, once per round: that it is uncertain or lost, never about whom. */
export async function noticeTo(deps: { store: Store; clock: Clock; delivered?: (people: string[]) => void }, mail: Mail, text: string): Promise<void> {
  const person = mail.owner_id;
  if (!person) return;
  const at = deps.clock.now().toISOString();
  await deps.store.write(async (tx) => {
    const { value: clock } = await tx
      .updateTable('clock')
      .set((eb) => ({ value: eb('value', '+', 1) }))
      .where('id', '=', 1)
      .returning('value')
      .executeTakeFirstOrThrow();
    const line = { id: derivedId(mail.id, String(mail.round), text), person_id: person, kind: 'notice', instance_id: mail.about_id, letter_id: null };
    await insertInbox(tx, [{ ...line, notice: JSON.stringify({ machine: 'message', text, vars: {} }), at, read_at: null, clock }]);
  });
  deps.delivered?.([person]);
}
