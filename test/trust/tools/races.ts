import type { Store } from '../../../db/store.ts';
import { byHand } from '../../support/by-hand.ts';
import type { Outcome, Who } from '../../../server/engine/types.ts';
import type { EngineOf, Place } from './places.ts';

/** What two or three people, timers or servers do at once, and what must be true of it in whatever order it happens. */
export type Race = {
  name: string;
  sessions: number;
  /** makes what the sessions are about; gives what each does, and a judge that names what is wrong */
  begin(place: Place): Promise<{ acts: ((engine: EngineOf) => Promise<unknown>)[]; judge(outcomes: any[]): Promise<string[]> }>;
};

const SYSTEM: Who = { person: 'system', hat: null, org: null, roles: ['SYSTEM'] };
const key = () => crypto.randomUUID();
const kind = (outcome: Outcome) => (outcome.ok ? (outcome.again ? 'again' : 'done') : `${outcome.status} ${outcome.code}`);
const past = () => new Date(Date.now() - 1000).toISOString();

async function started(place: Place, machine: string, input: Record<string, unknown>): Promise<string> {
  const outcome = await place.engines[0].engine.start({ machine, input, who: SYSTEM, key: key() });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.id;
}
const action = (place: Place) => started(place, 'action', { task: 'race', text: 'Belt de apotheek.' });
const send = (id: string, type: string, more: { key?: string; ifMatch?: number; payload?: Record<string, unknown> } = {}) => {
  const own = more.key ?? key();
  return ({ engine }: EngineOf) => engine.send({ id, type, payload: more.payload ?? {}, who: SYSTEM, key: own, ifMatch: more.ifMatch });
};
const events = (store: Store, id: string) =>
  store.db.selectFrom('events').select(['type', 'rev']).where('instance_id', '=', id).where('refused', 'is', null).orderBy('seq').execute();
const revOf = async (store: Store, id: string) => (await store.db.selectFrom('instances').select('rev').where('id', '=', id).executeTakeFirstOrThrow()).rev;

/** Every step has its own rev, in order, and the snapshot stands at the last. */
async function inLine(store: Store, id: string): Promise<string[]> {
  const all = await events(store, id);
  const straight = all.every((event, at) => event.rev === at + 1) && (await revOf(store, id)) === all.length;
  return straight ? [] : [`revs ${all.map((event) => event.rev).join(' ')} and snapshot at ${await revOf(store, id)}`];
}
const expectKinds = (outcomes: any[], ...wanted: string[]) => {
  const found = outcomes.map((outcome) => (outcome instanceof Error ? `threw ${outcome.message}` : kind(outcome))).sort();
  return found.join() === wanted.toSorted().join() ? [] : [`outcomes ${found.join(', ')}`];
};
/** Who came too late is told where it stands now, with the rev that he must have seen. */
const toldNow = (outcomes: any[], rev: number) =>
  outcomes.filter((outcome) => !outcome.ok && (outcome.rev !== rev || !outcome.why?.nl)).map((outcome) => `told rev ${outcome.rev}, it is ${rev}`);

async function dueNow(place: Place, id: string, name: string): Promise<void> {
  await byHand(place.engines[0].store, (tx) => tx.updateTable('timers').set({ at: past() }).where('instance_id', '=', id).where('name', '=', name).execute(), [
    id,
  ]);
}
const firings = async (store: Store, id: string, name: string) => (await events(store, id)).filter((event) => event.type.startsWith(`xstate.after.${name}`));

