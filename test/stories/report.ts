/** A report of a few months of help, complete at the level in force (DOMAIN.md 4.4); `more` changes or adds fields. */
export const reportOn = (startDate: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  askToRecipient: 'FOR_INFORMATION',
  supportKind: 'SOCIAL_WORK',
  startDate,
  reachable: '050-000 02 00, maandag tot en met donderdag',
  question: 'Zo lang mogelijk thuis, met hulp die er gewoon is.',
  whatWasDone: 'Kennisgemaakt, samen op een rij gezet wat er speelt en wie wat doet.',
  agreements: [{ who: 'Het team', what: 'Belt elke donderdag' }],
  risks: 'Geen',
  advice: 'Bij het volgende consult vragen of de afspraken lopen.',
  noNextFeedback: true,
  content: ['SUPPORT_PRESENT', 'SOCIAL'],
  ...more,
});
