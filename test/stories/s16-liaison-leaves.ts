import type { Story } from './story.ts';

/** A known face leaves. Both sides see the gap, and later the new face. */
export const s16: Story = {
  id: 'S16',
  title: 'A liaison leaves',
  steps: [
    {
      at: '2027-01-04T09:00',
      by: 'esther',
      start: 'liaison',
      name: 'l',
      with: {
        theme: 'YOUTH',
        person: '@nadia',
        partners: ['@org:linde', '@org:kompas'],
        title: 'Casemanager jeugd',
        phone: '06-00 00 00 13',
        days: ['MON', 'TUE', 'THU'],
      },
    },
    { at: '2027-01-04T09:01', by: 'esther', to: 'l', say: 'CONFIRM', then: 'active' },
    { at: '2027-02-01T09:00', by: 'nadia', to: 'l', say: 'LEAVE', refused: 'not-yours', then: '=' },
    { at: '2027-02-01T09:05', by: 'esther', to: 'l', say: 'LEAVE', then: 'vacant' },
    { at: '2027-02-01T09:05', by: 'wouter', to: 'l', told: 'LEAVE', then: 'vacant' },
    {
      at: '2027-02-10T09:00',
      by: 'esther',
      to: 'l',
      say: 'ASSIGN',
      with: { person: '@gerda', phone: '06-00 00 00 12', days: ['MON', 'WED'] },
      then: 'proposed',
    },
    { at: '2027-02-10T09:05', by: 'esther', to: 'l', say: 'CONFIRM', then: 'active' },
    { at: '2027-02-10T09:05', by: 'petra', to: 'l', told: 'CONFIRM', then: 'active' },
  ],
};
