import type { Exporting } from '../contract/client-data.ts';
import { maskBsn } from '../contract/bsn.ts';
import { onlyByEmergency } from '../emergency/under.ts';
import type { Refusal, Who } from '../engine/types.ts';
import { dossierPaper } from '../outbound/dossier.ts';
import { judge } from '../policy/judge.ts';
import { principalsOf } from '../policy/principals.ts';
import { settingAt } from '../retention/settings.ts';
import { clientExportOf, mayExport } from '../views/client-export.ts';
import { clientCards, findClient } from '../views/clients.ts';
import { looking } from '../views/deps.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { isRefusal, refuse } from './refuse.ts';
import { viewsOf } from './views-of.ts';
import { writeOnce } from './write-once.ts';

const NOT_BY_LAW: Refusal = {
  ok: false,
  status: 403,
  code: 'no-bsn-here',
  why: { nl: 'Uw organisatie mag geen BSN vastleggen.', en: 'Your organisation may not keep a BSN.' },
  remedy: {
    nl: 'Een BSN mag alleen waar de wet dat zegt; een afspraak of toestemming is niet genoeg.',
    en: 'Only where a law says so; an agreement or consent is not enough.',
  },
};
const DUPLICATE: Refusal = {
  ok: false,
  status: 409,
  code: 'duplicate-bsn',
  why: { nl: 'Dit BSN hoort al bij een andere cliënt.', en: 'This BSN belongs to another client already.' },
  remedy: { nl: 'Zoek op het BSN, of vraag de beheerder wie de cliënt al kent.', en: 'Search by the BSN, or ask the administrator who knows the client.' },
};

type Ids = 'setBsn' | 'revealBsn' | 'maskedBsn' | 'findByBsn' | 'exportClient' | 'exportClientPdf';

/** A client's number, and all that is kept about him. A number is only ever in the body of a request or an answer. */
export function clientDataHandlers(deps: Deps): Pick<Handlers, Ids> {
  const views = viewsOf(deps);
  const { db } = deps.store;
  const now = () => deps.clock.now().toISOString();
  const note = (who: Who, action: string, id: string, detail: string) => noteOn(deps, who, action, id, detail);

  /** The log holds no text about a person: the reason stands under the client's own key, and the log names it. */
  const keepReason = async (id: string, reason: string) => `reason ${await deps.store.write((tx) => deps.engine.vault.put(tx, id, reason))}`;

  /** An emergency access shows a client, and never his number. */
  const worksWith = async (who: Who, id: string) => (await findClient(views, who, id)) !== null && !(await onlyByEmergency(views, who, id));

  async function mayKeep(who: Who): Promise<boolean> {
    const org = who.org && (await db.selectFrom('organisations').select('kind').where('id', '=', who.org).executeTakeFirst());
    const kinds = (await settingAt<string[]>(db, 'bsn.kinds', who.org ?? '*', now())) ?? [];
    return Boolean(org && kinds.includes(org.kind));
  }
  const numberOf = (id: string) => keptNumber(deps, id);
  return {
    setBsn: async ({ params, body, who, key }) => {
      if (!(await worksWith(who, params.id))) return refuse('not-found');
      if (!(await mayKeep(who))) return NOT_BY_LAW;
      return writeOnce(deps, { who, key, action: 'bsn', type: 'client', body: [params.id, body] }, async (tx, at) => {
        if (!(await mayReadBsn(tx, who, params.id))) return refuse('not-yours');
        const index_hash = deps.keys.indexOf('bsn', body.bsn);
        const other = await tx
          .selectFrom('identifiers')
          .select('client_id')
          .where('index_hash', '=', index_hash)
          .where('client_id', '!=', params.id)
          .executeTakeFirst();
        if (other) return DUPLICATE;
        const before = await tx.selectFrom('identifiers').select('ref').where('client_id', '=', params.id).executeTakeFirst();
        if (before) await tx.deleteFrom('personal').where('id', '=', before.ref.split(':')[1]).execute();
        const ref = await deps.engine.vault.put(tx, params.id, body.bsn);
        const values = {
          ref,
          index_hash,
          org_id: who.org!,
          set_by: who.person,
          set_at: at,
          checked_kind: body.checked?.kind ?? null,
          checked_on: body.checked?.on ?? null,
        };
        await tx
          .insertInto('identifiers')
          .values({ client_id: params.id, ...values })
          .onConflict((on) => on.column('client_id').doUpdateSet(values))
          .execute();
        return params.id;
      });
    },

    revealBsn: async ({ params, body, who }) => {
      if (!(await worksWith(who, params.id))) return refuse('not-found');
      if (!(await mayKeep(who))) return NOT_BY_LAW;
      if (!(await mayReadBsn(db, who, params.id))) return refuse('not-yours');
      const number = await numberOf(params.id);
      if (!number) return refuse('not-found');
      await note(who, 'reveal', params.id, `bsn; ${await keepReason(params.id, body.reason)}`);
      return { bsn: number };
    },

    maskedBsn: async ({ params, who }) => {
      if (!(await worksWith(who, params.id))) return refuse('not-found');
      if (!(await mayKeep(who)) || !(await mayReadBsn(db, who, params.id))) return { may: false, masked: null, checkedOn: null };
      const row = await db.selectFrom('identifiers').select('checked_on').where('client_id', '=', params.id).executeTakeFirst();
      const number = row ? await numberOf(params.id) : null;
      await deps.trail.read(who, [{ type: 'client', id: params.id, detail: 'bsn masked' }]);
      return { may: true, masked: number && maskBsn(number), checkedOn: row?.checked_on ?? null };
    },

    findByBsn: byBsn(deps, mayKeep),
    ...copyHandlers(deps, { mayKeep, numberOf, keepReason }),
  };
}

