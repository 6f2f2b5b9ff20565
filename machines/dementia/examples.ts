import type { Example, Saying } from '../track.ts';
import { plan } from './example-plan.ts';

const input = { caseId: '00000000-0000-4000-8000-0000000000d1', clientId: '00000000-0000-4000-8000-0000000000c1' };
const call = { who: 'Ilse', called: 'dr. Bakker', at: '2026-11-24T10:00:00.000Z', outcome: 'Komt vanmiddag langs' };
const CM = ['DEM_CM' as const];
const room = { cm: { active: true }, caseload: 12 };

const assign: Saying = { type: 'ASSIGN_FIRST_CONTACT', by: ['DISTRICT_NURSE'] };
const confirmed: Saying = { type: 'CONCERN_CONFIRMED', by: ['POH_O'], facts: { gpConsent: true, gp: { person: '00000000-0000-4000-8000-0000000000e1' } } };
const enrol: Saying = { type: 'ENROL_CM', by: ['GP'] };
const assigned: Saying = { type: 'CM_ASSIGNED', by: CM, facts: room };
const contact: Saying = { type: 'FIRST_CM_CONTACT', by: CM };
const intake: Saying = { type: 'INTAKE_DONE', by: CM, strain: { ediz: 3, perseveranceTime: '1Y_2Y' }, stage: 4 };
const agreed: Saying = { type: 'PLAN_AGREED', by: CM, ...plan };
const enrolled = [assign, confirmed, enrol];
const drafting = [...enrolled, assigned, intake];
const followed = [...drafting, agreed];
const heavy: Saying = { type: 'CARER_STRAIN_HIGH', by: CM, strain: { ediz: 8, perseveranceTime: '1W_1M' } };
const away: Saying = { type: 'TEMP_ADMITTED', by: ['ANY_PRO'], place: 'ELV_LOW' };
const crisis: Saying = { type: 'RAISE_CRISIS', by: ['ANY_PRO'] };
const respite: Saying = { type: 'START_RESPITE', by: CM, until: '2027-02-01' };
const died: Saying = { type: 'CLIENT_DECEASED', by: ['ANY_PRO'], facts: { caseRuns: true } };
const left: Saying = { type: 'CM_LEFT', by: ['TEAM_MANAGER'] };

