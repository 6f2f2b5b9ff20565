import { defineTrack } from '../track.ts';
import { contract } from './contract.ts';
import { effects } from './effects.ts';
import { examples } from './examples.ts';
import { facts } from './facts.ts';
import { machine } from './machine.ts';
import { timers, view } from './view.ts';
import { words } from './words.ts';

/** An emergency access, from asking to its review (TRUST.md L13, R-22). Its own specification: the domain reference has no such machine. */
export const breakGlass = defineTrack({
  id: 'breakGlass',
  version: 1,
  machine,
  contract,
  view,
  words,
  facts,
  effects,
  timers,
  payloadGuards: ['judgedByAnother'],
  // Only by its own route, which asks the second factor and looks who the client is.
  startedBy: ['SYSTEM'],
  rest: { asked: 'judged in the same transaction' },
  waitsFor: {},
  examples,
});
