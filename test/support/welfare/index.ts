import { defineTrack } from '../../../machines/track.ts';
import { contract } from './contract.ts';
import { examples } from './examples.ts';
import { machine } from './machine.ts';
import { view } from './view.ts';
import { words } from './words.ts';

/** A track that no release has: tests add it as a folder and a line, to prove that nothing else is needed. */
export const welfare = defineTrack({
  id: 'welfare',
  version: 1,
  machine,
  contract,
  view,
  words,
  facts: {},
  effects: {
    remindOwner: ({ context }) => [{ do: 'notify', to: { person: context.coach }, text: 'contact' }],
    tellCaseEnded: ({ context, self }) => [{ do: 'tell', to: { id: context.caseId }, type: 'TRACK_ENDED', payload: { trackId: self } }],
  },
  timers: { WELFARE_CONTACT: { anchor: 'entry', offset: 5, unit: 'wd', repeats: { offset: 5, unit: 'wd' } } },
  payloadGuards: [],
  rest: {},
  waitsFor: { taking: 'CASE_OWNER' },
  examples,
});
