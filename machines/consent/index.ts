import { defineTrack } from '../track.ts';
import { contract } from './contract.ts';
import { effects, facts } from './effects.ts';
import { examples } from './examples.ts';
import { machine } from './machine.ts';
import { timers, view } from './view.ts';
import { words } from './words.ts';

/** What a client lets professionals share, with whom, for what and until when (DOMAIN.md 3.14). */
export const consent = defineTrack({
  id: 'consent',
  version: 1,
  machine,
  contract,
  view,
  words,
  facts,
  effects,
  timers,
  payloadGuards: ['signatoriesComplete', 'mayAskAgain'],
  rest: {
    implied: 'it holds as long as its purpose does, and ends with it',
    refused: 'a no is respected until the client comes back to it',
    withdrawn: 'a withdrawal is respected until the client comes back to it',
  },
  waitsFor: { notAsked: 'CASE_OWNER', expired: 'CASE_OWNER' },
  examples,
});
