import { neighbourhood } from '../../../db/seed/neighbourhood.ts';
import { seedId } from '../../../db/seed/seed-id.ts';
import type { PersonKey, Step } from '../../../db/seed/types.ts';
import type { Store } from '../../../db/store.ts';
import { atAmsterdam } from '../../../machines/amsterdam.ts';
import type { Role } from '../../../machines/roles.ts';
import type { Engine, Outcome, Who } from '../../engine/types.ts';
import { References } from './references.ts';

type Deps = {
  store: Store;
  engine: Engine;
  clock: { set(to: Date): void };
  /** carries out what waits in the outbox, so that letters and messages are there when the next step is taken */
  deliver: () => Promise<void>;
};
type Told = Step & { dossier: string; org: string };

/**
 * Says the history of the neighbourhood to the engine up to a moment, in order of time, as the people who said it; timers fire in between.
 * Returns how many steps were taken. Throws with every refusal that was not foreseen.
 */
export async function tellHistory(deps: Deps, until: Date): Promise<number> {
  const references = new References(deps.store.db);
  const refused: string[] = [];
  const steps = inOrder().filter((step) => momentOf(step.at) <= until);
  for (const [nth, step] of steps.entries()) {
    await moveTo(deps, momentOf(step.at));
    const outcome = await take(deps, references, step, nth);
    if (!outcome.ok && !step.maybe)
      refused.push(
        `${step.at} ${step.dossier}: ${step.by} ${step.say ?? 'start'} ${step.to} — ${outcome.code} ${outcome.why.en} ${JSON.stringify(outcome.errors ?? '')}`,
      );
  }
  await moveTo(deps, until);
  if (refused.length > 0) throw new Error(`The history of the neighbourhood was refused in ${refused.length} places:\n${refused.join('\n')}`);
  return steps.length;
}

/** All steps by time; steps of one moment keep the order in which they are written. */
function inOrder(): Told[] {
  const told = [
    ...neighbourhood.dossiers.flatMap(({ key, steps }) => {
      const org = String(steps.find((step) => step.start === 'signal')?.with?.orgId ?? '@org:linde').slice('@org:'.length);
      return steps.map((step) => ({ ...step, dossier: key, org }));
    }),
    ...neighbourhood.meetings.flatMap(({ key, steps }) => {
      const org = String(steps[0].with?.orgId).slice('@org:'.length);
      return steps.map((step) => ({ ...step, dossier: key, org }));
    }),
  ];
  return told
    .map((step, nth) => ({ step, nth }))
    .sort((a, b) => (a.step.at === b.step.at ? a.nth - b.nth : a.step.at < b.step.at ? -1 : 1))
    .map(({ step }) => step);
}

const momentOf = (local: string) => new Date(atAmsterdam(local.slice(0, 10), local.slice(11)));

async function moveTo(deps: Deps, to: Date): Promise<void> {
  deps.clock.set(to);
  await deps.engine.fireDue();
  await deps.deliver();
}

async function take({ engine }: Deps, references: References, step: Told, nth: number): Promise<Outcome> {
  const who = whoIs(step.by, step.org);
  const key = `demo-${nth}`;
  try {
    const payload = (await references.fill(step.dossier, step.with ?? {})) as Record<string, unknown>;
    if (step.start) return await engine.start({ machine: step.start, input: payload, who, key, id: references.name(step.dossier, step.to) });
    return await engine.send({ id: await references.find(step.dossier, step.to), type: step.say!, payload, who, key });
  } catch (error) {
    const why = (error as Error).message;
    return { ok: false, status: 409, code: 'seed', why: { nl: why, en: why } };
  }
}

/** Somebody under the hat of this organisation, or else under the first one. */
function whoIs(key: PersonKey, org: string): Who {
  const person = neighbourhood.people.find((one) => one.key === key)!;
  const at = Math.max(
    0,
    person.hats.findIndex((hat) => hat.org === org),
  );
  const hat = person.hats[at];
  return { person: seedId(`person ${key}`), hat: seedId(`hat ${key} ${at}`), org: seedId(`org ${hat.org}`), roles: hat.roles as Role[] };
}
