import { defineTrack } from '../track.ts';
import { contract } from './contract.ts';
import { effects, facts } from './effects.ts';
import { examples } from './examples.ts';
import { machine } from './machine.ts';
import { timers, view } from './view.ts';
import { words } from './words.ts';

/** A request to erase a file, from receipt to confirmation (TRUST.md D.3). Its own specification: the domain reference has no such machine. */
export const erasure = defineTrack({
  id: 'erasure',
  version: 1,
  machine,
  contract,
  view,
  words,
  facts,
  effects,
  timers,
  payloadGuards: ['groundNamed'],
  explain: {
    groundNamed: ({ event }) => ({ missing: [...(event.ground ? [] : ['ground']), ...(event.explanation ? [] : ['explanation'])] }),
  },
  rest: {},
  waitsFor: { granted: 'PRIVACY_OFFICER', approved: 'ADMIN' },
  examples,
});
