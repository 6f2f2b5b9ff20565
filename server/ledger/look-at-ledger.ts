import { among } from '../../db/queries/among.ts';
import { dayInAmsterdam } from '../../machines/calendar.ts';
import type { Ledger } from '../contract/ledger-shapes.ts';
import type { Who } from '../engine/types.ts';
import type { ViewDeps } from '../views/deps.ts';
import { budgetsOf } from './budgets.ts';
import { loadFundBook } from './fund-book.ts';
import { listEntries, type Listed } from './list-entries.ts';
import { levelOf, mayContract, mayDeclare } from './may.ts';
import { clientNames, staffNames } from './names.ts';
import { payerOf } from './payer-of.ts';
import { referenceOf } from './reference.ts';
import { discloseSums, grouped, sumsOf } from './sums.ts';

type Asked = { from: string; until: string; org?: string; payer?: string };
const MOST_ENTRIES = 2000;

/** The ledger of a period as this hat may see it; null when it may see none of it, or asks for an organisation of which it may not. */
export async function lookAtLedger(
  deps: ViewDeps,
  who: Who,
  asked: Asked,
): Promise<{ ledger: Ledger; clients: { client: string; caseId: string | null }[] } | null> {
  const level = levelOf(who);
  if (!level || (level !== 'counts' && asked.org && asked.org !== who.org)) return null;
  const { db } = deps;
  const fundOf = await loadFundBook(db);
  const all = (await listEntries(db, asked)).filter((entry) => seen(level, who, asked.org, entry));
  const payers = [...new Set(all.map((entry) => payerOf(entry, fundOf)))].sort();
  const entries = asked.payer ? all.filter((entry) => payerOf(entry, fundOf) === asked.payer) : all;
  const orgs = level === 'counts' ? await worked(deps, await listEntries(db, asked)) : await organisation(deps, who.org);
  const org = level === 'counts' ? orgs.find((one) => one.id === asked.org) : orgs[0];
  const sums = {
    byPayer: grouped(entries, (entry) => payerOf(entry, fundOf)).map(([payer, list]) => ({ payer, ...sumsOf(list) })),
    byWhat: grouped(entries, (entry) => `${entry.machine} ${entry.what}`).map(([, list]) => ({
      machine: list[0].machine,
      what: list[0].what,
      ...sumsOf(list),
    })),
  };
  const total = sumsOf(entries);
  const told = { from: asked.from, until: asked.until, level, org: org ?? null, orgs, payers };
  if (level === 'counts') {
    const [byPayer, byWhat] = [discloseSums(total, sums.byPayer), discloseSums(total, sums.byWhat)];
    const nobody = { byPerson: [], entries: [], more: false, budgets: [], mayDeclare: false, mayContract: false };
    return { ledger: { ...told, totals: byPayer.total, byPayer: byPayer.groups, byWhat: byWhat.groups, ...nobody }, clients: [] };
  }
  const today = dayInAmsterdam(deps.clock.now().toISOString());
  const shown = entries.slice(-MOST_ENTRIES);
  const budgets = await budgetsOf(deps, who, { month: asked.until.slice(0, 7), today, all: level === 'lines' });
  const nameOf = await staffNames(
    deps,
    entries.map((entry) => entry.person),
    entries.flatMap((entry) => entry.org ?? []),
  );
  const { nameOf: clientOf, opens } = await clientNames(deps, who, shown);
  const ledger: Ledger = {
    ...told,
    totals: total,
    ...sums,
    byPerson: grouped(entries, (entry) => entry.person)
      .map(([id, list]) => ({ person: { id, name: nameOf(id) }, minutes: sumsOf(list).minutes }))
      .sort((a, b) => a.person.name.localeCompare(b.person.name, 'nl')),
    entries: shown.map((entry) => ({
      ...entry,
      person: { id: entry.person, name: nameOf(entry.person) },
      org: entry.org ? { id: entry.org, name: nameOf(entry.org) } : null,
      payer: payerOf(entry, fundOf),
      client: clientOf(entry),
      reference: entry.client && entry.org ? referenceOf(deps.keys, entry.org, entry.client) : null,
      case: entry.caseId && opens.has(entry.caseId) ? entry.caseId : null,
      mayCorrect: entry.person === who.person && !entry.declared,
    })),
    more: shown.length < entries.length,
    budgets,
    mayDeclare: mayDeclare(who),
    mayContract: mayContract(who),
  };
  return { ledger, clients: shown.flatMap((entry) => (entry.client && clientOf(entry) ? [{ client: entry.client, caseId: entry.caseId }] : [])) };
}

function seen(level: Ledger['level'], who: Who, org: string | undefined, entry: Listed): boolean {
  if (level === 'lines') return entry.org === who.org;
  if (level === 'own') return entry.person === who.person && (entry.org === who.org || entry.org === null);
  return entry.org !== null && (!org || entry.org === org);
}

/** Organisations in which there was any work: for who chooses among them. */
async function worked({ db }: ViewDeps, entries: readonly Listed[]) {
  const ids = [...new Set(entries.flatMap((entry) => entry.org ?? []))];
  return db.selectFrom('organisations').select(['id', 'name']).where('id', 'in', among(db, ids)).orderBy('name').execute();
}

async function organisation({ db }: ViewDeps, org: string | null) {
  return db
    .selectFrom('organisations')
    .select(['id', 'name'])
    .where('id', '=', org ?? '')
    .execute();
}
