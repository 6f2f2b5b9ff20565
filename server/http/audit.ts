import { writerOf } from '../audit/chain.ts';
import { byWho } from '../audit/meaning.ts';
import { answerOf, breachRadius } from '../audit/questions.ts';
import { pseudonymOf } from '../audit/signing.ts';
import { queryWords } from '../engine/search-words.ts';
import type { Who } from '../engine/types.ts';
import { statusOf, whyOf } from '../views/audit-status.ts';
import { findWeek, listWeeks } from '../views/review.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { isRefusal, refuse } from './refuse.ts';
import { writeOnce } from './write-once.ts';

type Ours = 'auditQuestion' | 'auditWhy' | 'auditChain' | 'auditLookup' | 'auditWeeks' | 'auditWeek' | 'auditSign';
export const isOfficer = (who: Who): boolean => who.roles.includes('PRIVACY_OFFICER');

/** The log as it is looked through and reviewed by the privacy officer. Reading the log is logged itself, before the answer. */
export function auditHandlers(deps: Deps): Pick<Handlers, Ours> {
  const { db } = deps.store;
  const now = () => deps.clock.now().toISOString();
  const seen = (who: Who, id: string, results: number, more: { caseId?: string; shape?: string } = {}) =>
    deps.trail.read(who, [{ type: 'audit', id, results, ...more }]);

  return {
    auditQuestion: async ({ params, query, who }) => {
      if (!isOfficer(who)) return refuse('not-yours');
      const answer = await answerOf(db, params.question, query);
      if (!answer) return refuse('bad-input', [{ path: 'query', text: { nl: 'Zeg over wie of wat het gaat.', en: 'Say whom or what it is about.' } }]);
      await seen(who, params.question, answer.rows.length, { caseId: query.case, shape: Object.keys(query).sort().join(' ') });
      const asksRadius = params.question === 'breach' && query.from && !query.after;
      return {
        ...answer,
        radius: asksRadius ? await breachRadius(db, { ...query, from: query.from!, until: query.until ?? '9999-12-31T00:00:00.000Z' }) : null,
      };
    },

    auditWhy: async ({ params, who }) => {
      if (!isOfficer(who)) return refuse('not-yours');
      const why = await whyOf(db, params.seq);
      if (!why) return refuse('not-found');
      await seen(who, 'why', 1, { caseId: why.row.case ?? undefined });
      return why;
    },

    auditChain: async ({ who }) => (isOfficer(who) ? statusOf(db, now()) : refuse('not-yours')),

    auditLookup: async ({ body, who }) => {
      if (!isOfficer(who)) return refuse('not-yours');
      const ids = await clientsNamed(deps, body.name);
      const rows = await Promise.all(ids.map((id) => aboutClient(deps, id)));
      await deps.trail.note({
        ...byWho(who),
        action: 'search',
        object_type: 'audit',
        object_id: 'lookup',
        results: rows.length,
        shape: 'name',
        reason: body.reason,
      });
      return { rows };
    },

    auditWeeks: async ({ who }) => {
      if (!isOfficer(who)) return refuse('not-yours');
      const weeks = await listWeeks(db, now());
      await seen(who, 'weeks', weeks.rows.length);
      return weeks;
    },

    auditWeek: async ({ params, who }) => {
      if (!isOfficer(who)) return refuse('not-yours');
      const week = await findWeek(db, params.week, now());
      if (!week) return refuse('not-found');
      await seen(who, params.week, week.rows.length);
      return week;
    },

    auditSign: async ({ params, body, who, key }) => {
      if (!isOfficer(who)) return refuse('not-yours');
      const line = await db.selectFrom('audit_reviews').select('seq').where('week', '=', params.week).where('seq', '=', params.seq).executeTakeFirst();
      if (!line) return refuse('not-found');
      const id = `${params.week} ${params.seq}`;
      const made = await writeOnce(deps, { who, key, action: 'review', type: 'audit', body: [id, body], detail: body.decision }, async (tx, at) => {
        const signed = { decision: body.decision, decided_by: who.person, decided_at: at };
        await tx.updateTable('audit_reviews').set(signed).where('week', '=', params.week).where('seq', '=', params.seq).execute();
        return id;
      });
      return isRefusal(made) ? made : { ok: true as const };
    },
  };
}

/** Clients in whose name every word of this one occurs. */
async function clientsNamed(deps: Deps, name: string): Promise<string[]> {
  const tokens = queryWords(name).map((word) => deps.keys.token(word));
  if (tokens.length === 0) return [];
  const rows = await deps.store.db
    .selectFrom('search_tokens as s')
    .innerJoin('clients as c', 'c.id', 's.object_id')
    .select('c.id')
    .where('s.token', 'in', tokens)
    .groupBy('c.id')
    .having((eb) => eb.fn.count('s.token').distinct(), '=', new Set(tokens).size)
    .limit(20)
    .execute();
  return rows.map((row) => row.id);
}

async function aboutClient(deps: Deps, id: string) {
  const { db } = deps.store;
  const client = await db.selectFrom('clients').select('created_at').where('id', '=', id).executeTakeFirstOrThrow();
  const cases = await db.selectFrom('boards').select('id').where('client_id', '=', id).where('machine', '=', 'case').execute();
  return { client: pseudonymOf(writerOf(db).pseudonyms, id), since: client.created_at, cases: cases.length };
}
