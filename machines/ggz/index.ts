import { defineTrack } from '../track.ts';
import { contract } from './contract.ts';
import { effects } from './effects.ts';
import { examples } from './examples.ts';
import { facts } from './facts.ts';
import { explain } from './guards.ts';
import { machine } from './machine.ts';
import { timers, view } from './view.ts';
import { words } from './words.ts';

/** The mental health talk with risk assessment (DOMAIN.md 3.12). */
export const ggz = defineTrack({
  id: 'ggz',
  version: 1,
  machine,
  contract,
  view,
  words,
  facts,
  effects,
  timers,
  payloadGuards: ['itemConsentOk', 'riskFormComplete', 'crisisLogged', 'monitoringOwner'],
  explain,
  rest: { closed: 'the talk is over; it can be opened again' },
  waitsFor: { proposed: 'POH_GGZ', scheduled: 'POH_GGZ', discussing: 'POH_GGZ', agreeing: 'POH_GGZ', feedback: 'POH_GGZ' },
  examples,
});
