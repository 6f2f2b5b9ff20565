import { caseFact } from '../beside-case.ts';
import { defineTrack } from '../track.ts';
import { contract } from './contract.ts';
import { effects } from './effects.ts';
import { examples } from './examples.ts';
import { explain } from './guards.ts';
import { machine } from './machine.ts';
import { timers, view } from './view.ts';
import { words } from './words.ts';

/** The reporting code for domestic violence and child abuse (DOMAIN.md 3.20). */
export const meldcode = defineTrack({
  id: 'meldcode',
  version: 1,
  machine,
  contract,
  view,
  words,
  facts: { case: caseFact },
  effects,
  timers,
  payloadGuards: ['stepRecorded', 'weighed', 'helpAllowed', 'crisisLogged'],
  explain,
  rest: {},
  waitsFor: {},
  examples,
});
