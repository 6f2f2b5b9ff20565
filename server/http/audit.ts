import { auditIn } from '../audit/audit-in.ts';
import { writerOf } from '../audit/chain.ts';
import { byWho } from '../audit/meaning.ts';
import { overviewOf, type Period } from '../audit/overview.ts';
import { answerOf } from '../audit/questions.ts';
import { makeReview } from '../audit/review.ts';
import { pseudonymOf } from '../audit/signing.ts';
import { queryWords } from '../engine/search-words.ts';
import type { Who } from '../engine/types.ts';
import { readersPdf } from '../outbound/readers-paper.ts';
import { statusOf, whyOf } from '../views/audit-status.ts';
import { looking } from '../views/deps.ts';
import { findWeek, listWeeks } from '../views/review.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { isRefusal, refuse } from './refuse.ts';
import { viewsOf } from './views-of.ts';
import { writeOnce } from './write-once.ts';

type Ours = 'auditQuestion' | 'auditWhy' | 'auditChain' | 'auditLookup' | 'auditWeeks' | 'auditWeek' | 'auditSign' | 'caseReaders' | 'caseReadersPdf';
const isOfficer = (who: Who) => who.roles.includes('PRIVACY_OFFICER');

/** The log as it is looked through and reviewed by the privacy officer, and shown for one case. Reading the log is logged itself, before the answer. */
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
      return answer;
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
      await makeReview(deps, now());
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
    ...readersOf(deps),
  };
}

/** Who saw one case, on the screen and as a letter. */
function readersOf(deps: Deps): Pick<Handlers, 'caseReaders' | 'caseReadersPdf'> {
  const { db } = deps.store;
  return {
    caseReaders: async ({ params, query, who }) => {
      const overview = await ofCase(deps, who, params.id, query);
      if (!overview) return refuse('not-found');
      await deps.trail.read(who, [{ type: 'audit', id: params.id, caseId: params.id, results: overview.rows.length }]);
      return overview;
    },

    caseReadersPdf: async ({ params, query, who }) => {
      const overview = await ofCase(deps, who, params.id, query);
      if (!overview) return refuse('not-found');
      const body = await readersPdf(db, overview, who.org, deps.clock.now());
      const taken = { action: 'export', object_type: 'audit', object_id: params.id, case_id: params.id, detail: 'readers' };
      await deps.store.write((tx) => auditIn(tx, [{ at: deps.clock.now().toISOString(), ...byWho(who), ...taken }]));
      return { type: 'application/pdf', body, name: 'wie-zag-wat.pdf' };
    },
  };
}

/** The overview of a case for its own team and the privacy officer; null for anybody else, and when there is no such case. */
async function ofCase(deps: Deps, who: Who, id: string, period: Period) {
  if (!isOfficer(who)) {
    const look = await looking(viewsOf(deps), who);
    const kinds = (await deps.policy.visible(deps.store.db, who, [id], look.now)).get(id)?.kinds ?? [];
    if (!kinds.some((kind) => kind === 'team' || kind === 'owner')) return null;
  }
  const board = await deps.store.db.selectFrom('boards').select('client_id').where('id', '=', id).where('machine', '=', 'case').executeTakeFirst();
  return board ? overviewOf(deps.store.db, { case: id }, period) : null;
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
