import { isFlagged } from '../../machines/break-glass/flagged.ts';
import type { BreakGlassContext } from '../../machines/break-glass/contract.ts';
import { byWho } from '../audit/meaning.ts';
import { emergencyDeskOf } from '../emergency/desk.ts';
import { findInEmergency } from '../emergency/find.ts';
import { boxOf, openEmergency } from '../emergency/open.ts';
import { noEmergency } from '../emergency/refusals.ts';
import type { Who } from '../engine/types.ts';
import { rowsFor } from '../views/rows.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { refuse } from './refuse.ts';
import { viewsOf } from './views-of.ts';

type Ids = 'emergencySearch' | 'emergencyOpen' | 'emergencyMine' | 'emergencyDesk' | 'emergencyFile' | 'emergencyEnd' | 'emergencyReview';

/** Every answer of the search takes at least this long, so that its speed says nothing. */
const ANSWER_MS = 150;
const SEARCHES_A_QUARTER = 10;
const MOST_PARTS = 400;

/** The emergency access over HTTP; what is opened and why not is for server/emergency. */
export function emergencyHandlers(deps: Deps): Pick<Handlers, Ids> {
  const { db } = deps.store;
  const now = () => deps.clock.now().toISOString();

  return {
    emergencySearch: async ({ body, who }) => {
      if (!isFlagged(who.roles)) return noEmergency('no-emergency');
      if (!(await deps.attempts.begin([{ what: `emergency ${who.person}`, most: SEARCHES_A_QUARTER }]))) return refuse('too-many');
      const waited = new Promise((resolve) => setTimeout(resolve, ANSWER_MS));
      const found = await findInEmergency({ db, keys: deps.keys, vault: deps.engine.vault, policy: deps.policy, now: now() }, who, body);
      const about = { action: 'search', object_type: 'search', object_id: 'emergency', results: found ? 1 : 0, shape: 'birthDate name' };
      await deps.trail.note({ ...byWho(who), ...about, purpose: 'ETREAT', ...(found ? { clientId: found.client } : {}) });
      await waited;
      return { hit: found?.hit ?? null };
    },

    emergencyOpen: async ({ body, who, key }) => (isFlagged(who.roles) ? openEmergency(deps, who, body, key) : noEmergency('no-emergency')),

    emergencyMine: async ({ who }) => {
      const open = (await boxesOf(deps, who)).filter(({ until }) => until > now());
      await deps.trail.read(who, [{ type: 'breakGlass', id: 'mine', results: open.length }]);
      return { rows: open.map(boxOf) };
    },

    emergencyFile: async ({ params, who }) => {
      const box = (await boxesOf(deps, who)).find(({ self, until }) => self === params.id && until > now());
      if (!box) return refuse('not-found');
      const parts = await db
        .selectFrom('boards')
        .select('id')
        .where((on) => on.or([on('id', '=', box.caseId), on('case_id', '=', box.caseId)]))
        .where('machine', '<>', 'breakGlass')
        .orderBy('created_at')
        .limit(MOST_PARTS)
        .execute();
      const rows = await rowsFor(
        viewsOf(deps),
        who,
        parts.map((part) => part.id),
      );
      await deps.trail.read(who, [
        { type: 'breakGlass', id: box.self, caseId: box.caseId },
        ...rows.map((row) => ({ type: row.machine, id: row.id, caseId: box.caseId, version: row.rev })),
      ]);
      return { ...boxOf(box), state: 'open', rows };
    },

    emergencyDesk: async ({ who }) => {
      if (!isOfficer(who)) return refuse('not-yours');
      const desk = await emergencyDeskOf({ db, vault: deps.engine.vault, now: now() }, who);
      const shown = [...desk.open, ...desk.done].map((one) => ({ type: 'breakGlass', id: one.id, caseId: one.case }));
      await deps.trail.read(who, [{ type: 'list', id: 'emergencies', results: shown.length }, ...shown]);
      return desk;
    },

    emergencyEnd: ({ params, who, key }) => say(deps, who, { id: params.id, type: 'END', payload: {}, key }),
    emergencyReview: ({ params, body, who, key }) => say(deps, who, { id: params.id, type: 'REVIEW', payload: body, key }),
  };
}

const isOfficer = (who: Who) => who.roles.includes('PRIVACY_OFFICER');

/** The emergency accesses that are open for this person by their state; whether their time is over is for the caller to ask. */
async function boxesOf({ store }: Deps, who: Who): Promise<BreakGlassContext[]> {
  const rows = await store.db
    .selectFrom('boards as b')
    .innerJoin('instances as i', 'i.id', 'b.id')
    .select('i.context')
    .where('b.owner_id', '=', who.person)
    .where('b.running', '=', 1)
    .where('b.machine', '=', 'breakGlass')
    .execute();
  return rows.map((row) => JSON.parse(row.context) as BreakGlassContext);
}

/** The privacy officer sees no content, so the policy shows him no instance: the route judges his role, the machine that he is another than who used it. */
async function say(deps: Deps, who: Who, said: { id: string; type: string; payload: Record<string, unknown>; key: string }) {
  if (!isOfficer(who)) return refuse('not-yours');
  const row = await deps.store.db.selectFrom('boards').select('machine').where('id', '=', said.id).executeTakeFirst();
  if (row?.machine !== 'breakGlass') return refuse('not-found');
  const done = await deps.engine.send({ ...said, who, vouched: true });
  return done.ok ? { id: done.id, clock: done.clock } : done;
}
