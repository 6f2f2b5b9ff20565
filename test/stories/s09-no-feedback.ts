import { reportOn } from './report.ts';
import type { Story } from './story.ts';

const { advice: _, ...withoutAdvice } = reportOn('2026-11-24');

/** The GP waits for word. First the author hears it, then the liaisons, then the managers, and at last the letter comes. */
export const s09: Story = {
  id: 'S09',
  title: 'No feedback within two weeks',
  steps: [
    {
      at: '2026-11-23T09:00',
      by: 'bakker',
      client: 'wiegers',
      with: { name: 'Dhr. L. Wiegers', birthDate: '1969-02-11', gpPerson: '@bakker', gpOrg: '@org:linde' },
    },
    {
      at: '2026-11-23T09:05',
      by: 'bakker',
      start: 'signal',
      name: 's',
      with: {
        clientId: '#wiegers',
        orgId: '@org:wij',
        kind: 'PSYCHISCH',
        theme: 'MENTAL_HEALTH',
        urgency: 'ROUTINE',
        sinceWhen: 'MONTHS',
        domains: ['MIND', 'SOCIETY'],
        source: 'GP',
        clientKnows: 'YES',
        expected: 'TAKE_OVER',
        childrenInHome: 'NO',
        what: 'Ontslagen in de zomer, zit overdag binnen en opent zijn post niet. Wil praten over werk, niet over gevoel.',
      },
    },
    { at: '2026-11-23T09:06', by: 'bakker', to: 's', say: 'SUBMIT', then: 'submitted' },
    { at: '2026-11-24T09:00', by: 'hans', to: 's', say: 'TAKE_TRIAGE', then: 'triaging' },
    { at: '2026-11-24T09:01', by: 'hans', to: 's', say: 'ACCEPT', with: { clientId: '#wiegers', withReporter: false }, then: 'accepted' },
    { at: '2026-11-24T09:01', by: 'hans', find: 'c', in: ['s', 'caseId'] },
    { at: '2026-11-24T09:02', by: 'hans', to: 'c', say: 'ASSIGN_OWNER', with: { owner: '@hans' }, then: 'lifecycle.triage' },
    {
      at: '2026-11-24T09:05',
      by: 'hans',
      start: 'feedback',
      name: 'f',
      with: { caseId: '#c', clientId: '#wiegers', kind: 'INTAKE', recipient: '@bakker', recipientOrg: '@org:linde' },
    },
    { at: '2026-11-24T09:10', by: 'hans', to: 'f', say: 'START_DRAFT', then: 'content.drafting' },
    { at: '2026-12-03T17:00', by: 'hans', to: 'f', timer: 'FEEDBACK_REMIND', then: 'timeliness.dueSoon' },
    { at: '2026-12-08T17:00', by: 'hans', to: 'f', timer: 'FEEDBACK_DUE', then: 'timeliness.overdue' },
    // She referred him, so she sees that it is late.
    { at: '2026-12-08T17:00', by: 'bakker', to: 'f', told: 'FEEDBACK_DUE', then: 'timeliness.overdue content.drafting' },
    { at: '2026-12-11T17:00', by: 'hans', to: 'f', timer: 'FEEDBACK_ESC1', then: 'timeliness.escalatedLiaison' },
    { at: '2026-12-15T17:00', by: 'hans', to: 'f', timer: 'FEEDBACK_ESC2', then: 'timeliness.escalatedManager' },
    { at: '2026-12-16T10:00', by: 'hans', to: 'f', say: 'DRAFT_COMPLETED', with: withoutAdvice, refused: 'minContentMet', then: '=' },
    { at: '2026-12-16T10:05', by: 'hans', to: 'f', say: 'DRAFT_COMPLETED', with: reportOn('2026-11-24'), then: 'content.ready' },
    { at: '2026-12-16T10:05', by: 'hans', to: 'f', told: 'CONSENT_OK', then: 'content.ready' },
    { at: '2026-12-16T10:06', by: 'hans', to: 'f', say: 'SEND', then: 'content.sent timeliness.settled' },
    { at: '2026-12-16T10:06', by: 'hans', find: 'q', in: ['f', 'messageId'] },
    // The minimum of level 2, in the words of the form; the GP reads it only once it has left.
    {
      at: '2026-12-16T10:06',
      by: 'hans',
      to: 'f',
      letter: [
        'Dhr. L. Wiegers',
        'Deze brief is ter informatie.',
        'Zo lang mogelijk thuis',
        'Belt elke donderdag',
        'Advies aan de ontvanger',
        'Bij het volgende consult',
        'De cliënt weet van deze brief',
      ],
    },
    { at: '2026-12-16T10:06', by: 'bakker', to: 'f', letter: null },
    { at: '2026-12-16T10:07', by: 'hans', to: 'q', say: 'HAND_OVER', with: { channel: 'EXPORT' }, then: 'handedOver' },
    { at: '2026-12-16T10:09', by: 'hans', to: 'q', say: 'CHANNEL_DELIVERED', then: 'delivered' },
    { at: '2026-12-16T10:09', by: 'bakker', to: 'f', told: 'DELIVERED', then: 'content.delivered' },
    { at: '2026-12-16T12:10', by: 'bakker', to: 'f', letter: ['Dhr. L. Wiegers', 'Advies aan de ontvanger'] },
    { at: '2026-12-16T12:15', by: 'bakker', to: 'f', say: 'ACKNOWLEDGE', then: 'content.acknowledged' },
    // Put in the record: the one who sent it sees it at the letter and at its message.
    { at: '2026-12-16T12:15', by: 'hans', to: 'q', told: 'READ_CONFIRMED', then: 'processed' },
  ],
};
