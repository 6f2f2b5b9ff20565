import { reportOn } from './report.ts';
import type { Story } from './story.ts';

const less = (reason: string) => ({ reason, expected: 'Het gezin redt zich met minder hulp.', substitute: 'VOLUNTEER' });

/** From care to support to the neighbourhood, closed, and opened again with its history. */
export const s23: Story = {
  id: 'S23',
  title: 'Scaling down over the three sporen, close and reopen',
  steps: [
    { at: '2026-11-24T10:00', by: 'gerda', client: 'family', with: { name: 'Gezin Lubbers', birthDate: '1983', gpPerson: '@bakker', gpOrg: '@org:linde' } },
    { at: '2026-11-24T10:01', by: 'gerda', start: 'case', name: 'c', with: { clientId: '#family', theme: 'OTHER', orgId: '@org:wij' } },
    { at: '2026-11-24T10:02', by: 'gerda', to: 'c', say: 'ASSIGN_OWNER', with: { owner: '@fatima' }, then: 'lifecycle.triage' },
    { at: '2026-11-24T10:02', by: 'fatima', find: 'k', of: ['consent', 'c'] },
    { at: '2026-11-24T10:05', by: 'fatima', to: 'k', say: 'ASK', then: 'requested' },
    { at: '2026-11-24T10:06', by: 'fatima', to: 'c', say: 'TRIAGE_DECIDED', then: 'lifecycle.consentPending' },
    { at: '2026-11-25T10:00', by: 'fatima', to: 'k', say: 'GRANT', with: { signatory: 'CLIENT' }, then: 'active' },
    { at: '2026-11-25T10:00', by: 'fatima', to: 'c', told: 'CONSENT_GRANTED', then: 'lifecycle.exploration' },
    {
      at: '2026-12-01T10:00',
      by: 'fatima',
      to: 'c',
      say: 'EXPLORATION_COMPLETED',
      with: { summary: 'Drie kinderen, schulden en een zieke vader. Oma woont naast hen.' },
      then: 'lifecycle.planning',
    },
    {
      at: '2026-12-02T10:00',
      by: 'fatima',
      to: 'c',
      say: 'PLAN_WITHOUT_MDO',
      with: { goals: ['Rust in huis'], actions: ['Gezinsbegeleiding twee dagen'], nextEvaluation: '2027-05-20' },
      then: 'lifecycle.inProgress',
    },
    { at: '2026-12-03T10:00', by: 'fatima', to: 'c', say: 'SCALE_UP', with: less('Zwaardere hulp nodig'), refused: 'gpConsultedOrOverride', then: '=' },
    { at: '2026-12-03T10:05', by: 'fatima', to: 'c', say: 'SCALE_UP', with: { ...less('Zwaardere hulp nodig'), gpConsulted: true }, then: 'level.care' },
    { at: '2027-01-20T10:00', by: 'fatima', to: 'c', say: 'SCALE_DOWN', with: less('Doelen gehaald'), then: 'level.supporting' },
    { at: '2027-05-12T10:00', by: 'fatima', to: 'c', say: 'SCALE_DOWN', with: less('De buurtkamer en een vrijwilliger nemen het over'), then: 'level.basic' },
    { at: '2027-06-01T10:00', by: 'fatima', to: 'c', say: 'START_EVALUATION', then: 'lifecycle.evaluation' },
    { at: '2027-06-01T10:10', by: 'fatima', to: 'c', say: 'CLOSE_REQUESTED', with: { reason: 'Doelen gehaald.' }, then: 'lifecycle.closing' },
    { at: '2027-06-01T10:12', by: 'fatima', to: 'c', say: 'CLOSE', with: { endReason: 'GOALS_REACHED' }, refused: 'closable', then: '=' },
    { at: '2027-06-01T10:15', by: 'fatima', find: 'f', of: ['feedback', 'c'] },
    { at: '2027-06-01T10:15', by: 'fatima', to: 'f', say: 'START_DRAFT', then: 'content.drafting' },
    {
      at: '2027-06-01T10:25',
      by: 'fatima',
      to: 'f',
      say: 'DRAFT_COMPLETED',
      with: reportOn('2026-12-02', { endDate: '2027-06-01', result: 'GOALS_REACHED' }),
      then: 'content.ready',
    },
    { at: '2027-06-01T10:26', by: 'fatima', to: 'f', say: 'SEND', then: 'content.sent timeliness.settled' },
    { at: '2027-06-15T10:00', by: 'fatima', to: 'c', say: 'CLOSE', with: { endReason: 'GOALS_REACHED' }, then: 'lifecycle.closed' },
    { at: '2027-10-04T10:00', by: 'fatima', to: 'c', say: 'REOPEN', with: { reason: 'Nieuw signaal van school.' }, then: 'lifecycle.triage' },
  ],
};
