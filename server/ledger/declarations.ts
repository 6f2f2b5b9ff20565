import { among } from '../../db/queries/among.ts';
import type { Declarable, Declaration, DeclarationLine } from '../contract/ledger-shapes.ts';
import type { Who } from '../engine/types.ts';
import type { ViewDeps } from '../views/deps.ts';
import { judgePeriod } from './declare.ts';
import type { RefusedBy } from '../contract/ledger-shapes.ts';
import type { Verdict } from './judge-claims.ts';
import { clientNames, staffNames } from './names.ts';
import { referenceOf } from './reference.ts';
import type { FundedKind } from '../contract/ledger-shapes.ts';

type Named = { caseId: string | null; client: string | null };
/** A list, and the clients whose names it says. */
type Told<T> = { told: T; clients: { client: string; caseId: string | null }[] };

/** What the viewer's organisation may still ask for in a period, and the lists of it that were made. */
export async function lookAtDeclarable(deps: ViewDeps, who: Who, { from, until }: { from: string; until: string }): Promise<Told<Declarable>> {
  const org = who.org!;
  const verdicts = await judgePeriod(deps.db, { org, from, until }, deps.clock.now().toISOString());
  const lines = verdicts.map(({ claim }) => ({ caseId: claim.caseId, client: claim.patient, org }));
  const { nameOf } = await clientNames(deps, who, lines);
  const rows = await deps.db
    .selectFrom('declarations')
    .selectAll()
    .where('org_id', '=', org)
    .where('from_on', '<=', until)
    .where('until_on', '>=', from)
    .orderBy('at', 'desc')
    .limit(100)
    .execute();
  const sums = await totalsOf(
    deps,
    rows.map((row) => row.id),
  );
  const staff = await staffNames(
    deps,
    rows.map((row) => row.made_by),
    [org],
  );
  const payers = [...new Set(verdicts.filter((verdict) => verdict.paid).map((verdict) => verdict.payer!))].sort();
  const told: Declarable = {
    org: { id: org, name: staff(org) },
    from,
    until,
    open: payers.map((payer) => ({
      payer,
      ...sumOf(verdicts.filter((verdict) => verdict.payer === payer).map(({ paid, eligibleMinutes, cents }) => ({ paid, eligibleMinutes, cents }))),
    })),
    lines: verdicts.map((verdict, nth) => lineOf(verdict, nameOf(lines[nth]), verdict.claim.patient && referenceOf(deps.keys, org, verdict.claim.patient))),
    made: rows.map((row) => ({
      id: row.id,
      org: { id: org, name: staff(org) },
      payer: row.payer,
      from: row.from_on,
      until: row.until_on,
      madeBy: staff(row.made_by),
      at: row.at,
      withdrawnAt: row.withdrawn_at,
      total: sums.get(row.id) ?? { lines: 0, minutes: 0, cents: 0 },
    })),
  };
  return { told, clients: namedIn(lines, nameOf) };
}

/** One list that was made by the viewer's organisation; null when there is none of that id. */
export async function findDeclaration(deps: ViewDeps, who: Who, id: string): Promise<Told<Declaration> | null> {
  const row = await deps.db.selectFrom('declarations').selectAll().where('id', '=', id).where('org_id', '=', who.org).executeTakeFirst();
  if (!row) return null;
  const stored = await deps.db.selectFrom('declaration_lines').selectAll().where('declaration_id', '=', id).orderBy('on_day').orderBy('claim_key').execute();
  const lines = stored.map((line) => ({ caseId: line.case_id, client: line.client_id, org: row.org_id }));
  const { nameOf } = await clientNames(deps, who, lines);
  const staff = await staffNames(deps, [row.made_by], [row.org_id]);
  const told: Declaration = {
    id: row.id,
    org: { id: row.org_id, name: staff(row.org_id) },
    payer: row.payer,
    from: row.from_on,
    until: row.until_on,
    madeBy: staff(row.made_by),
    at: row.at,
    withdrawnAt: row.withdrawn_at,
    total: (await totalsOf(deps, [id])).get(id)!,
    lines: stored.map((line, nth) => ({
      key: line.claim_key,
      on: line.on_day,
      kind: line.kind as FundedKind,
      set: line.rule_set,
      payer: row.payer,
      minutes: Number(line.minutes),
      eligibleMinutes: Number(line.eligible_minutes),
      cents: line.cents === null ? null : Number(line.cents),
      code: line.code,
      reference: line.reference,
      client: nameOf(lines[nth]),
      paid: Number(line.paid) === 1,
      refusedBy: line.refused_by as RefusedBy | null,
    })),
  };
  return { told, clients: namedIn(lines, nameOf) };
}

async function totalsOf({ db }: ViewDeps, ids: string[]): Promise<Map<string, Declaration['total']>> {
  const lines = await db
    .selectFrom('declaration_lines')
    .select(['declaration_id', 'paid', 'eligible_minutes', 'cents'])
    .where('declaration_id', 'in', among(db, ids))
    .execute();
  return new Map(
    ids.map((id) => [
      id,
      sumOf(
        lines
          .filter((line) => line.declaration_id === id)
          .map((line) => ({
            paid: Number(line.paid) === 1,
            eligibleMinutes: Number(line.eligible_minutes),
            cents: line.cents === null ? null : Number(line.cents),
          })),
      ),
    ]),
  );
}

function sumOf(lines: { paid: boolean; eligibleMinutes: number; cents: number | null }[]): Declaration['total'] {
  const paid = lines.filter((line) => line.paid);
  return {
    lines: paid.length,
    minutes: paid.reduce((sum, line) => sum + line.eligibleMinutes, 0),
    cents: paid.reduce((sum, line) => sum + (line.cents ?? 0), 0),
  };
}

function lineOf({ claim, ...verdict }: Verdict, client: string | null, reference: string | null): DeclarationLine {
  const { key, on, kind, minutes } = claim;
  const { set, payer, paid, eligibleMinutes, cents, code, refusedBy } = verdict;
  return { key, on, kind, minutes, set, payer, paid, eligibleMinutes, cents, code, refusedBy, client, reference };
}

const namedIn = (lines: Named[], nameOf: (line: Named) => string | null) =>
  lines.flatMap((line) => (line.client && nameOf(line) ? [{ client: line.client, caseId: line.caseId }] : []));
