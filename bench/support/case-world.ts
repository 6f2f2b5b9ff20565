import { randomBytes, randomUUID } from 'node:crypto';
import type { Store } from '../../db/store.ts';
import { tracks } from '../../machines/index.ts';
import type { Role } from '../../machines/roles.ts';
import { openChain } from '../../server/audit/chain.ts';
import { createEngine } from '../../server/engine/engine.ts';
import { createKeys } from '../../server/engine/keys.ts';
import type { Engine, Outcome, Who } from '../../server/engine/types.ts';
import { createPolicy } from '../../server/policy/policy.ts';
import { systemClock } from '../../server/runtime/clock.ts';
import { uuidV7 } from '../../server/runtime/ids.ts';

export const SYSTEM: Who = { person: 'system', hat: null, org: null, roles: ['SYSTEM'] };
/** A case that is under way, and its owner, who pauses and resumes it. */
export type BenchCase = { id: string; who: Who; paused: boolean };

const REASON = 'Mevrouw is drie weken bij haar dochter in Zwolle.';
const ROLES: Role[] = ['DISTRICT_NURSE', 'WIJ_WORKER', 'POH_O'];

/** The engine of the product on this store, with its own machines, keys and policy. `node`: one of several servers, with a chain of the log of its own. */
export async function openEngine(store: Store, { master = randomBytes(32), node }: { master?: Buffer; node?: string } = {}): Promise<Engine> {
  const [clock, keys] = [systemClock(), createKeys(master)];
  if (node) await openChain({ store, keys, clock, node });
  return createEngine({ store, tracks, clock, ids: uuidV7(clock), keys, policy: createPolicy() });
}

/** People, three to an organisation, as rows and as who they are. */
export async function hire(store: Store, count: number): Promise<Who[]> {
  const people: Who[] = [];
  const at = new Date().toISOString();
  await store.write(async (tx) => {
    let org = '';
    for (let n = 0; n < count; n++) {
      const [person, hat, roles] = [randomUUID(), randomUUID(), [ROLES[n % ROLES.length]]];
      if (n % ROLES.length === 0) {
        org = randomUUID();
        await tx
          .insertInto('organisations')
          .values({ id: org, name: `Team ${n}`, kind: 'team', phone: null, address: null })
          .execute();
      }
      const row = { id: person, name: `Collega ${n}`, email: `c${n}@voorbeeld.test`, phone: null, user_id: null, locale: 'nl', active: 1 };
      await tx.insertInto('persons').values(row).execute();
      const membership = { id: hat, person_id: person, org_id: org, title: '', roles: JSON.stringify(roles), themes: '[]', from_at: at, until_at: null };
      await tx.insertInto('memberships').values(membership).execute();
      people.push({ person, hat, org, roles });
    }
  });
  return people;
}

/** Cases under way: told step by step as in use, up to a plan that is carried out. */
export async function openCases(engine: Engine, people: readonly Who[], count: number): Promise<BenchCase[]> {
  const cases: BenchCase[] = [];
  for (let from = 0; from < count; from += 100) {
    const part = await Promise.all(Array.from({ length: Math.min(100, count - from) }, (_, at) => openCase(engine, people[(from + at) % people.length])));
    cases.push(...part);
  }
  return cases;
}

async function openCase(engine: Engine, who: Who): Promise<BenchCase> {
  const input = { clientId: randomUUID(), theme: 'ELDERLY', ...(who.org ? { orgId: who.org } : {}) };
  const { id } = must(await engine.start({ machine: 'case', input, who: SYSTEM, key: randomUUID() }));
  const steps: [string, Record<string, unknown>][] = [
    ['ASSIGN_OWNER', { owner: who.person }],
    ['TRIAGE_DECIDED', {}],
    ['CONSENT_NOT_REQUIRED', {}],
    ['EXPLORATION_COMPLETED', { summary: 'Woont alleen, ziet slecht, wil thuis blijven wonen.' }],
    ['PLAN_WITHOUT_MDO', { goals: ['Elke week iemand die meegaat naar de markt'], actions: ['Vrijwilliger zoeken'], nextEvaluation: '2027-03-01' }],
  ];
  for (const [type, payload] of steps) must(await engine.send({ id, type, payload, who: SYSTEM, key: randomUUID() }));
  return { id, who, paused: false };
}

/** The next event of a case: its owner pauses it and says why, or takes it up again. Timers are cancelled and armed each time. */
export function nextEvent(one: BenchCase): { type: string; payload: Record<string, unknown> } {
  one.paused = !one.paused;
  return one.paused ? { type: 'PAUSE', payload: { reason: REASON } } : { type: 'RESUME', payload: {} };
}

/** Says the next event of one of the cases that this worker has for himself. */
export function pressing(engine: Engine, cases: readonly BenchCase[], c: number): (worker: number) => Promise<void> {
  const turns = Array.from({ length: c }, () => 0);
  const own = Math.floor(cases.length / c);
  return async (worker) => {
    const one = cases[worker * own + (turns[worker]++ % own)];
    must(await engine.send({ id: one.id, ...nextEvent(one), who: one.who, key: randomUUID() }));
  };
}

/** The outcome, when it is one; a refusal is a mistake of the bench. */
export function must(outcome: Outcome): Outcome & { ok: true } {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome;
}