export const races: Race[] = [
  {
    name: 'one instance, two steps that exclude each other',
    sessions: 2,
    async begin(place) {
      const id = await action(place);
      const judge = async (outcomes: any[]) => [
        ...expectKinds(outcomes, 'done', '409 not-now'),
        ...(await inLine(place.store, id)),
        ...toldNow(outcomes, await revOf(place.store, id)),
      ];
      return { acts: [send(id, 'ACCEPT'), send(id, 'DECLINE')], judge };
    },
  },
  {
    name: 'one instance, the same If-Match',
    sessions: 2,
    async begin(place) {
      const id = await action(place);
      await send(id, 'ACCEPT')(place.engines[0]);
      const judge = async (outcomes: any[]) => [
        ...expectKinds(outcomes, 'done', '412 stale'),
        ...(await inLine(place.store, id)),
        ...toldNow(outcomes, await revOf(place.store, id)),
      ];
      return { acts: [send(id, 'COMPLETE', { ifMatch: 2 }), send(id, 'START', { ifMatch: 2 })], judge };
    },
  },
  {
    name: 'one key, the same step twice',
    sessions: 2,
    async begin(place) {
      const id = await action(place);
      const same = key();
      const judge = async (outcomes: any[]) => [
        ...expectKinds(outcomes, 'done', 'again'),
        ...(await inLine(place.store, id)),
        ...((await events(place.store, id)).length === 2 ? [] : ['done more than once']),
      ];
      return { acts: [send(id, 'ACCEPT', { key: same }), send(id, 'ACCEPT', { key: same })], judge };
    },
  },
  {
    name: 'one key, another step under it',
    sessions: 2,
    async begin(place) {
      const id = await action(place);
      const same = key();
      const judge = async (outcomes: any[]) => [...expectKinds(outcomes, 'done', '422 key-reused'), ...(await inLine(place.store, id))];
      return { acts: [send(id, 'ACCEPT', { key: same }), send(id, 'COMPLETE', { key: same })], judge };
    },
  },
  {
    name: 'one key, one start asked twice',
    sessions: 2,
    async begin() {
      const [same, task] = [key(), key()];
      const start = ({ engine }: EngineOf) => engine.start({ machine: 'action', input: { task, text: 'Belt.' }, who: SYSTEM, key: same });
      const judge = async (outcomes: any[]) => [...expectKinds(outcomes, 'done', 'again'), ...(outcomes[0].id === outcomes[1].id ? [] : ['two instances'])];
      return { acts: [start, start], judge };
    },
  },
  {
    name: 'tells across instances: two tracks tell one case',
    sessions: 2,
    begin: (place) => tellCase(place, 2),
  },
  {
    name: 'tells across instances: two tracks tell a case that takes a step',
    sessions: 3,
    begin: (place) => tellCase(place, 3),
  },
  {
    name: 'a timer and the step that leaves its state',
    sessions: 2,
    async begin(place) {
      const id = await action(place);
      await dueNow(place, id, 'ACTION_ACCEPT');
      const judge = async ([fired, accepted]: any[]) => {
        const all = (await events(place.store, id)).map((event) => event.type);
        const [at, left] = [all.findIndex((type) => type.startsWith('xstate.after.ACTION_ACCEPT')), all.indexOf('ACCEPT')];
        return [
          ...expectKinds([accepted], 'done'),
          ...(fired === (at < 0 ? 0 : 1) ? [] : [`fired ${fired}, written ${at}`]),
          ...(at > left ? ['fired after its state was left'] : []),
          ...(await inLine(place.store, id)),
        ];
      };
      return { acts: [({ engine }) => engine.fireDue(), send(id, 'ACCEPT')], judge };
    },
  },
  {
    name: 'a timer and a step under If-Match',
    sessions: 2,
    async begin(place) {
      const id = await action(place);
      await dueNow(place, id, 'ACTION_ACCEPT');
      const judge = async ([, cancelled]: any[]) => {
        const fired = (await firings(place.store, id, 'ACTION_ACCEPT')).length;
        const [first] = (await events(place.store, id)).slice(1);
        return [
          ...expectKinds([cancelled], first.type.startsWith('xstate.') ? '412 stale' : 'done'),
          ...(fired > 1 ? ['fired twice'] : []),
          ...(await inLine(place.store, id)),
        ];
      };
      return { acts: [({ engine }) => engine.fireDue(), send(id, 'COMPLETE', { ifMatch: 1 })], judge };
    },
  },
  {
    name: 'one timer, two servers',
    sessions: 2,
    async begin(place) {
      const id = await action(place);
      await dueNow(place, id, 'ACTION_ACCEPT');
      const judge = async (fired: any[]) => [
        ...(fired[0] + fired[1] === 1 && (await firings(place.store, id, 'ACTION_ACCEPT')).length === 1 ? [] : [`fired ${fired.join(' and ')} times`]),
        ...(await inLine(place.store, id)),
      ];
      return { acts: [({ engine }) => engine.fireDue(), ({ engine }) => engine.fireDue()], judge };
    },
  },
  {
    name: 'one message in the outbox, two servers',
    sessions: 2,
    async begin(place) {
      const id = await action(place);
      for (const type of ['ACCEPT', 'START', 'BLOCK']) await send(id, type)(place.engines[0]);
      const judge = async () => {
        const rows = await place.store.db.selectFrom('outbox').select(['status', 'attempts']).where('instance_id', '=', id).execute();
        return rows.length > 0 && rows.every((row) => row.status === 'done' && row.attempts === 1) ? [] : [`carried out ${JSON.stringify(rows)}`];
      };
      return { acts: [({ deliver }) => deliver(), ({ deliver }) => deliver()], judge };
    },
  },
];

/** Each tell stands in the case, none overwrites another. */
async function tellCase(place: Place, sessions: 2 | 3) {
  const id = await started(place, 'case', { clientId: crypto.randomUUID() });
  const track =
    (machine: string) =>
    ({ engine }: EngineOf) =>
      engine.start({ machine, input: { caseId: id }, who: SYSTEM, key: key() });
  const acts = [track('hourTalk'), track('dementia'), send(id, 'RAISE_CONCERN', { payload: { reason: 'Maakt zich zorgen.' } })].slice(0, sessions);
  const judge = async (outcomes: any[]) => {
    const row = await place.store.db.selectFrom('instances').select(['context', 'state']).where('id', '=', id).executeTakeFirstOrThrow();
    const kept = (JSON.parse(row.context) as { tracks: { machine: string }[] }).tracks.map((one) => one.machine).sort();
    return [
      ...expectKinds(outcomes, ...outcomes.map(() => 'done')),
      ...(kept.join() === 'dementia,hourTalk' ? [] : [`the case knows ${kept.join()}`]),
      ...(sessions === 3 && !row.state.includes('"concern"') ? ['the concern is gone'] : []),
      ...(await inLine(place.store, id)),
    ];
  };
  return { acts, judge };
}
