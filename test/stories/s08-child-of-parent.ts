import type { Story } from './story.ts';

const talk = {
  risk: { thoughts: 'Soms moe van alles, geen gedachten aan de dood.', protecting: 'Sem, en haar zus die elke dag belt.' },
};

/** A mother in treatment, and a son who gets a signal of his own. */
export const s08: Story = {
  id: 'S08',
  title: 'A child of a parent with mental-health problems, seen by the POH-GGZ',
  steps: [
    { at: '2027-01-11T09:00', by: 'marieke', client: 'm', with: { name: 'Miriam Kuiper', birthDate: '1985-03-02', gpPerson: '@bakker', gpOrg: '@org:linde' } },
    {
      at: '2027-01-11T09:05',
      by: 'marieke',
      start: 'case',
      name: 'c',
      with: { clientId: '#m', theme: 'MENTAL_HEALTH', orgId: '@org:linde', owner: '@marieke' },
    },
    { at: '2027-01-11T09:05', by: 'marieke', find: 'k', of: ['consent', 'c'] },
    { at: '2027-01-11T09:06', by: 'marieke', to: 'k', say: 'ASK', then: 'requested' },
    { at: '2027-01-11T09:07', by: 'marieke', start: 'ggz', name: 'g', with: { caseId: '#c', question: 'Herstel na een zware herfst' }, then: 'proposed' },
    { at: '2027-01-11T09:10', by: 'marieke', to: 'g', say: 'ADD_TO_MONTHLY', with: { on: '2027-01-14' }, then: 'scheduled' },
    { at: '2027-01-14T12:00', by: 'marieke', to: 'g', say: 'OPEN_DISCUSSION', refused: 'itemConsentOk', then: '=' },
    { at: '2027-01-14T12:01', by: 'marieke', to: 'k', say: 'GRANT', then: 'active' },
    { at: '2027-01-14T12:05', by: 'marieke', to: 'g', say: 'OPEN_DISCUSSION', then: 'discussing' },
    {
      at: '2027-01-14T12:10',
      by: 'marieke',
      to: 'g',
      say: 'RISK_LOW',
      with: { ...talk, childCheck: { children: 'YES' } },
      refused: 'riskFormComplete',
      then: '=',
    },
    {
      at: '2027-01-14T12:12',
      by: 'marieke',
      to: 'g',
      say: 'RISK_ELEVATED',
      with: { ...talk, childCheck: { children: 'YES', ages: 'Sem, 10, groep 7', whoCares: 'Zijzelf, met haar zus', worries: 'YES' } },
      then: 'agreeing',
    },
    {
      at: '2027-01-14T12:20',
      by: 'marieke',
      to: 'g',
      say: 'AGREEMENTS_RECORDED',
      with: { agreements: [{ text: 'Haar zus eet twee avonden mee', owner: '@marieke' }], nextContact: '2027-01-21' },
      then: 'monitoring',
    },
    { at: '2027-01-14T12:25', by: 'marieke', client: 'sem', with: { name: 'Sem Kuiper', birthDate: '2016-09-12', gpPerson: '@bakker', gpOrg: '@org:linde' } },
    { at: '2027-01-14T12:26', by: 'marieke', to: 'g', say: 'KOPP_FLAGGED', with: { clientId: '#sem' }, then: '=' },
    { at: '2027-01-14T12:26', by: 'marieke', find: 's', in: ['g', 'youthSignals'] },
    {
      at: '2027-01-14T12:30',
      by: 'marieke',
      to: 's',
      say: 'SUBMIT',
      with: {
        what: 'Sem (10) maakt zijn eigen eten en wil niet meer bij vriendjes spelen. Moeder weet dat ik dit meld en vindt het goed.',
        sinceWhen: 'MONTHS',
        clientKnows: 'YES',
      },
      then: 'submitted',
    },
    { at: '2027-01-15T09:00', by: 'lotte', as: 'wij', to: 's', say: 'TAKE_TRIAGE', then: 'triaging' },
    { at: '2027-01-15T09:10', by: 'lotte', as: 'wij', to: 's', say: 'ACCEPT', with: { owner: '@lotte' }, then: 'accepted' },
    { at: '2027-01-15T09:10', by: 'lotte', as: 'wij', find: 'child', in: ['s', 'caseId'] },
    { at: '2027-01-15T09:10', by: 'lotte', as: 'wij', find: 'ck', of: ['consent', 'child'] },
    { at: '2027-01-15T09:12', by: 'lotte', as: 'wij', to: 'ck', say: 'ASK', with: { soleAuthority: true }, then: 'requested' },
    { at: '2027-01-15T16:00', by: 'lotte', as: 'wij', to: 'ck', say: 'GRANT', with: { signatory: 'PARENT_1', form: 'WRITTEN' }, then: 'active' },
  ],
};
