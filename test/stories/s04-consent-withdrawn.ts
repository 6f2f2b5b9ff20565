import { reportOn } from './report.ts';
import type { Story } from './story.ts';

const GP = { clientId: '#mulder', recipient: '@bakker', recipientOrg: '@org:linde' };

/** He phones and takes his consent back while one letter is ready and another waits for its channel. */
export const s04: Story = {
  id: 'S04',
  title: 'Client withdraws consent between the MDO and the letter',
  steps: [
    {
      at: '2026-11-25T09:00',
      by: 'petra',
      client: 'mulder',
      with: { name: 'Dhr. B. Mulder', birthDate: '1955-05-05', gpPerson: '@bakker', gpOrg: '@org:linde' },
    },
    { at: '2026-11-25T09:01', by: 'petra', start: 'case', name: 'c', with: { clientId: '#mulder', theme: 'ELDERLY', orgId: '@org:linde' } },
    { at: '2026-11-25T09:02', by: 'petra', to: 'c', say: 'ASSIGN_OWNER', with: { owner: '@petra' }, then: 'lifecycle.triage' },
    { at: '2026-11-25T09:03', by: 'petra', find: 'k', of: ['consent', 'c'] },
    { at: '2026-11-25T09:04', by: 'petra', to: 'k', say: 'ASK', then: 'requested' },
    { at: '2026-11-25T09:05', by: 'petra', to: 'k', say: 'GRANT', with: { signatory: 'CLIENT', form: 'SPOKEN' }, then: 'active' },
    { at: '2026-12-08T13:00', by: 'petra', start: 'feedback', name: 'f', with: { caseId: '#c', kind: 'CHANGE', ...GP } },
    { at: '2026-12-08T13:01', by: 'petra', to: 'f', say: 'START_DRAFT', then: 'content.drafting' },
    { at: '2026-12-08T13:10', by: 'petra', to: 'f', say: 'DRAFT_COMPLETED', with: reportOn('2026-11-25'), then: 'content.ready' },
    { at: '2026-12-08T13:10', by: 'petra', to: 'f', told: 'CONSENT_OK', then: 'content.ready' },
    { at: '2026-12-08T13:20', by: 'petra', start: 'feedback', name: 'g', with: { caseId: '#c', kind: 'START', ...GP } },
    { at: '2026-12-08T13:21', by: 'petra', to: 'g', say: 'START_DRAFT', then: 'content.drafting' },
    { at: '2026-12-08T13:30', by: 'petra', to: 'g', say: 'DRAFT_COMPLETED', with: reportOn('2026-11-25'), then: 'content.ready' },
    { at: '2026-12-08T13:31', by: 'petra', to: 'g', say: 'SEND', then: 'content.sent timeliness.settled' },
    { at: '2026-12-08T13:31', by: 'petra', find: 'q', in: ['g', 'messageId'] },
    { at: '2026-12-08T13:31', by: 'petra', to: 'q', told: 'queued', then: 'queued' },
    { at: '2026-12-08T13:32', by: 'petra', to: 'g', letter: ['Dhr. B. Mulder', 'Zo lang mogelijk thuis', 'De cliënt heeft toestemming gegeven'] },
    {
      at: '2026-12-09T09:00',
      by: 'petra',
      to: 'k',
      say: 'WITHDRAW',
      with: { note: 'Meneer belt: hij vertelt het zijn huisarts liever zelf.' },
      then: 'withdrawn',
    },
    { at: '2026-12-09T09:00', by: 'petra', to: 'c', told: 'CONSENT_WITHDRAWN', then: 'sharing.withdrawn' },
    { at: '2026-12-09T09:00', by: 'petra', to: 'q', told: 'STOP', then: 'stopped' },
    { at: '2026-12-09T09:00', by: 'petra', to: 'f', told: 'CONSENT_WITHDRAWN', then: 'content.consentAsked' },
    { at: '2026-12-09T09:00', by: 'petra', to: 'g', told: 'DELIVERY_FAILED', then: 'content.consentAsked timeliness.onTrack' },
    { at: '2026-12-09T09:05', by: 'petra', to: 'f', say: 'SEND', refused: 'sendAllowed', then: '=' },
    {
      at: '2026-12-10T10:00',
      by: 'petra',
      to: 'f',
      say: 'CONSENT_REFUSED',
      with: { note: 'Hij blijft erbij.' },
      then: 'content.withheld timeliness.settled',
    },
    { at: '2026-12-10T10:01', by: 'petra', to: 'g', say: 'CONSENT_REFUSED', then: 'content.withheld timeliness.settled' },
  ],
};