/** What a dementia track does, rule by rule. */
export const examples: Example[] = [
  {
    rule: 'DEM1',
    title: 'who names nobody makes the first contact',
    input,
    when: assign,
    then: { state: 'firstContact', effects: ['createTask'], timers: ['NP_FIRST_CONTACT'] },
  },
  {
    rule: 'DEM1',
    title: 'a worry that nobody takes up is told after five days',
    input,
    when: { type: 'NP_FIRST_CONTACT' },
    then: { state: 'concernRaised', effects: ['escalateOwner'] },
  },
  {
    rule: 'DEM2',
    title: 'a confirmed worry is told to the GP',
    input,
    given: [assign],
    when: confirmed,
    then: { state: 'diagnostics', effects: ['noteToGp'], timers: ['DIAG_REVIEW'] },
  },
  {
    rule: 'DEM2',
    title: 'what is unclear is looked at again in three months',
    input,
    given: [assign, { type: 'CONCERN_UNCLEAR', by: ['POH_O'] }],
    when: { type: 'WATCHFUL_REVIEW' },
    then: { state: 'firstContact', effects: ['remindOwner'] },
  },
  {
    rule: 'DEM2',
    title: 'a colleague of the social team does not judge it',
    input,
    given: [assign],
    when: { type: 'CONCERN_RESOLVED', by: ['WIJ_WORKER'] },
    then: { refused: 'role' },
  },
  {
    rule: 'DEM3',
    title: 'the clock runs from the enrolment',
    input,
    given: [assign, confirmed],
    when: enrol,
    then: { state: 'enrolled', effects: [], timers: ['CM_WAIT_NORM'] },
  },
  {
    rule: 'DEM3',
    title: 'beyond the norm it is told',
    input,
    given: enrolled,
    when: { type: 'CM_WAIT_NORM' },
    then: { state: 'enrolled', effects: ['escalateCmWait'] },
  },
  {
    rule: 'DEM3',
    title: 'it goes on until the first contact',
    input,
    given: [...enrolled, assigned],
    when: contact,
    then: { state: 'intake', effects: ['recordTime'] },
  },
  {
    rule: 'DEM4',
    title: 'a case manager takes it on',
    input,
    given: enrolled,
    when: assigned,
    then: { state: 'intake', effects: ['addToBoard'], timers: ['CM_INTAKE', 'CM_WAIT_NORM'] },
  },
  {
    rule: 'DEM4',
    title: 'one with 55 cases has no room',
    input,
    given: enrolled,
    when: { ...assigned, facts: { ...room, caseload: 55 } },
    then: { refused: 'cmCapacity' },
  },
  {
    rule: 'DEM4',
    title: 'somebody who is no case manager is none',
    input,
    given: enrolled,
    when: { ...assigned, facts: { cm: { active: false }, caseload: 0 } },
    then: { refused: 'cmCapacity' },
  },
  {
    rule: 'DEM5',
    title: 'a whole plan is agreed',
    input,
    given: drafting,
    when: agreed,
    then: { state: 'following.stable', effects: ['planVisit', 'createIntakeFeedback'], timers: ['VISIT_DUE', 'PLAN_REVIEW'] },
  },
  {
    rule: 'DEM5',
    title: 'written before, it only has to be agreed',
    input,
    given: [...drafting, { type: 'WRITE_PLAN', by: CM, ...plan }],
    when: { type: 'PLAN_AGREED', by: CM },
    then: { state: 'following.stable', effects: ['planVisit', 'createIntakeFeedback'] },
  },
  { rule: 'DEM5', title: 'no plan, no agreement', input, given: drafting, when: { type: 'PLAN_AGREED', by: CM }, then: { refused: 'agreedWithClient' } },
  {
    rule: 'DEM5',
    title: 'who makes the first contact must be agreed too',
    input,
    given: drafting,
    when: { ...agreed, firstContactAgreement: undefined },
    then: { refused: 'agreedWithClient' },
  },
  {
    rule: 'DEM5',
    title: 'a plan that is evaluated stays whole',
    input,
    given: followed,
    when: { type: 'PLAN_REVIEWED', by: CM, evaluationDate: '2028-01-01' },
    then: { refused: 'carePlanComplete' },
  },
  {
    rule: 'DEM5',
    title: 'an evaluation is told to the GP',
    input,
    given: followed,
    when: { type: 'PLAN_REVIEWED', by: CM },
    then: { state: 'following.stable', effects: ['createProgressFeedback'] },
  },
  {
    rule: 'DEM6',
    title: 'a visit plans the next one',
    input,
    given: followed,
    when: { type: 'VISIT_LOGGED', by: ['DISTRICT_NURSE'] },
    then: { state: 'following.stable', effects: ['recordTime', 'planVisit'] },
  },
  {
    rule: 'DEM6',
    title: 'another stage brings it to the MDO',
    input,
    given: followed,
    when: { type: 'STAGE_CHANGED', by: ['SO'], stage: 6 },
    then: { state: 'following.stable', effects: ['planVisit', 'proposeMdo'] },
  },
  {
    rule: 'DEM7',
    title: 'a worn-out carer is helped',
    input,
    given: followed,
    when: heavy,
    then: { state: 'following.intensified', effects: ['offerRespite', 'proposeMdo'], timers: ['VISIT_DUE'] },
  },
  {
    rule: 'DEM7',
    title: 'it calms down again',
    input,
    given: [...followed, heavy],
    when: { type: 'STABILISED', by: CM },
    then: { state: 'following.stable', effects: [], timers: ['VISIT_DUE', 'PLAN_REVIEW'] },
  },
  {
    rule: 'DEM8',
    title: 'the GP is called in',
    input,
    given: followed,
    when: crisis,
    then: { state: 'following.crisis', effects: ['showCrisisPanel', 'informGpUrgent'], timers: ['CRISIS_FOLLOWUP'] },
  },
  {
    rule: 'DEM8',
    title: 'without a call it is not over',
    input,
    given: [...followed, crisis],
    when: { type: 'CRISIS_STABILISED', by: CM },
    then: { refused: 'crisisLogged' },
  },
  {
    rule: 'DEM8',
    title: 'somebody phoned',
    input,
    given: [...followed, crisis],
    when: { type: 'CRISIS_STABILISED', by: CM, call },
    then: { state: 'following.intensified', effects: [] },
  },
  {
    rule: 'DEM9',
    title: 'a stay of the client gives the carer rest',
    input,
    given: followed,
    when: respite,
    then: { state: 'following.respite', effects: [], timers: ['RESPITE_END'] },
  },
  {
    rule: 'DEM9',
    title: 'home again the strain is measured',
    input,
    given: [...followed, respite],
    when: { type: 'RESPITE_ENDED', by: CM },
    then: { state: 'following.stable', effects: ['measureStrain'] },
  },
  {
    rule: 'DEM10',
    title: 'somebody else looks after the client for a while',
    input,
    given: followed,
    when: away,
    then: { state: 'tempStay', effects: ['dropVisit', 'noteToGp'], timers: ['ELV_MAX'] },
  },
  {
    rule: 'DEM10',
    title: 'back home visits resume',
    input,
    given: [...followed, away],
    when: { type: 'RETURNED_HOME', by: ['ANY_PRO'] },
    then: { state: 'following.stable', effects: ['planVisit'] },
  },
  {
    rule: 'DEM10',
    title: 'nobody visits who is away',
    input,
    given: [...followed, away],
    when: { type: 'VISIT_LOGGED', by: CM },
    then: { refused: 'not-now' },
  },
  {
    rule: 'DEM11',
    title: 'handed over warmly, the GP hears it',
    input,
    given: [...followed, { type: 'PREPARE_ADMISSION', by: CM }, { type: 'ADMITTED', by: CM }],
    when: { type: 'HANDOVER_DONE', by: CM },
    then: { state: 'aftercare', effects: ['createEndFeedback'], timers: ['AFTERCARE'] },
  },
  {
    rule: 'DEM11',
    title: 'and after the aftercare it is over',
    input,
    given: [...followed, { type: 'MOVED_AWAY', by: CM }, { type: 'HANDOVER_DONE', by: CM }],
    when: { type: 'AFTERCARE_DONE', by: CM },
    then: { state: 'closed', effects: ['tellEnded'], timers: [] },
  },
  {
    rule: 'DEM12',
    title: 'death is possible from the first worry on',
    input,
    when: died,
    then: { state: 'bereavement', effects: ['tellDeceased'], timers: ['BEREAVEMENT_FIRST'] },
  },
  {
    rule: 'DEM12',
    title: 'the visit that was planned lapses',
    input,
    given: followed,
    when: died,
    then: { state: 'bereavement', effects: ['dropVisit', 'tellDeceased'] },
  },
  { rule: 'DEM12', title: 'not twice', input, given: [died], when: died, then: { refused: 'not-now' } },
  {
    rule: 'DEM13',
    title: 'without a case manager there is a gap',
    input,
    given: followed,
    when: left,
    then: { state: 'reassigning', effects: ['dropVisit', 'flagCoverageGap'], timers: ['CM_INTAKE'] },
  },
  {
    rule: 'DEM13',
    title: 'the next one goes on with the plan',
    input,
    given: [...followed, left],
    when: assigned,
    then: { state: 'following.stable', effects: ['addToBoard', 'planVisit'] },
  },
  {
    rule: 'DEM14',
    title: 'no dementia is told as well',
    input,
    given: [assign, { type: 'CONCERN_RESOLVED', by: ['POH_O'] }],
    when: { type: 'CLOSE', by: ['POH_O'] },
    then: { state: 'closed', effects: ['createEndFeedback', 'tellEnded'], timers: [] },
  },
  {
    rule: 'DEM14',
    title: 'a new worry opens it again',
    input,
    given: [assign, { type: 'CONCERN_RESOLVED', by: ['POH_O'] }, { type: 'CLOSE', by: ['POH_O'] }],
    when: { type: 'REOPEN', by: ['DISTRICT_NURSE'] },
    then: { state: 'concernRaised', effects: ['tellStarted'], timers: ['NP_FIRST_CONTACT'] },
  },
];
