import { afterAll, beforeAll, expect, it } from 'vitest';
import { action } from '../../machines/action/index.ts';
import { feedback } from '../../machines/feedback/index.ts';
import { openTestEngine, ORG, who, type TestEngine } from '../support/engine.ts';

let test: TestEngine;
beforeAll(async () => {
  test = await openTestEngine([action, feedback]);
});
afterAll(() => test.close());

const NURSE = who(1, 'DISTRICT_NURSE');

it('tells the whole way up when nobody acts, with days, and writes nothing', async () => {
  const started = await test.engine.start({ machine: 'feedback', input: { kind: 'INTAKE', recipientOrg: ORG }, who: who(2, 'WIJ_WORKER'), key: 'f' });
  if (!started.ok) throw new Error(JSON.stringify(started));
  const view = await test.engine.view(started.id, who(2, 'WIJ_WORKER'));
  expect(view!.timers.map(({ name }) => name)).toEqual(['FEEDBACK_REMIND', 'FEEDBACK_DUE']);
  expect(view!.foretold).toEqual([
    { name: 'FEEDBACK_ESC1', at: '2026-12-11T16:00:00.000Z' },
    { name: 'FEEDBACK_ESC2', at: '2026-12-15T16:00:00.000Z' },
  ]);
  expect((await test.engine.view(started.id, who(2, 'WIJ_WORKER')))!.rev).toBe(view!.rev);
});

it('tells what comes after a reminder, and nothing of what is over', async () => {
  const started = await test.engine.start({ machine: 'action', input: { task: 'visit', due: '2026-12-08' }, who: NURSE, key: 'a' });
  if (!started.ok) throw new Error(JSON.stringify(started));
  const names = async () => (await test.engine.view(started.id, NURSE))!.foretold!.map(({ name }) => name);
  expect(await names()).toEqual(['ACTION_DUE', 'ACTION_ESC']);
  await test.engine.send({ id: started.id, type: 'COMPLETE', payload: {}, who: NURSE, key: 'b' });
  expect(await names()).toEqual([]);
});
