import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tracks } from '../../machines/index.ts';
import type { Saying } from '../../machines/track.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { makeWorld, type World } from '../support/world.ts';
import { done, openPages, whoOf } from './viewers.ts';

let app: TestApp;
let world: World;
beforeEach(async () => {
  app = await startTestApp();
  world = await makeWorld(app);
});
afterEach(() => app.close());

describe('for every event of every example, what was there before and the patches equal a fresh fetch', () => {
  it.each(tracks.map((track) => [track.id, track] as const))('%s', { timeout: 60_000 }, async (machine, track) => {
    const hats = [world.hats.petra[0], world.hats.joost[0], world.hats.stranger[0]];
    const viewers = await Promise.all(hats.map((hat) => whoOf(app, hat)));
    const [petra] = viewers;
    const { open, check } = openPages(app, viewers);
    await open('mine');
    const start = (what: string, input: Record<string, unknown>) =>
      app.engine.start({ machine: what, input, who: { ...petra, roles: [...petra.roles, 'WIJ_COACH'] }, key: crypto.randomUUID() });
    let said = 0;
    // Examples begin alike: the same path from the start is compared once.
    const walked = new Set<string>();
    const compare = async (path: string, what: string) => {
      if (walked.size < walked.add(path).size) await check(what);
    };
    for (const example of track.examples) {
      // The world that an example supposes is not in this database; a case and an owner are, so that most of its events are carried out.
      const { id: caseId } = done(await start('case', { clientId: crypto.randomUUID(), orgId: world.orgs.team, owner: petra.person }));
      const supposed = {
        ...example.input,
        ...(example.input?.caseId || machine === 'consent' ? { caseId } : {}),
        ...(machine === 'action' ? { caseId, owner: petra.person, meetingId: undefined } : {}),
      };
      const begun = await start(machine, supposed);
      let path = `start ${JSON.stringify(example.input ?? {})}`;
      await compare(path, `${example.rule} ${example.title}: start`);
      if (!begun.ok) continue;
      for (const saying of [...(example.given ?? []), example.when]) {
        if (!(saying.type in track.contract.events)) continue;
        const outcome = await app.engine.send({
          id: begun.id,
          type: saying.type,
          payload: payloadOf(saying),
          who: { ...petra, roles: saying.by ?? petra.roles },
          key: crypto.randomUUID(),
        });
        if (!outcome.ok) continue;
        said += 1;
        path += ` ${JSON.stringify(saying)}`;
        await compare(path, `${example.rule} ${example.title}: ${saying.type}`);
      }
    }
    // What their examples suppose (a practice of one's own, a manager, a file that one may not see) is not in this database.
    if (!['hourTalk', 'liaison', 'breakGlass'].includes(machine)) expect(said).toBeGreaterThan(['feedback', 'message', 'referral'].includes(machine) ? 0 : 3);
  });
});

function payloadOf(saying: Saying): Record<string, unknown> {
  const { type: _type, by: _by, person: _person, at: _at, facts: _facts, ...payload } = saying;
  return payload;
}
