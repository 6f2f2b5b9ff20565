import { among } from '../../db/queries/among.ts';
import { addDays, dayInAmsterdam } from '../../machines/calendar.ts';
import type { Ledger } from '../contract/ledger-shapes.ts';
import type { Who } from '../engine/types.ts';
import { audienceOf } from '../figures/audience.ts';
import { isRipe, quarterOf } from '../figures/period.ts';
import type { ViewDeps } from '../views/deps.ts';
import { budgetsOf } from './budgets.ts';
import { disclosedHours } from './disclosed-hours.ts';
import { loadFundBook } from './fund-book.ts';
import { listEntries, type Listed } from './list-entries.ts';
import { levelOf, mayContract, mayDeclare } from './may.ts';
import { clientNames, staffNames } from './names.ts';
import { payerOf } from './payer-of.ts';
import { referenceOf } from './reference.ts';
import { grouped, sumsOf } from './sums.ts';

type Asked = { from: string; until: string; org?: string; payer?: string };
type Looked = { ledger: Ledger; clients: { client: string; caseId: string | null }[] };
const MOST_ENTRIES = 2000;

/** The ledger of a period as this hat may see it; null when it may see none of it, or asks for an organisation of which it may not. */
export async function lookAtLedger(deps: ViewDeps, who: Who, asked: Asked): Promise<Looked | null> {
  const level = levelOf(who);
  if (!level) return null;
  if (level === 'counts') return { ledger: await lookAtCounts(deps, who, asked), clients: [] };
  return asked.org && asked.org !== who.org ? null : lookAtLines(deps, who, asked, level);
}

/** All lines of one's organisation, or one's own. */
async function lookAtLines(deps: ViewDeps, who: Who, asked: Asked, level: 'lines' | 'own'): Promise<Looked> {
  const { db } = deps;
  const fundOf = await loadFundBook(db);
  const payer = (entry: Listed) => payerOf(entry, fundOf);
  const all = (await listEntries(db, asked)).filter((entry) =>
    level === 'lines' ? entry.org === who.org : entry.person === who.person && (entry.org ?? who.org) === who.org,
  );
  const entries = asked.payer ? all.filter((entry) => payer(entry) === asked.payer) : all;
  const orgs = await db
    .selectFrom('organisations')
    .select(['id', 'name'])
    .where('id', '=', who.org ?? '')
    .execute();
  const today = dayInAmsterdam(deps.clock.now().toISOString());
  const shown = entries.slice(-MOST_ENTRIES);
  const nameOf = await staffNames(
    deps,
    entries.map((entry) => entry.person),
    entries.flatMap((entry) => entry.org ?? []),
  );
  const { nameOf: clientOf, opens } = await clientNames(deps, who, shown);
  const ledger: Ledger = {
    level,
    from: asked.from,
    until: asked.until,
    org: orgs[0] ?? null,
    orgs,
    payers: [...new Set(all.map(payer))].sort(),
    totals: sumsOf(entries),
    byPayer: grouped(entries, payer).map(([name, list]) => ({ payer: name, ...sumsOf(list) })),
    byWhat: grouped(entries, (entry) => `${entry.machine} ${entry.what}`).map(([, list]) => ({
      machine: list[0].machine,
      what: list[0].what,
      ...sumsOf(list),
    })),
    byPerson: grouped(entries, (entry) => entry.person)
      .map(([id, list]) => ({ person: { id, name: nameOf(id) }, minutes: sumsOf(list).minutes }))
      .sort((a, b) => a.person.name.localeCompare(b.person.name, 'nl')),
    entries: shown.map((entry) => ({
      ...entry,
      person: { id: entry.person, name: nameOf(entry.person) },
      org: entry.org ? { id: entry.org, name: nameOf(entry.org) } : null,
      payer: payer(entry),
      client: clientOf(entry),
      reference: entry.client && entry.org ? referenceOf(deps.keys, entry.org, entry.client) : null,
      case: entry.caseId && opens.has(entry.caseId) ? entry.caseId : null,
      mayCorrect: entry.person === who.person && !entry.declared,
    })),
    more: shown.length < entries.length,
    budgets: await budgetsOf(deps, who, { month: asked.until.slice(0, 7), today, all: level === 'lines' }),
    mayDeclare: mayDeclare(who),
    mayContract: mayContract(who),
  };
  return { ledger, clients: shown.flatMap((entry) => (entry.client && clientOf(entry) ? [{ client: entry.client, caseId: entry.caseId }] : [])) };
}

/** Numbers of a quarter whose days of grace are over: that of the day asked for, or the last one that may be known. */
async function lookAtCounts(deps: ViewDeps, who: Who, asked: Asked): Promise<Ledger> {
  const { db } = deps;
  const today = dayInAmsterdam(deps.clock.now().toISOString());
  let quarter = quarterOf(asked.from < today ? asked.from : today);
  while (!isRipe(quarter, today)) quarter = quarterOf(addDays(quarter.from, -1));
  const fundOf = await loadFundBook(db);
  const entries = await listEntries(db, quarter);
  const payer = (entry: Listed) => payerOf(entry, fundOf);
  const table = disclosedHours(entries, payer, audienceOf(who) ?? OUTSIDE);
  const payers = [...new Set(entries.map(payer))].sort();
  const ids = [...new Set(entries.flatMap((entry) => entry.org ?? []))];
  const orgs = await db.selectFrom('organisations').select(['id', 'name']).where('id', 'in', among(db, ids)).orderBy('name').execute();
  const org = orgs.find((one) => one.id === asked.org) ?? null;
  return {
    level: 'counts',
    from: quarter.from,
    until: quarter.until,
    org,
    orgs,
    payers,
    totals: table(org?.id ?? null, asked.payer ?? null),
    byPayer: payers.filter((name) => !asked.payer || name === asked.payer).map((name) => ({ payer: name, ...table(org?.id ?? null, name) })),
    byWhat: [],
    byPerson: [],
    entries: [],
    more: false,
    budgets: [],
    mayDeclare: false,
    mayContract: false,
  };
}

const OUTSIDE = { k: 10, round: 5 };
