import { addDays, addMonths, dayInAmsterdam } from '../../machines/calendar.ts';
import type { Who } from '../engine/types.ts';
import { addContract, endContract } from '../ledger/keep-contracts.ts';
import { correctHours } from '../ledger/correct.ts';
import { declarationCsv, declarationXlsx } from '../ledger/declaration-files.ts';
import { findDeclaration, lookAtDeclarable } from '../ledger/declarations.ts';
import { makeDeclaration, withdrawDeclaration } from '../ledger/declare.ts';
import { lookAtLedger } from '../ledger/look-at-ledger.ts';
import { mayContract, mayDeclare } from '../ledger/may.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { refuse } from './refuse.ts';
import { viewsOf } from './views-of.ts';
import { writeOnce } from './write-once.ts';

type Looking = 'ledger' | 'declarable' | 'declaration' | 'declarationCsv' | 'declarationXlsx';
type Writing = 'correctHours' | 'makeDeclaration' | 'withdrawDeclaration' | 'addContract' | 'endContract';
type Client = { client: string; caseId: string | null };

const MOST_DAYS = 370;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const wrongPeriod = (path: string) =>
  refuse('bad-input', [
    {
      path,
      text: { nl: 'Kies een periode van ten hoogste een jaar, van eerder naar later.', en: 'Choose a period of at most a year, from earlier to later.' },
    },
  ]);

/** Hours and declarations. */
export function ledgerHandlers(deps: Deps): Pick<Handlers, Looking | Writing> {
  return { ...looking(deps), ...writing(deps) };
}

function looking(deps: Deps): Pick<Handlers, Looking> {
  const views = viewsOf(deps);
  const today = () => dayInAmsterdam(deps.clock.now().toISOString());
  const period = (query: { from?: string; until?: string }) => {
    const from = query.from ?? `${today().slice(0, 7)}-01`;
    return { from, until: query.until ?? addDays(addMonths(`${from.slice(0, 7)}-01`, 1), -1) };
  };
  const seen = (who: Who, id: string, detail: string, clients: Client[]) =>
    deps.trail.read(who, [
      { type: 'ledger', id, detail, results: clients.length },
      ...clients.map(({ client, caseId }) => ({ type: 'client', id: client, caseId, beside: 'list' as const })),
    ]);

  /** A list as a file; every time it is taken along is noted, because a copy is out of our hands. */
  async function file(who: Who, id: string, form: 'csv' | 'xlsx') {
    const found = mayDeclare(who) ? await findDeclaration(views, who, id) : null;
    if (!found) return refuse('not-found');
    const { told } = found;
    const body = form === 'csv' ? declarationCsv(told) : await declarationXlsx(told);
    await deps.trail.note({
      actor: who.person,
      hat: who.hat,
      action: 'export',
      object_type: 'declaration',
      object_id: id,
      detail: form,
      outcome: 0,
      results: told.total.lines,
    });
    return { type: form === 'csv' ? 'text/csv; charset=utf-8' : XLSX, body, name: `declaratie-${told.payer}-${told.from}.${form}` };
  }

  return {
    ledger: async ({ query, who }) => {
      const asked = { ...query, ...period(query) };
      if (!isPeriod(asked)) return wrongPeriod('until');
      const looked = await lookAtLedger(views, who, asked);
      if (!looked) return refuse('not-yours');
      await seen(who, looked.ledger.org?.id ?? 'all', looked.ledger.level, looked.clients);
      return looked.ledger;
    },
    declarable: async ({ query, who }) => {
      if (!mayDeclare(who)) return refuse('not-yours');
      const asked = period(query);
      if (!isPeriod(asked)) return wrongPeriod('until');
      const { told, clients } = await lookAtDeclarable(views, who, asked);
      await seen(who, told.org.id, 'declarable', clients);
      return told;
    },
    declaration: async ({ params, who }) => {
      const found = mayDeclare(who) ? await findDeclaration(views, who, params.id) : null;
      if (!found) return refuse('not-found');
      await seen(who, params.id, 'declaration', found.clients);
      return found.told;
    },
    declarationCsv: ({ params, who }) => file(who, params.id, 'csv'),
    declarationXlsx: ({ params, who }) => file(who, params.id, 'xlsx'),
  };
}

function writing(deps: Deps): Pick<Handlers, Writing> {
  return {
    correctHours: async ({ body, who, key }) =>
      writeOnce(deps, { who, key, action: 'create', type: 'hour-correction', body, detail: body.reason }, (tx, at) =>
        correctHours(tx, deps.ids, { who, asked: body, at }),
      ),

    makeDeclaration: async ({ body, who, key }) => {
      if (!mayDeclare(who)) return refuse('not-yours');
      if (!isPeriod(body)) return wrongPeriod('until');
      return writeOnce(deps, { who, key, action: 'create', type: 'declaration', body: { ...body, org: who.org }, detail: body.payer }, (tx, at) =>
        makeDeclaration(tx, deps, { ...body, org: who.org!, by: who.person, at }),
      );
    },

    withdrawDeclaration: async ({ params, who, key }) => {
      if (!mayDeclare(who)) return refuse('not-yours');
      return writeOnce(deps, { who, key, action: 'delete', type: 'declaration', body: params }, async (tx, at) => {
        const row = await tx.selectFrom('declarations').select('withdrawn_at').where('id', '=', params.id).where('org_id', '=', who.org).executeTakeFirst();
        if (!row) return refuse('not-found');
        if (!row.withdrawn_at) await withdrawDeclaration(tx, params.id, who.person, at);
        return params.id;
      });
    },

    addContract: async ({ body, who, key }) => {
      if (!mayContract(who)) return refuse('not-yours');
      return writeOnce(deps, { who, key, action: 'create', type: 'hour-contract', body: { ...body, org: who.org }, detail: body.kind }, (tx, at) =>
        addContract(tx, deps.ids, { ...body, org: who.org!, by: who.person, at }),
      );
    },

    endContract: async ({ params, body, who, key }) => {
      if (!mayContract(who)) return refuse('not-yours');
      return writeOnce(deps, { who, key, action: 'change', type: 'hour-contract', body: { ...params, ...body } }, (tx) =>
        endContract(tx, { id: params.id, org: who.org!, until: body.until }),
      );
    },
  };
}

const isPeriod = ({ from, until }: { from: string; until: string }): boolean => from <= until && addDays(from, MOST_DAYS) > until;
