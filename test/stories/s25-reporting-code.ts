import type { Story } from './story.ts';

const call = {
  who: 'Lotte Smid',
  called: 'Veilig Thuis, mevrouw Prins',
  at: '2027-02-11T14:40:00+01:00',
  outcome: 'Melding aangenomen; zij bellen moeder vanmiddag en hij blijft tot dan op school.',
};

/** A child who is afraid to go home: reported the same day, with a name and a time. */
export const s25: Story = {
  id: 'S25',
  title: 'Reporting code with acute unsafety',
  steps: [
    { at: '2027-02-11T13:00', by: 'lotte', client: 'boy', with: { name: 'Ruben Tol', birthDate: '2015-10-01', gpPerson: '@bakker', gpOrg: '@org:linde' } },
    { at: '2027-02-11T13:05', by: 'lotte', start: 'case', name: 'c', with: { clientId: '#boy', theme: 'SAFETY', orgId: '@org:linde', owner: '@lotte' } },
    {
      at: '2027-02-11T14:10',
      by: 'lotte',
      start: 'meldcode',
      name: 'w',
      with: { caseId: '#c', signs: 'Zei in de pauze dat hij geslagen wordt en niet naar huis durft.' },
      then: 'step1',
    },
    { at: '2027-02-11T14:12', by: 'lotte', to: 'w', say: 'ACUTE_UNSAFE', then: 'reporting' },
    { at: '2027-02-11T14:15', by: 'lotte', to: 'w', say: 'REPORTED', refused: 'crisisLogged', then: '=' },
    { at: '2027-02-11T14:45', by: 'lotte', to: 'w', say: 'REPORTED', with: { call }, then: 'reported' },
  ],
};
