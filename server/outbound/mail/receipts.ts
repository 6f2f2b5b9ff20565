import type { Store } from '../../../db/store.ts';
import type { Clock } from '../../engine/types.ts';
import { derivedId } from '../derived-id.ts';
import { readReport, type Report } from './read-report.ts';
import type { Kind, Mail } from './types.ts';

export type ReceiptDeps = { store: Store; clock: Clock; kinds: Record<string, Kind> };
/** What became of it; `unknown` fits none of our mails, `no-report` is none at all. Both are recorded. */
export type Receipt = 'bounced' | 'delivered' | 'read' | 'delayed' | 'nothing' | 'unknown' | 'no-report' | 'again' | 'too-late';

/** From where a report may still move a mail; a reading is never undone by a bounce that comes behind it. */
const OPEN: Record<string, string[]> = {
  bounced: ['sent', 'uncertain'],
  delivered: ['sent', 'uncertain', 'stuck', 'lost'],
  read: ['sent', 'uncertain', 'stuck', 'lost', 'delivered'],
};

/** Takes in one report and tells whoever waits for it. Matched by Message-ID only: an address or a subject proves nothing. The same report again does nothing. */
export async function takeReceipt(deps: ReceiptDeps, raw: Buffer): Promise<Receipt> {
  const { store, clock, kinds } = deps;
  const at = clock.now().toISOString();
  const id = derivedId('receipt', raw.toString('latin1'));
  if (await store.db.selectFrom('mail_receipts').select('id').where('id', '=', id).executeTakeFirst()) return 'again';
  const report = await readReport(raw);
  const mail = report?.messageId ? await store.db.selectFrom('mails').selectAll().where('message_id', '=', report.messageId).executeTakeFirst() : undefined;
  const says = !report ? 'no-report' : !mail ? 'unknown' : report.says;
  const outcome: Receipt = mail && OPEN[says] && !OPEN[says].includes(mail.status) ? 'too-late' : says;
  await store.write(async (tx) => {
    await tx
      .insertInto('mail_receipts')
      .values({ id, at, kind: report?.kind ?? 'other', outcome, mail_id: mail?.id ?? null, detail: report?.status ?? null })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
    const mark = mail && report && markOf(outcome, mail, report, at);
    if (mark) await tx.updateTable('mails').set(mark).where('id', '=', mail.id).where('status', '=', mail.status).execute();
  });
  if (mail && OPEN[outcome]) await kinds[mail.kind]?.told(mail, { is: outcome as 'bounced' | 'delivered' | 'read' });
  return outcome;
}

function markOf(outcome: Receipt, mail: Mail, report: Report, at: string): Partial<Mail> | null {
  switch (outcome) {
    case 'bounced':
      return { status: 'lost', reason: 'bounced', reply: report.status, ended_at: at };
    case 'delivered':
    case 'read':
      return { status: outcome, reason: null, ended_at: at };
    case 'delayed':
      return mail.status === 'sent' ? { reason: 'delayed', reply: report.status } : null;
    default:
      return null;
  }
}
