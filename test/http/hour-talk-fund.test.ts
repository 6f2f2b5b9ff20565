import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { signIn, type Visitor } from '../support/visitor.ts';
import { makeWorld, type World } from '../support/world.ts';

/** What a fund pays of the hours of a practice: by the rule of the day of the hour, which is a dated setting. */
let app: TestApp;
let world: World;
let eline: Visitor;
let patient: string;

beforeAll(async () => {
  app = await startTestApp();
  world = await makeWorld(app);
  eline = await signIn(app.url, 'eline');
  patient = (await eline.post('/api/clients', { name: 'Jan Klok', birthDate: '1981-02-02', gpPerson: world.people.eline, gpOrg: world.orgs.practice })).body.id;
});
afterAll(() => app.close());

const hour = async (on: string, clientId: string | undefined = patient) => {
  const { id } = (await eline.start('hourTalk', { clientId, orgId: world.orgs.practice })).body;
  const { body } = await eline.say(id, 'PLAN', { on });
  return { state: body.state, because: body.data.unfundedBecause, ruleSet: body.data.ruleSet };
};
const setting = (name: string, value: unknown, from: string, org = '*') =>
  app.store.db
    .insertInto('settings')
    .values({ name, value: JSON.stringify(value), valid_from: `${from}T00:00:00.000Z`, org_id: org })
    .execute();

describe('[HOUR2] an hour', () => {
  it('is paid once a year for a patient, and planned all the same the second time, with the reason', async () => {
    expect(await hour('2026-12-01')).toEqual({ state: 'planned', because: null, ruleSet: 'AFA-2023-09-15' });
    expect(await hour('2026-12-15')).toEqual({ state: 'plannedUnfunded', because: 'PATIENT_YEAR', ruleSet: 'AFA-2023-09-15' });
    expect(await hour('2027-01-12')).toMatchObject({ state: 'planned' });
  });

  it('follows the fund that the practice takes part in from a day on', async () => {
    const rule = { kind: 'HOUR_TALK', perPatient: 2, perPractice: 3, withinMonths: 6 };
    await setting('funding.WIJK', { payer: 'Wijkfonds', rules: [rule] }, '2027-01-01');
    await setting('funding.join', { sets: [{ name: 'WIJK' }] }, '2027-02-01', world.orgs.practice);
    expect(await hour('2027-01-20')).toMatchObject({ state: 'plannedUnfunded', ruleSet: 'AFA-2023-09-15' });
    expect(await hour('2027-03-02')).toEqual({ state: 'planned', because: null, ruleSet: 'WIJK' });
    expect(await hour('2027-03-09')).toMatchObject({ state: 'plannedUnfunded', because: 'PATIENT_YEAR' });
    const other = (await eline.post('/api/clients', { name: 'Lies Klok', birthDate: '1971-02-02', gpPerson: world.people.eline, gpOrg: world.orgs.practice }))
      .body.id;
    expect(await hour('2027-03-16', other)).toMatchObject({ state: 'planned' });
    expect(await hour('2027-03-23', other)).toMatchObject({ state: 'plannedUnfunded', because: 'PRACTICE_YEAR' });
  });
});
