import type { Story } from './story.ts';

/** A client who cannot be reached for consent is discussed between two professionals, without a name. */
export const s12: Story = {
  id: 'S12',
  title: 'Agenda item without consent is discussed anonymously',
  steps: [
    { at: '2026-12-14T09:00', by: 'hans', client: 'nameless', with: { name: 'Dhr. B. Zwart', birthDate: '1971-05-02', noGpReason: 'UNKNOWN' } },
    {
      at: '2026-12-14T09:05',
      by: 'hans',
      start: 'case',
      name: 'c',
      with: { clientId: '#nameless', theme: 'MENTAL_HEALTH', orgId: '@org:wij', owner: '@hans' },
    },
    {
      at: '2026-12-17T10:00',
      by: 'hans',
      start: 'agendaItem',
      name: 'a',
      with: {
        caseId: '#c',
        theme: 'MENTAL_HEALTH',
        orgId: '@org:wij',
        question: 'Hoe bereik je iemand die de deur niet meer opendoet?',
        background: 'Dhr. Zwart, Havenkade, reageert sinds een maand niet op brieven en de bel.',
        clientWish: 'Onbekend: hij is niet bereikt.',
        domains: ['MIND'],
        requiredDisciplines: ['POH_GGZ'],
        timebox: 10,
      },
    },
    { at: '2026-12-17T10:01', by: 'hans', to: 'a', say: 'SCREEN', then: 'screening' },
    { at: '2026-12-17T10:02', by: 'hans', to: 'a', say: 'CONSENT_OK', refused: 'itemConsentOk', then: '=' },
    { at: '2026-12-17T10:03', by: 'hans', to: 'a', say: 'CONSENT_MISSING', then: 'awaitingConsent' },
    {
      at: '2026-12-17T10:05',
      by: 'hans',
      to: 'a',
      say: 'USE_ANONYMOUS',
      with: {
        ageBand: '18-64',
        question: 'Hoe bereik je iemand die de deur niet meer opendoet?',
        background: 'Reageert sinds een maand niet op brieven en de bel.',
      },
      then: 'scheduledAnonymous',
    },
    { at: '2026-12-17T10:10', by: 'hans', to: 'a', say: 'OPEN', then: 'inDiscussion' },
    {
      at: '2026-12-17T10:20',
      by: 'hans',
      to: 'a',
      say: 'CONCLUDE',
      with: { decisions: 1, decision: 'Een kaartje met een naam en een tijdstip, elke week hetzelfde.', nextReview: 'NONE' },
      then: 'concluded',
    },
  ],
};
