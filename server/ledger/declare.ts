import type { Tx } from '../../db/store.ts';
import { dayInAmsterdam } from '../../machines/calendar.ts';
import type { Ids, Keys, Refusal } from '../engine/types.ts';
import { among } from '../../db/queries/among.ts';
import type { Db } from '../../db/store.ts';
import { claimsOf } from './claims.ts';
import { loadFundBook } from './fund-book.ts';
import { judgeClaims, type Settled, type Verdict } from './judge-claims.ts';
import { listEntries } from './list-entries.ts';
import { referenceOf } from './reference.ts';
import type { FundedKind } from '../contract/ledger-shapes.ts';

export type Period = { org: string; from: string; until: string };

/**
 * What an organisation may ask for the days of a period that no list has yet. The days before them in the same year are judged too, because they take their room in the limits
 * first, and so is what was declared.
 */
export async function judgePeriod(db: Db | Tx, { org, from, until }: Period, now: string): Promise<Verdict[]> {
  const begin = `${from.slice(0, 4)}-01-01`;
  const entries = (await listEntries(db, { from: begin, until })).filter((entry) => entry.org === org && !entry.declared);
  const done = await settledOf(db, org);
  const claims = claimsOf(entries).filter((claim) => !done.claims.has(claim.key));
  const verdicts = judgeClaims(claims, await loadFundBook(db), done.settled, dayInAmsterdam(now));
  return verdicts.filter(({ claim }) => claim.on >= from);
}

/** What stands on lists that were not withdrawn. */
async function settledOf(db: Db | Tx, org: string): Promise<{ settled: Settled[]; claims: Set<string> }> {
  const rows = await db
    .selectFrom('declaration_lines as l')
    .innerJoin('declarations as d', 'd.id', 'l.declaration_id')
    .select(['l.claim_key', 'l.rule_set', 'l.kind', 'l.on_day', 'l.client_id', 'l.eligible_minutes'])
    .where('d.org_id', '=', org)
    .where('d.withdrawn_at', 'is', null)
    .where('l.paid', '=', 1)
    .execute();
  const settled = rows.map((row): Settled => ({
    set: row.rule_set ?? '',
    kind: row.kind as FundedKind,
    org,
    on: row.on_day,
    patient: row.client_id,
    minutes: Number(row.eligible_minutes),
  }));
  return { settled, claims: new Set(rows.map((row) => row.claim_key)) };
}

/**
 * Writes the list of a period for one fund: what it pays, and what it does not with the rule. The minutes of the paid lines are used up; the key of `declared_minutes` refuses
 * them a second time. Refuses when there is nothing to ask for.
 */
export async function makeDeclaration(
  tx: Tx,
  deps: { ids: Ids; keys: Keys },
  asked: Period & { payer: string; by: string; at: string },
): Promise<string | Refusal> {
  const verdicts = (await judgePeriod(tx, asked, asked.at)).filter((verdict) => verdict.payer === asked.payer);
  if (!verdicts.some((verdict) => verdict.paid)) return NOTHING;
  const id = deps.ids.uuid();
  await tx
    .insertInto('declarations')
    .values({
      id,
      org_id: asked.org,
      payer: asked.payer,
      from_on: asked.from,
      until_on: asked.until,
      made_by: asked.by,
      at: asked.at,
      withdrawn_by: null,
      withdrawn_at: null,
    })
    .execute();
  for (const { claim, ...verdict } of verdicts) {
    const line = deps.ids.uuid();
    await tx
      .insertInto('declaration_lines')
      .values({
        id: line,
        declaration_id: id,
        claim_key: claim.key,
        kind: claim.kind,
        on_day: claim.on,
        rule_set: verdict.set,
        minutes: claim.minutes,
        eligible_minutes: verdict.eligibleMinutes,
        cents: verdict.cents,
        code: verdict.code,
        reference: claim.patient && referenceOf(deps.keys, asked.org, claim.patient),
        client_id: claim.patient,
        case_id: claim.caseId,
        paid: verdict.paid ? 1 : 0,
        refused_by: verdict.refusedBy,
      })
      .execute();
    if (verdict.paid && claim.entries.length > 0)
      await tx
        .insertInto('declared_minutes')
        .values(claim.entries.map(({ key, minutes }) => ({ entry_key: key, line_id: line, minutes })))
        .execute();
  }
  return id;
}

/** Takes a list back: it stays, and its minutes are free again. */
export async function withdrawDeclaration(tx: Tx, id: string, by: string, at: string): Promise<void> {
  await tx.updateTable('declarations').set({ withdrawn_by: by, withdrawn_at: at }).where('id', '=', id).execute();
  const lines = await tx.selectFrom('declaration_lines').select('id').where('declaration_id', '=', id).execute();
  await tx
    .deleteFrom('declared_minutes')
    .where(
      'line_id',
      'in',
      among(
        tx,
        lines.map((line) => line.id),
      ),
    )
    .execute();
}

const NOTHING: Refusal = {
  ok: false,
  status: 409,
  code: 'nothing-to-declare',
  why: { nl: 'In deze periode is er voor dit fonds niets te declareren.', en: 'There is nothing to declare to this fund in this period.' },
};
