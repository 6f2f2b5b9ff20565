import type { Store } from '../../../db/store.ts';
import type { MessageContext } from '../../../machines/message/contract.ts';
import type { Clock } from '../../engine/types.ts';
import type { Kind, Mail } from './types.ts';

type Deps = { store: Store; clock: Clock; kind: Kind };
const AT_ONCE = 200;
const WAITS = ['waiting', 'held', 'retrying'];
const ENDED = ['sent', 'delivered', 'read', 'lost', 'stuck'];

/**
 * Mails of letters follow their message: what a person took along or stopped does not leave as well, what the message gave up is stuck; and a message that
 * did not hear how its mail fared, because this process died in between, hears it now.
 */
export async function keepInStep({ store, clock, kind }: Deps): Promise<void> {
  const rows = await store.db
    .selectFrom('mails as m')
    .innerJoin('boards as b', 'b.id', 'm.about_id')
    .selectAll('m')
    .select('b.state as machineState')
    .where('m.kind', '=', 'letter')
    .where((eb) =>
      eb.or([
        eb.and([eb('m.status', 'in', WAITS), eb('b.state', '!=', 'queued')]),
        eb.and([eb('m.status', 'in', ENDED), eb('b.state', 'in', ['handedOver', 'retrying'])]),
      ]),
    )
    .orderBy('m.clock')
    .limit(AT_ONCE)
    .execute();
  for (const { machineState, ...mail } of rows) {
    if (!WAITS.includes(mail.status)) await tellAgain(kind, mail, machineState);
    else await follow({ store, clock }, mail, machineState);
  }
}

async function tellAgain(kind: Kind, mail: Mail, state: string): Promise<void> {
  if (mail.status === 'lost' || mail.status === 'stuck') await kind.told(mail, { is: mail.reason === 'bounced' ? 'bounced' : 'refused', reply: mail.reply });
  else if (state === 'handedOver' && mail.status !== 'sent') await kind.told(mail, { is: mail.status as 'delivered' | 'read' });
  else if (state === 'handedOver' && mail.reason === 'accepted') await kind.told(mail, { is: 'sent', confirms: false, receipt: 'accepted' });
}

async function follow({ store, clock }: Omit<Deps, 'kind'>, mail: Mail, state: string): Promise<void> {
  const mark = await markFor(store, mail, state);
  if (!mark) return;
  await store.write((tx) =>
    tx
      .updateTable('mails')
      .set({ ...mark, ended_at: clock.now().toISOString() })
      .where('id', '=', mail.id)
      .where('status', '=', mail.status)
      .where('round', '=', mail.round)
      .execute(),
  );
}

async function markFor(store: Store, mail: Mail, state: string): Promise<{ status: string; reason: string } | null> {
  if (state === 'retrying') return null;
  if (state === 'dead') return { status: 'stuck', reason: 'given-up' };
  if (state === 'stopped') return { status: 'stopped', reason: 'stopped' };
  if (state !== 'handedOver') return { status: 'stopped', reason: 'settled' };
  const row = await store.db.selectFrom('instances').select('context').where('id', '=', mail.about_id).executeTakeFirst();
  return row && (JSON.parse(row.context) as MessageContext).handedOverBy !== 'system' ? { status: 'stopped', reason: 'by-hand' } : null;
}
