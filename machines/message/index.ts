import { defineTrack } from '../track.ts';
import { contract } from './contract.ts';
import { effects, facts } from './effects.ts';
import { examples } from './examples.ts';
import { machine } from './machine.ts';
import { timers, view } from './view.ts';
import { words } from './words.ts';

/** One letter on its way to one recipient, so that it can be proven to have arrived (DOMAIN.md 3.19). */
export const message = defineTrack({
  id: 'message',
  version: 1,
  machine,
  contract,
  view,
  words,
  facts,
  effects,
  timers,
  payloadGuards: [],
  rest: {},
  waitsFor: { queued: 'CASE_OWNER', delivered: 'CASE_OWNER', dead: 'CASE_OWNER' },
  examples,
});
