/** A care plan that was talked through at the kitchen table: visits every eight weeks by Ilse, with a practice nurse in between. */
export const carePlan = (goal: string, daughter: string, fields: Record<string, unknown> = {}) => ({
  clientGoals: [goal],
  pillars: [
    { pillar: 'ZZ', situation: 'Vergeet medicijnen en kookt onveilig.', action: 'Thuiszorg geeft insuline en de weekdoos.' },
    { pillar: 'MM', wish: 'Weer naar het koor.', action: `${daughter} rijdt op woensdag.` },
    { pillar: 'GG', situation: 'Eet weinig als zij alleen is.', action: 'Open eettafel op dinsdag en vrijdag.' },
  ],
  safetyChecklist: [{ item: 'FIRE', risk: 'HIGH', measure: 'Kookplaat met wekker, gas is afgesloten.' }],
  safetyNet: [{ who: daughter, what: 'Belt elke avond.', fallback: 'De buurvrouw heeft een sleutel.' }],
  advanceCare: { plannedOn: '2027-03-01' },
  stage: 4,
  visitAgreement: { everyWeeks: 8, byPerson: '@ilse', alternatesWith: '@petra' },
  familyTalkAgreement: { withWhom: daughter, byWhom: '@ilse', howOften: 'Elke maand, en vaker als het moet.' },
  firstContactAgreement: { byWhom: '@anja', phone: '06-00 00 00 09' },
  crisisPlan: { signs: 'Dwaalt, eet niet, herkent de buurvrouw niet.', firstStep: `Bel ${daughter}, daarna de praktijk.` },
  ...fields,
});
