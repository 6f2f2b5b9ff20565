import { defineTrack } from '../track.ts';
import { contract } from './contract.ts';
import { effects } from './effects.ts';
import { examples } from './examples.ts';
import { facts } from './facts.ts';
import { explain } from './guards.ts';
import { machine } from './machine.ts';
import { timers } from './timers.ts';
import { view } from './view.ts';
import { words } from './words.ts';

/** Dementia case management (DOMAIN.md 3.11). */
export const dementia = defineTrack({
  id: 'dementia',
  version: 1,
  machine,
  contract,
  view,
  words,
  facts,
  effects,
  timers,
  payloadGuards: ['cmCapacity', 'carePlanComplete', 'agreedWithClient', 'crisisLogged'],
  explain,
  rest: { closed: 'the track is over; it can be opened again' },
  waitsFor: { admissionPrep: 'DEM_CM', noDementia: 'POH_O' },
  examples,
});
