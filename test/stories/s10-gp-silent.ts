import { letterTo } from './letters.ts';
import type { Story } from './story.ts';

const letter = letterTo({ targetKind: 'YOUTH_SPECIALISED', representatives: 'Beide ouders hebben gezag en zijn het eens.' });

/** A question to the GP, three working days of silence, and a liaison who lets it go on, with words for it. */
export const s10: Story = {
  id: 'S10',
  title: 'The GP does not answer within three working days',
  steps: [
    {
      at: '2027-01-12T09:00',
      by: 'nadia',
      client: 'child',
      with: { name: 'Sem Bosma', birthDate: '2014-09-01', gpPerson: '@veenstra', gpOrg: '@org:kompas' },
    },
    { at: '2027-01-12T09:01', by: 'nadia', start: 'case', name: 'c', with: { clientId: '#child', theme: 'YOUTH', orgId: '@org:wij', owner: '@nadia' } },
    { at: '2027-01-13T09:00', by: 'nadia', start: 'referral', name: 'r', with: { caseId: '#c', clientId: '#child', ...letter } },
    { at: '2027-01-13T09:05', by: 'nadia', to: 'r', say: 'SUBMIT', then: 'route.gpConsultation' },
    { at: '2027-01-18T17:00', by: 'nadia', to: 'r', timer: 'GP_CONSULT_DUE', then: 'route.gpNoResponse' },
    {
      at: '2027-01-18T17:10',
      by: 'gerda',
      to: 'r',
      say: 'OVERRIDE_GP_CONSULT',
      with: { reason: 'NO_TIME', explanation: 'Wij hebben hier nu geen tijd voor.' },
      refused: 'bad-input',
      then: '=',
    },
    {
      at: '2027-01-18T17:11',
      by: 'gerda',
      to: 'r',
      say: 'OVERRIDE_GP_CONSULT',
      with: { reason: 'GP_UNREACHABLE_AFTER_TERM', explanation: 'geen tijd' },
      refused: 'overrideReasonValid',
      then: '=',
    },
    {
      at: '2027-01-18T17:12',
      by: 'gerda',
      to: 'r',
      say: 'OVERRIDE_GP_CONSULT',
      with: { reason: 'GP_UNREACHABLE_AFTER_TERM', explanation: 'Drie keer gebeld op het overlegnummer, er wordt niet opgenomen.' },
      then: 'route.ready',
    },
  ],
};
