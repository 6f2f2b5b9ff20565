import type { Tx } from '../../db/store.ts';
import type { Ids, Refusal } from '../engine/types.ts';

type New = {
  kind: string;
  person: string | null;
  employer: string | null;
  payer: string;
  hoursWeek: number | null;
  from: string;
  until: string | null;
  org: string;
  by: string;
  at: string;
};

const HOUR = 60;
const wrong = (path: string, nl: string, en: string): Refusal => ({
  ok: false,
  status: 422,
  code: 'bad-input',
  why: { nl: 'Niet alles is goed ingevuld.', en: 'Not everything is filled in well.' },
  errors: [{ path, text: { nl, en } }],
});

/** Writes who pays for hours, from when until when. A secondment is about one person with hours; two for the same person in the same place do not run at once. */
export async function addContract(tx: Tx, ids: Ids, one: New): Promise<string | Refusal> {
  if (one.until && one.until < one.from) return wrong('until', 'Dit ligt voor het begin.', 'This lies before the beginning.');
  const there = async (table: 'persons' | 'organisations', id: string) =>
    (await tx.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
  if (one.employer && !(await there('organisations', one.employer)))
    return wrong('employer', 'Deze organisatie is er niet.', 'This organisation is not there.');
  if (one.kind === 'SECONDMENT') {
    if (!one.person || !(await there('persons', one.person))) return wrong('person', 'Kies wie gedetacheerd is.', 'Choose who is seconded.');
    if (one.hoursWeek === null) return wrong('hoursWeek', 'Zeg hoeveel uur per week.', 'Say how many hours a week.');
    const others = await tx
      .selectFrom('hour_contracts')
      .select(['from_on', 'until_on'])
      .where('person_id', '=', one.person)
      .where('org_id', '=', one.org)
      .execute();
    if (others.some((other) => (other.until_on === null || other.until_on >= one.from) && (one.until === null || other.from_on <= one.until)))
      return wrong('from', 'Er loopt dan al een contract voor deze persoon.', 'A contract for this person runs then already.');
  }
  const id = ids.uuid();
  await tx
    .insertInto('hour_contracts')
    .values({
      id,
      kind: one.kind,
      person_id: one.person,
      org_id: one.org,
      employer_id: one.employer,
      payer: one.payer,
      minutes_week: one.hoursWeek === null ? null : Math.round(one.hoursWeek * HOUR),
      from_on: one.from,
      until_on: one.until,
      by_person: one.by,
      at: one.at,
    })
    .execute();
  return id;
}

/** Sets the last day of a contract of this organisation. */
export async function endContract(tx: Tx, { id, org, until }: { id: string; org: string; until: string }): Promise<string | Refusal> {
  const row = await tx.selectFrom('hour_contracts').select('from_on').where('id', '=', id).where('org_id', '=', org).executeTakeFirst();
  if (!row) return { ok: false, status: 404, code: 'not-found', why: { nl: 'Dit contract is er niet.', en: 'This contract is not there.' } };
  if (until < row.from_on) return wrong('until', 'Dit ligt voor het begin.', 'This lies before the beginning.');
  await tx.updateTable('hour_contracts').set({ until_on: until }).where('id', '=', id).execute();
  return id;
}
