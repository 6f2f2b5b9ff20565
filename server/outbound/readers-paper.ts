import type { Db } from '../../db/store.ts';
import type { Readers } from '../contract/audit-shapes.ts';
import { dutchDay } from './dutch.ts';
import { typeset } from './letters/typeset.ts';

/** The letter "wie zag wat en waarom" as PDF/UA: the days of the overview, in plain Dutch. */
export async function readersPdf(db: Db, overview: Readers, orgId: string | null, at: Date): Promise<Buffer> {
  const org = orgId ? await db.selectFrom('organisations').select(['name', 'phone']).where('id', '=', orgId).executeTakeFirst() : undefined;
  const since = overview.next ?? overview.from;
  const period = since || overview.until ? `${dutchDay(since) || 'het begin'} tot ${dutchDay(overview.until) || 'nu'}` : 'alles tot nu';
  return typeset(
    'readers',
    {
      title: 'Wie zag wat, en waarom?',
      sender: org?.name ?? 'Mekoar',
      call: org?.phone ? `Vragen? Bel ${org.name}: ${org.phone}` : 'Vragen? Bel uw hulpverlener.',
      period,
      made: dutchDay(at.toISOString()),
      complete: overview.complete,
      since: dutchDay(overview.next),
      scope: overview.scope,
      rows: overview.rows.map((row) => ({ ...row, day: dutchDay(row.day), role: row.role.nl, did: row.did.nl, why: row.why.nl })),
    },
    at,
  );
}
