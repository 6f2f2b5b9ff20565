import { letterTo } from './letters.ts';
import type { Story } from './story.ts';

const letter = letterTo({ targetKind: 'GGZ_SPECIALISED', question: 'Behandeling van eetproblemen', goal: 'Weer gewoon mee-eten' });

/** She wants the help and not her parents' GP: consent goes before consultation, and nothing goes to the GP. */
export const s21: Story = {
  id: 'S21',
  title: 'Client agrees with mental-health care but refuses contact with the GP',
  steps: [
    {
      at: '2027-03-01T09:00',
      by: 'hans',
      client: 'samira',
      with: { name: 'Samira Haddad', birthDate: '2007-06-06', gpPerson: '@bakker', gpOrg: '@org:linde' },
    },
    { at: '2027-03-01T09:01', by: 'hans', start: 'case', name: 'c', with: { clientId: '#samira', theme: 'MENTAL_HEALTH', orgId: '@org:wij' } },
    { at: '2027-03-01T09:02', by: 'hans', to: 'c', say: 'ASSIGN_OWNER', with: { owner: '@hans' }, then: 'lifecycle.triage' },
    { at: '2027-03-01T09:02', by: 'hans', find: 'k', of: ['consent', 'c'] },
    { at: '2027-03-01T09:03', by: 'hans', to: 'k', say: 'ASK', then: 'requested' },
    { at: '2027-03-08T09:00', by: 'hans', to: 'k', say: 'REFUSE', with: { note: 'De huisarts is ook die van haar ouders.' }, then: 'refused' },
    { at: '2027-03-08T09:05', by: 'hans', start: 'referral', name: 'r', with: { caseId: '#c', clientId: '#samira', ...letter } },
    { at: '2027-03-08T09:06', by: 'hans', to: 'r', say: 'SUBMIT', then: 'route.awaitingConsent' },
    { at: '2027-03-08T09:06', by: 'hans', to: 'r', told: 'CONSENT_MISSING', then: 'route.awaitingConsent' },
    {
      at: '2027-03-08T09:10',
      by: 'hans',
      to: 'r',
      say: 'GP_CONTACT_REFUSED',
      with: { explanation: 'Samira is negentien en regelt dit zelf; haar huisarts is ook die van haar ouders.' },
      then: 'route.ready',
    },
    { at: '2027-03-08T09:12', by: 'hans', to: 'r', say: 'SEND', then: 'route.sent' },
  ],
};
