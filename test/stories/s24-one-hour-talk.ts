import type { Story } from './story.ts';

/** The first hour of a year is paid; the second goes on without. */
export const s24: Story = {
  id: 'S24',
  title: 'The one-hour talk and its funding rule',
  steps: [
    {
      at: '2027-01-12T09:00',
      by: 'veenstra',
      client: 'jan',
      with: { name: 'Jan Hoving', birthDate: '1981-06-20', gpPerson: '@veenstra', gpOrg: '@org:kompas' },
    },
    {
      at: '2027-01-12T09:02',
      by: 'veenstra',
      start: 'hourTalk',
      name: 'h',
      with: { clientId: '#jan', reason: 'Elf keer op het spreekuur sinds mei.' },
      then: 'proposed',
    },
    { at: '2027-01-12T09:05', by: 'veenstra', to: 'h', say: 'PLAN', with: { on: '2027-01-19' }, then: 'planned' },
    {
      at: '2027-01-19T14:00',
      by: 'veenstra',
      to: 'h',
      say: 'HELD',
      with: {
        domains: [
          { domain: 'BODY', problem: true, note: 'Rug en maag, elke week iets anders.' },
          { domain: 'SOCIETY', problem: true, note: 'Contract loopt af.' },
          { domain: 'SOCIAL', problem: false, strength: 'Twee broers op fietsafstand.' },
        ],
      },
      then: 'held',
    },
    { at: '2027-01-19T15:05', by: 'veenstra', to: 'h', say: 'PLAN_RECORDED', refused: 'planComplete', then: '=' },
    {
      at: '2027-01-19T15:10',
      by: 'veenstra',
      to: 'h',
      say: 'PLAN_RECORDED',
      with: {
        goals: ['Weer drie dagen werken'],
        actions: [{ text: 'Gesprek met de bedrijfsarts', due: '2027-02-02' }],
        nextEvaluation: '2027-04-19',
      },
      then: 'recorded',
    },
    { at: '2027-01-19T15:15', by: 'veenstra', to: 'h', say: 'DECLARE', then: 'declared' },
    { at: '2027-09-07T09:00', by: 'veenstra', start: 'hourTalk', name: 'again', with: { clientId: '#jan' }, then: 'proposed' },
    { at: '2027-09-07T09:05', by: 'veenstra', to: 'again', say: 'PLAN', with: { on: '2027-09-14' }, then: 'plannedUnfunded' },
    { at: '2027-09-14T15:00', by: 'veenstra', to: 'again', say: 'HELD', then: 'held' },
  ],
};
