import type { Story } from './story.ts';
import { withDementia } from './with-dementia.ts';

const client = { name: 'Mw. A. Vries', birthDate: '1944-03-11', address: 'Lindeplein 33', carer: 'Karin Vries (dochter)' };

/** A broken wrist, six weeks elsewhere, and home again. */
export const s15: Story = {
  id: 'S15',
  title: 'A temporary stay and back home',
  steps: [
    ...withDementia(client, 4, 'Karin'),
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
