const NURSE = '00000000-0000-4000-8000-0000000000a3';
const CARER = '00000000-0000-4000-8000-0000000000a4';

/** A care plan with everything that it needs, for the examples. */
export const plan = {
  clientGoals: ['In mijn eigen huis blijven'],
  pillars: [
    { pillar: 'ZZ', situation: 'Vergeet insuline', action: 'Thuiszorg geeft insuline' },
    { pillar: 'MM', wish: 'Weer zingen', action: 'Koor op woensdag' },
    { pillar: 'GG', notApplicable: 'Beweegt en eet goed' },
  ],
  safetyChecklist: [{ item: 'FIRE', risk: 'HIGH', measure: 'Inductieplaat met wekker' }],
  safetyNet: [{ who: 'Karin', what: 'Belt elke avond', fallback: 'Buurvrouw heeft een sleutel' }],
  advanceCare: { plannedOn: '2027-02-01' },
  stage: 4,
  visitAgreement: { everyWeeks: 8, byPerson: CARER, alternatesWith: NURSE },
  familyTalkAgreement: { withWhom: 'Karin', byWhom: CARER, howOften: 'Elke maand' },
  firstContactAgreement: { byWhom: NURSE, phone: '06-00 00 00 09' },
  crisisPlan: { signs: 'Dwaalt, eet niet', firstStep: 'Bel Karin, dan de praktijk' },
};
