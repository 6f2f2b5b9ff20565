import { carried, letterTo } from './letters.ts';
import type { Story } from './story.ts';

const letter = letterTo({ targetKind: 'YOUTH_SPECIALISED', representatives: 'Moeder heeft gezag; zij is bij alle gesprekken.' });

/** A youth case manager wants specialised care at once; the GP knows the family and says: first somebody close by. */
export const s03: Story = {
  id: 'S03',
  title: 'Social team wants specialised youth care: the GP is consulted first',
  steps: [
    {
      at: '2027-01-04T09:00',
      by: 'nadia',
      client: 'yara',
      with: { name: 'Yara Kaya', birthDate: '2012-03-03', gpPerson: '@bakker', gpOrg: '@org:linde' },
    },
    { at: '2027-01-04T09:01', by: 'nadia', start: 'case', name: 'c', with: { clientId: '#yara', theme: 'YOUTH', orgId: '@org:wij' } },
    { at: '2027-01-04T09:02', by: 'nadia', to: 'c', say: 'ASSIGN_OWNER', with: { owner: '@nadia' }, then: 'lifecycle.triage' },
    { at: '2027-01-04T09:05', by: 'nadia', to: 'c', say: 'TRIAGE_DECIDED', then: 'lifecycle.consentPending' },
    { at: '2027-01-04T09:06', by: 'nadia', to: 'c', say: 'CONSENT_NOT_REQUIRED', then: 'lifecycle.exploration' },
    { at: '2027-01-11T09:00', by: 'nadia', to: 'c', say: 'START_TRACK', with: { track: 'referral' }, then: '=' },
    { at: '2027-01-11T09:00', by: 'nadia', find: 'r', of: ['referral', 'c'] },
    { at: '2027-01-11T09:10', by: 'nadia', to: 'r', say: 'SUBMIT', with: letter, then: 'route.gpConsultation' },
    { at: '2027-01-11T09:10', by: 'bakker', to: 'r', told: 'CONSENT_OK', then: 'route.gpConsultation' },
    { at: '2027-01-11T09:12', by: 'nadia', to: 'r', say: 'SEND', refused: 'not-now', then: '=' },
    {
      at: '2027-01-12T12:40',
      by: 'bakker',
      to: 'r',
      say: 'GP_SUGGESTS_ALTERNATIVE',
      with: { note: 'Eerst de OJG, ik ken dit gezin.', suggested: 'OJG' },
      then: 'route.draft',
    },
    {
      at: '2027-01-13T10:00',
      by: 'nadia',
      to: 'r',
      say: 'SUBMIT',
      with: { reason: 'De OJG sprak Yara al vier keer. Zij slaapt niet meer en praat over weglopen.' },
      then: 'route.gpConsultation',
    },
    { at: '2027-01-13T12:30', by: 'bakker', to: 'r', say: 'GP_AGREES', with: { note: 'Dan is het nodig.' }, then: 'route.ready' },
    { at: '2027-01-13T13:00', by: 'nadia', to: 'r', say: 'SEND', then: 'route.sent' },
    // 4.7: who was consulted, when and with what outcome stands in the letter (BR-04).
    {
      at: '2027-01-13T13:01',
      by: 'nadia',
      to: 'r',
      letter: [
        'Yara Kaya',
        'Onderzoek en behandeling van angst',
        'Overleg met de huisarts',
        '13 januari 2027',
        'stemt in',
        'Dan is het nodig.',
        'Moeder heeft gezag',
      ],
      lacks: ['Eerst de OJG'],
    },
    ...carried('2027-01-13T13:05', 'nadia', 'r', 'q'),
    { at: '2027-01-13T13:05', by: 'tom', to: 'r', told: 'DELIVERED', then: 'route.delivered' },
    { at: '2027-01-13T13:06', by: 'tom', to: 'r', letter: ['Yara Kaya', 'Overleg met de huisarts'] },
    { at: '2027-01-18T09:00', by: 'tom', to: 'r', say: 'ALLOCATION_NEEDED', with: { category: '54' }, then: 'allocation.toRequest' },
    { at: '2027-01-18T09:05', by: 'tom', to: 'r', say: 'ACCEPT', then: 'route.accepted' },
    { at: '2027-01-18T09:05', by: 'nadia', find: 'f', of: ['feedback', 'c'] },
    { at: '2027-01-18T09:06', by: 'tom', to: 'r', say: 'START_CARE', refused: 'allocationOk', then: '=' },
    { at: '2027-01-18T09:10', by: 'tom', to: 'r', say: 'JW315_SENT', then: 'allocation.requested' },
    { at: '2027-01-22T10:00', by: 'tom', to: 'r', say: 'ALLOCATION_GRANTED', with: { number: 'T-2027-118', until: '2027-12-31' }, then: 'allocation.granted' },
    { at: '2027-01-25T10:00', by: 'tom', to: 'r', say: 'START_CARE', then: 'route.inCare' },
  ],
};
