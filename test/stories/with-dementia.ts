import { carePlan } from './care-plan.ts';
import type { StoryStep } from './story.ts';

/** Somebody at home with dementia and a running plan: from the first worry in November to a plan agreed before Christmas. */
export const withDementia = (client: Record<string, unknown>, stage: number, carer: string): StoryStep[] => [
  { at: '2026-11-16T09:00', by: 'petra', client: 'p', with: { ...client, gpPerson: '@bakker', gpOrg: '@org:linde' } },
  { at: '2026-11-16T09:05', by: 'petra', start: 'case', name: 'c', with: { clientId: '#p', theme: 'ELDERLY', orgId: '@org:linde', owner: '@petra' } },
  { at: '2026-11-16T09:05', by: 'petra', to: 'c', told: 'ASSIGN_OWNER', then: 'lifecycle.triage' },
  ...['@bakker', '@ilse', '@anja'].map((person): StoryStep => ({
    at: '2026-11-16T09:06',
    by: 'petra',
    to: 'c',
    say: 'ADD_TO_TEAM',
    with: { person },
    then: '=',
  })),
  { at: '2026-11-16T09:10', by: 'petra', start: 'dementia', name: 'd', with: { caseId: '#c' }, then: 'concernRaised' },
  { at: '2026-11-16T09:12', by: 'petra', to: 'd', say: 'ASSIGN_FIRST_CONTACT', then: 'firstContact' },
  { at: '2026-11-17T10:00', by: 'petra', to: 'd', say: 'CONTACT_LOGGED', then: '=' },
  { at: '2026-11-17T10:30', by: 'petra', to: 'd', say: 'CONCERN_CONFIRMED', then: 'diagnostics' },
  {
    at: '2026-11-24T10:00',
    by: 'bakker',
    to: 'd',
    say: 'DIAGNOSIS_DEMENTIA',
    with: { diagnosis: 'ALZHEIMER', stage, on: '2026-11-23' },
    then: 'enrolled',
  },
  { at: '2026-12-01T09:00', by: 'ilse', to: 'd', say: 'CM_ASSIGNED', then: 'intake' },
  { at: '2026-12-03T10:00', by: 'ilse', to: 'd', say: 'FIRST_CM_CONTACT', then: '=' },
  { at: '2026-12-10T10:00', by: 'ilse', to: 'd', say: 'INTAKE_DONE', with: { strain: { ediz: 4, perseveranceTime: '6M_1Y' } }, then: 'planDraft' },
  { at: '2026-12-10T11:00', by: 'ilse', to: 'd', say: 'WRITE_PLAN', with: carePlan('Thuis oud worden.', carer, { stage }), then: '=' },
  { at: '2026-12-17T11:00', by: 'ilse', to: 'd', say: 'PLAN_AGREED', with: { carerHeard: true }, then: 'following.stable' },
];
