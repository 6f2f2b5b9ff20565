import type { Story } from './story.ts';
import { withDementia } from './with-dementia.ts';

const client = { name: 'Dhr. H. Kaya', birthDate: '1942-08-15', address: 'Singel 80', carer: 'Elif Kaya (dochter)' };

/** A daughter who cannot go on: more visits, respite, and the usual rhythm again. */
export const s05: Story = {
  id: 'S05',
  title: 'An informal carer who is worn out',
  steps: [
    ...withDementia(client, 5, 'Elif'),
    {
      at: '2027-01-05T10:00',
      by: 'ilse',
      to: 'd',
      say: 'CARER_STRAIN_HIGH',
      with: { strain: { ediz: 8, perseveranceTime: '1W_1M' }, note: 'Elif slaapt niet en is ziek gemeld.' },
      then: 'following.intensified',
    },
    {
      at: '2027-01-18T10:00',
      by: 'ilse',
      to: 'd',
      say: 'START_RESPITE',
      with: { until: '2027-02-01', where: 'Logeerhuis, twee weken' },
      then: 'following.respite',
    },
    { at: '2027-02-01T17:01', by: 'ilse', to: 'd', timer: 'RESPITE_END', then: 'following.respite' },
    { at: '2027-02-01T17:30', by: 'ilse', to: 'd', say: 'RESPITE_ENDED', then: 'following.stable' },
  ],
};
