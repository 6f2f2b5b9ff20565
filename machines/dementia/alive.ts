/** The states of a dementia track in which the client lives and the track runs: from each of them death leads to bereavement. */
export const ALIVE = [
  'concernRaised',
  'firstContact',
  'watchful',
  'diagnostics',
  'enrolled',
  'intake',
  'planDraft',
  'following',
  'reassigning',
  'tempStay',
  'admissionPrep',
  'warmHandover',
  'aftercare',
];
