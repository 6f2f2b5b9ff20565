import type { Role } from '../../machines/roles.ts';
import type { Who } from '../../server/engine/types.ts';
import type { TestApp } from './app.ts';

export type Made = { ojg: Who; org: string; track: string; client: string; caseId: string | null };

/** Says the same events to many tracks at once, so that a batch carries them. */
export const tellAll = (app: TestApp, who: Who, ids: string[], type: string, payload: Record<string, unknown> = {}) =>
  Promise.all(
    ids.map(async (id) => {
      const outcome = await app.engine.send({ id, type, payload, who, key: app.ids.uuid() });
      if (!outcome.ok) throw new Error(`${type}: ${outcome.code} ${outcome.why.en}`);
    }),
  );

/**
 * An OJG with so many youths, each in a case of his own and with a track, made by the engine; every `family`-th youth shares a household with the one before.
 * The clients are written as rows, as the client route does.
 */
export async function makeCaseload(
  app: TestApp,
  { ojg, count, family = 10, cases = true }: { ojg: Who; count: number; family?: number; cases?: boolean },
): Promise<Made[]> {
  const { store, engine, ids, clock } = app;
  const at = clock.now().toISOString();
  const clients: string[] = [];
  await store.write(async (tx) => {
    let household = '';
    for (let index = 0; index < count; index++) {
      const id = ids.uuid();
      if (index % family === 0) {
        household = ids.uuid();
        await tx
          .insertInto('households')
          .values({ id: household, label_ref: await engine.vault.put(tx, household, `Gezin ${index}`) })
          .execute();
      }
      const details = await engine.vault.put(tx, id, JSON.stringify({ name: `Kind ${index} van Dam`, birthDate: `${2008 + (index % 12)}-05-04` }));
      await tx
        .insertInto('clients')
        .values({
          id,
          details_ref: details,
          gp_person_id: null,
          gp_org_id: null,
          no_gp_reason: 'UNKNOWN',
          household_id: index % family < 2 ? household : null,
          org_id: ojg.org!,
          created_at: at,
        })
        .execute();
      clients.push(id);
    }
  });
  const start = async (machine: string, input: Record<string, unknown>) => {
    const outcome = await engine.start({ machine, input, who: ojg, key: ids.uuid() });
    if (!outcome.ok) throw new Error(`${machine}: ${outcome.code} ${outcome.why.en} ${JSON.stringify(outcome.errors)}`);
    return outcome.id;
  };
  return Promise.all(
    clients.map(async (client) => {
      const caseId = cases ? await start('case', { clientId: client, theme: 'YOUTH', orgId: ojg.org, owner: ojg.person }) : null;
      const track = await start('ojg', { ...(caseId ? { caseId } : {}), clientId: client, orgId: ojg.org, worker: ojg.person });
      return { ojg, org: ojg.org!, track, client, caseId };
    }),
  );
}

/** Gives a person of the test world this hat and says who he then is. */
export async function wear(app: TestApp, person: string, org: string, roles: Role[]): Promise<Who> {
  const hat = app.ids.uuid();
  const row = { id: hat, person_id: person, org_id: org, title: roles.join(), roles: JSON.stringify(roles), themes: '["YOUTH"]' };
  await app.store.write((tx) =>
    tx
      .insertInto('memberships')
      .values({ ...row, from_at: app.clock.now().toISOString(), until_at: null })
      .execute(),
  );
  return { person, hat, org, roles };
}
