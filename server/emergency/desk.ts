import type { BreakGlassContext } from '../../machines/break-glass/contract.ts';
import type { Db } from '../../db/store.ts';
import type { EmergencyDesk } from '../contract/emergency-shapes.ts';
import type { Vault, Who } from '../engine/types.ts';

const MOST_DONE = 100;
type Line = EmergencyDesk['open'][number];

/** What the privacy officer reviews, the most urgent first, and the latest that are done or were refused. */
export async function emergencyDeskOf({ db, vault, now }: { db: Db; vault: Vault; now: string }, who: Who): Promise<EmergencyDesk> {
  const rows = (running: number, most: number) =>
    db
      .selectFrom('boards as b')
      .innerJoin('instances as i', 'i.id', 'b.id')
      .select(['b.id', 'b.state', 'i.context'])
      .where('b.machine', '=', 'breakGlass')
      .where('b.running', '=', running)
      .orderBy('b.created_at', running ? 'asc' : 'desc')
      .limit(most)
      .execute();
  const [running, done] = [await rows(1, 1000), await rows(0, MOST_DONE)];
  const all = [...running, ...done].map(({ state, context }) => ({ state, context: JSON.parse(context) as BreakGlassContext }));
  const texts = await vault.read(all.flatMap(({ context }) => [context.reason, ...(context.note ? [context.note] : [])]));
  const seen = await seenUnder(
    db,
    all.map(({ context }) => context.self),
  );
  const lines = all.map(({ state, context }) => lineOf(context, { state, now, texts, seen: seen.get(context.self) ?? [] }));
  return { me: who.person, open: lines.slice(0, running.length), done: lines.slice(running.length) };
}

type Beside = { state: string; now: string; texts: Map<string, string | null>; seen: Line['seen'] };

function lineOf(context: BreakGlassContext, { state, now, texts, seen }: Beside): Line {
  const { self, caseId, person, personOrg, purpose, lifeThreat, sameSurname, openedAt, until, endedAt, endedBy, denied, reviewBy } = context;
  const { outcome, reviewedBy, reviewedAt } = context;
  const asked = { person, org: personOrg, purpose, lifeThreat, sameSurname, reason: texts.get(context.reason) ?? null };
  const course = { openedAt, until, endedAt, endedBy, denied, reviewBy, overdue: state !== 'refused' && !reviewedAt && reviewBy <= now };
  const judged = { outcome, reviewedBy, reviewedAt, note: context.note ? (texts.get(context.note) ?? null) : null };
  return { id: self, case: caseId, state, ...asked, ...course, ...judged, seen };
}

/** How often what kind was read under each, as the log has it. */
async function seenUnder(db: Db, ids: string[]): Promise<Map<string, Line['seen']>> {
  const found = new Map<string, Line['seen']>();
  if (ids.length === 0) return found;
  const rows = await db
    .selectFrom('audit')
    .select(['emergency', 'object_type'])
    .select((eb) => eb.fn.countAll<number>().as('times'))
    .where('emergency', 'in', ids)
    .where('crud', '=', 'R')
    .groupBy(['emergency', 'object_type'])
    .execute();
  for (const { emergency, object_type, times } of rows)
    found.set(emergency!, [...(found.get(emergency!) ?? []), { machine: object_type, times: Number(times) }]);
  return found;
}
