import { letterTo } from './letters.ts';
import type { Story } from './story.ts';
import { withDementia } from './with-dementia.ts';

const client = { name: 'Mw. A. Vries', birthDate: '1944-03-11', address: 'Lindeplein 33', carer: 'Karin Vries (dochter)' };

/** The checklist of a temporary stay (DOMAIN.md 4.7): low or high, why not at home, until when, who stays responsible, and no indication for long-term care. */
const letter = letterTo({
  targetKind: 'ELV',
  recipient: '@oosterhof',
  recipientOrg: '@org:anker',
  question: 'Een bed voor kort verblijf',
  reason: 'Gebroken pols; zij kan zich niet aankleden en niet alleen naar het toilet.',
  goal: 'Weer zelf aankleden en naar huis',
  elvComplexity: 'LOW',
  elvReason: 'Alleenwonend, dochter werkt overdag.',
  elvDoctor: 'dr. Bakker blijft verantwoordelijk',
});

/** A broken wrist, six weeks elsewhere, and home again. */
export const s15: Story = {
  id: 'S15',
  title: 'A temporary stay and back home',
  steps: [
    ...withDementia(client, 4, 'Karin'),
    // The checklist first: with an indication for long-term care the letter does not go, and neither with an end after three months.
    { at: '2027-04-06T09:30', by: 'bakker', start: 'referral', name: 'r', with: { caseId: '#c', ...letter, elvWlz: true, elvEnd: '2027-08-01' } },
    { at: '2027-04-06T09:35', by: 'bakker', to: 'r', say: 'SUBMIT', then: 'route.ready' },
    { at: '2027-04-06T09:36', by: 'bakker', to: 'r', say: 'SEND', refused: 'letterComplete', then: '=' },
    { at: '2027-04-06T09:40', by: 'bakker', to: 'r', say: 'SEND', with: { elvWlz: false, elvEnd: '2027-05-18' }, then: 'route.sent' },
    {
      at: '2027-04-06T10:00',
      by: 'bakker',
      to: 'd',
      say: 'TEMP_ADMITTED',
      with: { place: 'ELV_LOW', goal: 'Herstel van de pols, weer zelf aankleden.', expectedReturn: '2027-05-18' },
      then: 'tempStay',
    },
    { at: '2027-05-18T10:00', by: 'ilse', to: 'd', say: 'RETURNED_HOME', then: 'following.stable' },
  ],
};
