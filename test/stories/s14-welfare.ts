import { carried } from './letters.ts';
import { reportOn } from './report.ts';
import type { Story } from './story.ts';

/** A GP prescribes company. The coach is silent at first; the GP waits for nobody, and hears in the end how it went. */
export const s14: Story = {
  id: 'S14',
  title: 'Welfare on prescription, and the receiver is silent',
  steps: [
    {
      at: '2027-01-04T09:00',
      by: 'petra',
      client: 'bos',
      with: { name: 'Mw. T. Bos', birthDate: '1960-10-10', gpPerson: '@bakker', gpOrg: '@org:linde' },
    },
    { at: '2027-01-04T09:01', by: 'petra', start: 'case', name: 'c', with: { clientId: '#bos', theme: 'ELDERLY', orgId: '@org:linde', owner: '@petra' } },
    { at: '2027-01-04T09:02', by: 'petra', to: 'c', say: 'ADD_TO_TEAM', with: { person: '@bakker' }, then: '=' },
    {
      at: '2027-01-04T10:00',
      by: 'bakker',
      start: 'referral',
      name: 'r',
      with: {
        caseId: '#c',
        clientId: '#bos',
        targetKind: 'WELZIJN_OP_RECEPT',
        recipient: '@bram',
        recipientOrg: '@org:welzijn',
        question: 'Haar man overleed in de herfst; zij zoekt iets om de middagen door te komen.',
      },
    },
    { at: '2027-01-04T10:01', by: 'bakker', to: 'r', say: 'SUBMIT', then: 'route.ready' },
    { at: '2027-01-04T10:02', by: 'bakker', to: 'r', say: 'SEND', then: 'route.sent' },
    { at: '2027-01-04T10:03', by: 'bakker', to: 'r', letter: ['Mw. T. Bos', 'de middagen door te komen'] },
    ...carried('2027-01-04T10:05', 'bakker', 'r', 'q'),
    { at: '2027-01-04T10:05', by: 'bakker', to: 'r', told: 'DELIVERED', then: 'route.delivered' },
    { at: '2027-01-18T17:00', by: 'bakker', to: 'r', timer: 'REFERRAL_RESPONSE', then: 'route.noResponse' },
    { at: '2027-01-18T17:05', by: 'bakker', to: 'r', say: 'RESEND', then: 'route.sent' },
    ...carried('2027-01-18T17:06', 'bakker', 'r', 'p'),
    { at: '2027-01-18T17:06', by: 'bram', to: 'r', told: 'DELIVERED', then: 'route.delivered' },
    { at: '2027-01-19T09:00', by: 'bram', to: 'r', say: 'ACCEPT', then: 'route.accepted' },
    { at: '2027-02-02T17:00', by: 'bram', to: 'r', timer: 'WARM_CHECK', then: 'route.accepted' },
    { at: '2027-02-02T17:05', by: 'bram', to: 'r', say: 'START_CARE', then: 'route.inCare' },
    { at: '2027-03-30T10:00', by: 'bram', to: 'r', say: 'END_CARE', then: 'route.ended' },
    { at: '2027-03-30T10:00', by: 'petra', find: 'f', of: ['feedback', 'c'] },
    { at: '2027-03-30T10:10', by: 'bram', to: 'f', say: 'START_DRAFT', then: 'content.drafting' },
    {
      at: '2027-03-30T10:20',
      by: 'bram',
      to: 'f',
      say: 'DRAFT_COMPLETED',
      with: reportOn('2027-02-02', { supportKind: 'WELFARE', endDate: '2027-03-30', result: 'GOALS_REACHED' }),
      then: 'content.ready',
    },
    { at: '2027-03-30T10:21', by: 'bram', to: 'f', say: 'SEND', then: 'content.sent timeliness.settled' },
    {
      at: '2027-03-30T10:21',
      by: 'bram',
      to: 'f',
      letter: ['Terugkoppeling: afsluiting', 'welzijn, van 2 februari 2027 tot 30 maart 2027', 'doelen bereikt', 'de verwijzing van'],
    },
    { at: '2027-03-30T10:21', by: 'bakker', to: 'r', told: 'FEEDBACK_SETTLED', then: 'route.completed' },
  ],
};
