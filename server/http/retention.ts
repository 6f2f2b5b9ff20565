import type { Tx } from '../../db/store.ts';
import { listDue, horizon } from '../retention/due.ts';
import { retentionDeskOf } from '../retention/desk.ts';
import { runRetention } from '../retention/run.ts';
import type { Refusal, Who } from '../engine/types.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { isRefusal, nowhere, refuse } from './refuse.ts';
import { writeOnce } from './write-once.ts';

type Ids =
  | 'retentionDesk'
  | 'proposeDestruction'
  | 'approveDestruction'
  | 'withdrawDestruction'
  | 'setHold'
  | 'liftHold'
  | 'approveErasure'
  | 'sendBackErasure';

const SAME_PERSON: Refusal = {
  ok: false,
  status: 409,
  code: 'two-people',
  why: { nl: 'Wie voorstelde, geeft niet ook akkoord.', en: 'Who proposed does not approve as well.' },
  remedy: { nl: 'Vraag een tweede persoon.', en: 'Ask a second person.' },
};

/** Keeping and destroying, without content; what two people decided is carried out by server/retention/run.ts. */
export function retentionHandlers(deps: Deps): Pick<Handlers, Ids> {
  const now = () => deps.clock.now().toISOString();

  return {
    retentionDesk: async ({ who }) => {
      await deps.trail.read(who, [{ type: 'retention', id: 'desk' }]);
      return retentionDeskOf(deps.store.db, who, now());
    },

    proposeDestruction: async ({ body, who, key }) => {
      const due = new Map((await listDue(deps.store.db, now(), await horizon(deps.store.db, now()))).map((one) => [one.id, one]));
      return writeOnce(deps, { who, key, action: 'propose', type: 'destruction', body }, async (tx, at) => {
        for (const id of body.ids) {
          const one = due.get(id);
          if (!one || one.held) return nowhere('ids');
          const taken = await tx
            .selectFrom('destructions')
            .select('id')
            .where('object_id', '=', id)
            .where('state', 'in', ['proposed', 'approved'])
            .executeTakeFirst();
          if (taken) return refuse('exists');
          const { kind, rule, law, dueOn } = one;
          const said = { rule, law, due_on: dueOn, state: 'proposed', proposed_by: who.person, proposed_at: at };
          await tx
            .insertInto('destructions')
            .values({ id: deps.ids.uuid(), object_id: id, kind, ...said, approved_by: null, approved_at: null, done_at: null })
            .execute();
        }
        return body.ids[0];
      });
    },

    approveDestruction: async ({ body, who, key }) => {
      const made = await writeOnce(deps, { who, key, action: 'approve', type: 'destruction', body }, (tx, at) =>
        eachOf(tx, body.ids, ['proposed'], async (row) => {
          if (row.proposed_by === who.person) return SAME_PERSON;
          await tx.updateTable('destructions').set({ state: 'approved', approved_by: who.person, approved_at: at }).where('id', '=', row.id).execute();
          return null;
        }),
      );
      if (!isRefusal(made)) await runRetention(deps);
      return made;
    },

    withdrawDestruction: async ({ body, who, key }) =>
      writeOnce(deps, { who, key, action: 'withdraw', type: 'destruction', body }, (tx) =>
        eachOf(tx, body.ids, ['proposed', 'approved'], async (row) => {
          await tx.updateTable('destructions').set({ state: 'withdrawn' }).where('id', '=', row.id).execute();
          return null;
        }),
      ),

    ...holdHandlers(deps),
    ...secondHandlers(deps),
  };
}

function holdHandlers(deps: Deps): Pick<Handlers, 'setHold' | 'liftHold'> {
  return {
    setHold: async ({ body, who, key }) =>
      writeOnce(deps, { who, key, action: 'hold', type: 'hold', body, detail: body.reason }, async (tx, at) => {
        const there = await tx.selectFrom('boards').select('id').where('id', '=', body.object).where('machine', 'in', ['case', 'signal']).executeTakeFirst();
        if (!there) return nowhere('object');
        const before = await tx.selectFrom('holds').select('id').where('object_id', '=', body.object).where('lifted_at', 'is', null).executeTakeFirst();
        if (before) return refuse('exists');
        const id = deps.ids.uuid();
        const values = { id, object_id: body.object, reason: body.reason, set_by: who.person, set_at: at, lifted_by: null, lifted_at: null };
        await tx.insertInto('holds').values(values).execute();
        return id;
      }),

    liftHold: async ({ params, who, key }) => {
      const made = await writeOnce(deps, { who, key, action: 'lift', type: 'hold', body: params }, async (tx, at) => {
        const row = await tx.selectFrom('holds').selectAll().where('id', '=', params.id).where('lifted_at', 'is', null).executeTakeFirst();
        if (!row) return refuse('not-found');
        await tx.updateTable('holds').set({ lifted_by: who.person, lifted_at: at }).where('id', '=', row.id).execute();
        return row.id;
      });
      if (!isRefusal(made)) await runRetention(deps);
      return made;
    },
  };
}

function secondHandlers(deps: Deps): Pick<Handlers, 'approveErasure' | 'sendBackErasure'> {
  return {
    approveErasure: async ({ params, who, key }) => {
      const said = await say(deps, who, { id: params.id, type: 'APPROVE', payload: {}, key });
      if (!isRefusal(said)) await runRetention(deps);
      return said;
    },
    sendBackErasure: ({ params, body, who, key }) => say(deps, who, { id: params.id, type: 'SEND_BACK', payload: body, key }),
  };
}

type Row = { id: string; proposed_by: string };

async function eachOf(tx: Tx, ids: string[], states: string[], work: (row: Row) => Promise<Refusal | null>): Promise<string | Refusal> {
  for (const id of ids) {
    const row = await tx.selectFrom('destructions').select(['id', 'proposed_by']).where('id', '=', id).where('state', 'in', states).executeTakeFirst();
    const refused = row ? await work(row) : nowhere('ids');
    if (refused) return refused;
  }
  return ids[0];
}

/** The second person sees no content, so the policy shows him no instance: the route judges his role, the machine that he is another than who decided. */
async function say(deps: Deps, who: Who, said: { id: string; type: string; payload: Record<string, unknown>; key: string }) {
  if (!who.roles.includes('PRIVACY_OFFICER')) return refuse('not-yours');
  const row = await deps.store.db.selectFrom('boards').select('machine').where('id', '=', said.id).executeTakeFirst();
  if (row?.machine !== 'erasure') return refuse('not-found');
  const done = await deps.engine.send({ ...said, who: { ...who, roles: [...who.roles, 'SYSTEM'] } });
  return done.ok ? { id: done.id, clock: done.clock } : done;
}
