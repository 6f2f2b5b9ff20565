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
    // What lies with her when she goes: a promise that she took on, which goes to who stands in.
    { at: '2027-01-20T09:00', by: 'nadia', start: 'action', name: 'a', with: { text: 'Belt de school over de overgang', due: '2027-02-12' } },
    { at: '2027-01-20T09:01', by: 'nadia', to: 'a', say: 'ACCEPT', then: 'work.accepted' },
    { at: '2027-02-01T09:00', by: 'nadia', to: 'l', say: 'LEAVE', refused: 'not-yours', then: '=' },
    { at: '2027-02-01T09:05', by: 'esther', to: 'l', say: 'LEAVE', with: { deputy: '@gerda' }, then: 'vacant' },
    { at: '2027-02-01T09:05', by: 'gerda', to: 'a', told: 'HAND_OVER', then: 'work.open' },
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
