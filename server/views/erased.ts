import type { Db } from '../../db/store.ts';

const LAWS: Record<string, string> = {
  GDPR_17: 'een verzoek (AVG, artikel 17)',
  WGBO_7_455: 'een verzoek (WGBO, artikel 7:455)',
  YOUTH_ACT: 'een verzoek (Jeugdwet)',
  SOCIAL_SUPPORT_ACT: 'een verzoek (Wmo 2015)',
};
const day = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/Amsterdam' });

/** When and why this was destroyed; null when it was not. */
export async function erasedAs(db: Db, id: string): Promise<{ at: string; ground: string; law: string } | null> {
  return (await db.selectFrom('erasures').select(['at', 'ground', 'law']).where('object_id', '=', id).executeTakeFirst()) ?? null;
}

/** What stands where a name stood: "Gewist op 24 november 2026 wegens …". */
export async function erasedSentences(db: Db, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('erasures').select(['object_id', 'at', 'ground', 'law']).where('object_id', 'in', ids).execute();
  return new Map(
    rows.map((row) => [
      row.object_id,
      `Gewist op ${day.format(new Date(row.at))} wegens ${row.ground === 'request' ? (LAWS[row.law] ?? 'een verzoek') : `het einde van de bewaartermijn (${row.law})`}`,
    ]),
  );
}
