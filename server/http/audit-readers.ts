import { auditIn, type AuditRow } from '../audit/audit-in.ts';
import { writerOf } from '../audit/chain.ts';
import { byWho } from '../audit/meaning.ts';
import { LETTER_ROWS, overviewOf, type About, type Period } from '../audit/overview.ts';
import { pseudonymOf } from '../audit/signing.ts';
import type { Readers } from '../contract/audit-shapes.ts';
import type { Who } from '../engine/types.ts';
import { readersPdf } from '../outbound/readers-paper.ts';
import { isOfficer } from './audit.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { refuse } from './refuse.ts';

type Ours = 'caseReaders' | 'caseReadersPdf' | 'clientReaders' | 'clientReadersPdf' | 'auditReaders' | 'auditReadersPdf';
/** What is shown, and how the log says of which it was. */
type Found = { overview: Readers; about: Pick<AuditRow, 'object_id' | 'case_id' | 'clientId'> };
type Finding = (who: Who, asked: Record<string, string>, period: Period, most?: number) => Promise<Found | null>;

/** Who saw what and why, of one case, of a client, and by pseudonym: on the screen, and as the letter that the client may have. */
export function readersHandlers(deps: Deps): Pick<Handlers, Ours> {
  const [ofCase, ofClient, ofPseudonym] = [caseFinding(deps), clientFinding(deps), pseudonymFinding(deps)];
  const shown = async (found: Found | null, who: Who) => {
    if (!found) return refuse('not-found');
    await deps.trail.note({ ...byWho(who), action: 'read', object_type: 'audit', ...found.about, results: found.overview.rows.length });
    return found.overview;
  };
  const letter = async (found: Found | null, who: Who) => {
    if (!found) return refuse('not-found');
    const now = deps.clock.now();
    const body = await readersPdf(deps.store.db, found.overview, who.org, now);
    const taken = { action: 'export', object_type: 'audit', detail: 'readers', ...found.about };
    await deps.store.write((tx) => auditIn(tx, [{ at: now.toISOString(), ...byWho(who), ...taken }]));
    return { type: 'application/pdf', body, name: 'wie-zag-wat.pdf' };
  };
  return {
    caseReaders: async ({ params, query, who }) => shown(await ofCase(who, params, query), who),
    caseReadersPdf: async ({ params, query, who }) => letter(await ofCase(who, params, query, LETTER_ROWS), who),
    clientReaders: async ({ params, query, who }) => shown(await ofClient(who, params, query), who),
    clientReadersPdf: async ({ params, query, who }) => letter(await ofClient(who, params, query, LETTER_ROWS), who),
    auditReaders: async ({ params, query, who }) => (isOfficer(who) ? shown(await ofPseudonym(who, params, query), who) : refuse('not-yours')),
    auditReadersPdf: async ({ params, query, who }) => (isOfficer(who) ? letter(await ofPseudonym(who, params, query, LETTER_ROWS), who) : refuse('not-yours')),
  };
}

/** A case for its own team and the privacy officer; null for anybody else, and when there is no such case. */
function caseFinding(deps: Deps): Finding {
  return async (who, { id }, period, most) => {
    const mine = isOfficer(who) ? [id] : await worksIn(deps, who, [id]);
    const board = await deps.store.db.selectFrom('boards').select('id').where('id', '=', id).where('machine', '=', 'case').executeTakeFirst();
    if (!board || mine.length === 0) return null;
    return { overview: await overviewOf(deps.store.db, { case: id }, period, most), about: { object_id: id, case_id: id } };
  };
}

/**
 * A client over the cases in which the viewer works, and what his own organisation did without a case. That there are other cases is nobody's business:
 * the letter always says where to ask for the rest. Null when he works in none.
 */
function clientFinding(deps: Deps): Finding {
  const { db } = deps.store;
  return async (who, { id }, period, most) => {
    const cases = await db.selectFrom('boards').select('id').where('client_id', '=', id).where('machine', '=', 'case').limit(200).execute();
    const mine = await worksIn(
      deps,
      who,
      cases.map((one) => one.id),
    );
    if (mine.length === 0) return null;
    const about: About = { client: pseudonymOf(writerOf(db).pseudonyms, id), mine: { cases: mine, org: who.org } };
    return { overview: await overviewOf(db, about, period, most), about: { object_id: id, clientId: id } };
  };
}

/** All of a client, whose name the privacy officer does not see; null when the log knows no such pseudonym. */
function pseudonymFinding(deps: Deps): Finding {
  const { db } = deps.store;
  return async (_who, { client }, period, most) => {
    const known = await db.selectFrom('audit').select('seq').where('client', '=', client).limit(1).executeTakeFirst();
    return known ? { overview: await overviewOf(db, { client }, period, most), about: { object_id: client } } : null;
  };
}

/** Those of these cases in whose team the viewer is. */
async function worksIn(deps: Deps, who: Who, cases: string[]): Promise<string[]> {
  if (cases.length === 0) return [];
  const allowed = await deps.policy.visible(deps.store.db, who, cases, deps.clock.now().toISOString());
  return cases.filter((id) => allowed.get(id)?.kinds.some((kind) => kind === 'team' || kind === 'owner'));
}