async function keptNumber({ store, engine }: Deps, id: string): Promise<string | null> {
  const row = await store.db.selectFrom('identifiers').select('ref').where('client_id', '=', id).executeTakeFirst();
  return row ? ((await engine.vault.read([row.ref])).get(row.ref) ?? null) : null;
}

/**
 * r2: of a client whom the viewer's organisation registered, is the practice of, or gave the number itself; the law was asked already. As long as nobody
 * gave it, whoever works with the client gives it for his own organisation; a number that another one gave is not his to see or to replace.
 */
async function mayReadBsn(db: Deps['store']['db'], who: Who, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('clients as c')
    .leftJoin('identifiers as i', 'i.client_id', 'c.id')
    .select(['c.org_id', 'c.gp_org_id', 'i.org_id as given_by'])
    .where('c.id', '=', id)
    .executeTakeFirst();
  const org = who.org !== null && row !== undefined && (row.given_by === null || [row.org_id, row.gp_org_id, row.given_by].includes(who.org));
  const context = { org, bsn: true, reason: true, consent: 'none', phase: 'running' } as const;
  return judge({ who: principalsOf(who.roles), resource: 'r2', action: 'read', context }).allow;
}

/** Search by a number: only what the viewer may know of that client comes back. */
function byBsn(deps: Deps, mayKeep: (who: Who) => Promise<boolean>): Handlers['findByBsn'] {
  const views = viewsOf(deps);
  const { db } = deps.store;
  return async ({ body, who }) => {
    if (!(await mayKeep(who))) return NOT_BY_LAW;
    const row = await db.selectFrom('identifiers').select('client_id').where('index_hash', '=', deps.keys.indexOf('bsn', body.bsn)).executeTakeFirst();
    const cards = row ? await clientCards(views, await looking(views, who), [row.client_id]) : new Map();
    await deps.trail.note({
      actor: who.person,
      hat: who.hat,
      action: 'search',
      object_type: 'search',
      object_id: 'bsn',
      outcome: 0,
      detail: `${cards.size} found`,
    });
    return { rows: [...cards.values()] };
  };
}

type Numbers = { mayKeep(who: Who): Promise<boolean>; numberOf(id: string): Promise<string | null>; keepReason(id: string, reason: string): Promise<string> };

function copyHandlers(deps: Deps, { mayKeep, numberOf, keepReason }: Numbers): Pick<Handlers, 'exportClient' | 'exportClientPdf'> {
  const views = viewsOf(deps);
  async function exported(who: Who, id: string, body: Exporting) {
    if (!(await findClient(views, who, id)) || (await onlyByEmergency(views, who, id))) return refuse('not-found');
    if (!(await mayExport(views, who, id))) return refuse('not-yours');
    // A copy holds no number that the screen would not show (r2).
    const number = (await mayKeep(who)) && (await mayReadBsn(deps.store.db, who, id));
    const made = await clientExportOf(views, who, { id, ...body, bsn: number ? await numberOf(id) : null });
    await noteOn(
      deps,
      who,
      'export',
      id,
      `file for ${body.receiver}, ${made.cases.length} cases, ${made.withheld.length} withheld; ${await keepReason(id, body.reason)}`,
    );
    return made;
  }

  return {
    exportClient: ({ params, body, who }) => exported(who, params.id, body),
    exportClientPdf: async ({ params, body, who }) => {
      const made = await exported(who, params.id, body);
      return isRefusal(made) ? made : { type: 'application/pdf', body: await dossierPaper(views, made), name: 'dossier.pdf' };
    },
  };
}

const noteOn = (deps: Deps, who: Who, action: string, id: string, detail: string) =>
  deps.trail.note({ actor: who.person, hat: who.hat, action, object_type: 'client', object_id: id, clientId: id, outcome: 0, detail });
